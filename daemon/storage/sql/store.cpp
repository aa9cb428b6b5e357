#include "daemon/storage/sql/store.hpp"

#include <exception>

#include "daemon/storage/sql/view.hpp"

namespace vekha::sql {
namespace {

Result<void> read_on(Connection& connection, const std::function<Result<void>(Connection&)>& function) {
    auto done = connection.begin_read();
    if (!done) return done;
    try {
        done = function(connection);
    } catch (const std::exception& thrown) {
        done = failure(Fault::internal, "Внутренняя ошибка при чтении базы.", thrown.what());
    } catch (...) {
        done = failure(Fault::internal, "Внутренняя ошибка при чтении базы.");
    }
    if (connection.in_transaction()) {
        const auto ended = connection.commit();
        if (done && !ended) done = ended;
    }
    return done;
}

}  // namespace

void Readers::give(std::unique_ptr<Connection> connection) {
    {
        const std::lock_guard lock(mutex_);
        idle_.push_back(std::move(connection));
    }
    free_.notify_one();
}

std::unique_ptr<Connection> Readers::take() {
    std::unique_lock lock(mutex_);
    free_.wait(lock, [&] { return !idle_.empty(); });
    auto connection = std::move(idle_.back());
    idle_.pop_back();
    return connection;
}

SqlStore::SqlStore(std::unique_ptr<Connection> writer, WriterOptions options)
    : writer_(std::move(writer), options) {}

Result<void> SqlStore::read(const ReadFunction& function) {
    return read_rows([&](Connection& connection) -> Result<void> {
        View view(connection);
        return function(view);
    });
}

Result<void> SqlStore::read_rows(const std::function<Result<void>(Connection&)>& function) {
    auto connection = readers_.take();
    auto done = read_on(*connection, function);
    readers_.give(std::move(connection));
    return done;
}

}  // namespace vekha::sql
