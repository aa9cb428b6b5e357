#include "daemon/storage/sql/migration.hpp"

namespace vekha::sql {

Error written_by_newer(std::int64_t version, int known, std::string where) {
    return {Fault::newer_database,
            "База записана более новой программой: её версия " + std::to_string(version) +
                ", эта программа знает версии до " + std::to_string(known) + ".",
            std::move(where), "Установите программу не старее той, что работала с базой."};
}

Error step_failed(const Migration& step, Error error) {
    error.message = "Обновление базы («" + std::string(step.file) + "») не удалось: " + error.message;
    return error;
}

}  // namespace vekha::sql
