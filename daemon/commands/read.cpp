#include "daemon/commands/read.hpp"

#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>

#include "daemon/conversion/converter.hpp"
#include "workflow/model/limits.hpp"
#include "workflow/reports/reading_json.hpp"
#include "workflow/reports/reading_table.hpp"
#include "workflow/service/reading.hpp"

namespace vekha {
namespace {

Result<std::string> bytes_of(const std::string& path) {
    std::error_code error;
    const auto status = std::filesystem::status(path, error);
    if (!std::filesystem::exists(status)) return failure(Fault::not_found, "Такого файла нет", path);
    if (std::filesystem::is_directory(status))
        return failure(Fault::invalid_input, "Это папка, а нужен файл", path, "Назовите один документ");
    std::ifstream file(path, std::ios::binary);
    if (!file) return failure(Fault::forbidden, "Файл не открывается", path, "Проверьте права на чтение");
    std::string bytes(limits::document_bytes + 1, '\0');
    file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    bytes.resize(static_cast<std::size_t>(file.gcount()));
    return bytes;
}

Result<Roadmap> roadmap_of(const std::string& path) {
    conversion::ProgramConverter converter;
    return bytes_of(path)
        .and_then([&](const std::string& bytes) { return read_bytes(bytes, ReadingRules{}, &converter); })
        .map([](DocumentReading&& reading) { return std::move(reading.roadmap); })
        .map_error([&](Error error) {
            if (error.where != path) error.where = error.where.empty() ? path : path + ", " + error.where;
            return error;
        });
}

}  // namespace

int read_command(std::span<const std::string> args, std::ostream& out, std::ostream& err) {
    std::optional<std::string> path;
    bool table = false, wrong = false;
    for (const std::string& arg : args) {
        if (arg == "--table")
            table = true;
        else if (arg.starts_with("--") || path)
            wrong = true;
        else
            path = arg;
    }
    if (wrong || !path) {
        err << "Как вызывать: vekha read ФАЙЛ [--table]\n";
        return 2;
    }
    const auto roadmap = roadmap_of(*path);
    if (!roadmap) {
        err << describe(roadmap.error()) << '\n';
        return 1;
    }
    out << (table ? reading_table(*roadmap) : reading_json(*roadmap));
    return 0;
}

}  // namespace vekha
