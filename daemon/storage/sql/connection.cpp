#include "daemon/storage/sql/connection.hpp"

#include <algorithm>

namespace vekha::sql {

Statement* Connection::statement(std::string_view sql) {
    auto known = statements_.find(sql);
    if (known == statements_.end())
        known = statements_.emplace(std::string(sql), std::vector<std::unique_ptr<Statement>>{}).first;
    auto& prepared = known->second;
    const auto idle =
        std::find_if(prepared.begin(), prepared.end(), [](const auto& each) { return !each->busy; });
    if (idle != prepared.end()) return idle->get();
    auto made = prepare(sql);
    if (!made) {
        failed = true;
        return nullptr;
    }
    return prepared.emplace_back(std::move(made)).get();
}

Result<void> Connection::execute(std::string_view sql) {
    Statement* prepared = statement(sql);
    if (prepared && prepared->step() != Statement::Step::failed) {
        prepared->reset();
        return {};
    }
    auto failed_with = error();
    if (prepared && !broke_constraint()) failed = true;
    if (prepared) prepared->reset();
    return tl::unexpected(std::move(failed_with));
}

}  // namespace vekha::sql
