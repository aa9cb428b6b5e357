// `vekha store copy`: everything into another database, proved equal before it says done.
#include <iomanip>

#include "config/address.hpp"
#include "daemon/app/installation.hpp"
#include "daemon/commands/command.hpp"
#include "daemon/storage/copy.hpp"

namespace vekha::commands {
namespace {

constexpr std::string_view file_scheme = "sqlite:";
constexpr std::size_t password_bytes = 4096;

const Grammar grammar{{"--from", "--to", "--password-file"},
                      {},
                      1,
                      1,
                      "vekha store copy --from sqlite:ФАЙЛ --to postgresql://пользователь@узел/база "
                      "[--password-file ФАЙЛ]"};

/// Where one side is: "sqlite:FILE" or a server's address.
Result<StoreOptions> side(const Arguments& arguments, const std::string& option) {
    const auto given = arguments.option(option);
    if (!given)
        return failure(Fault::invalid_input, "Не сказано, что и куда переносить.", option,
                       "Использование: " + grammar.usage);
    StoreOptions options;
    if (given->starts_with(file_scheme)) {
        options.path = given->substr(file_scheme.size());
        return options;
    }
    if (!config::is_database_url(*given))
        return failure(Fault::invalid_input, "Это не адрес базы.", option, "Использование: " + grammar.usage);
    if (config::has_password(*given))
        return failure(Fault::invalid_input, "В адресе базы стоит пароль: его увидят в списке программ.",
                       option, "Уберите его из адреса и укажите файл с паролем: --password-file.");
    options.server = *given;
    if (const auto file = arguments.option("--password-file")) {
        auto password = read_whole_file(*file, password_bytes);
        if (!password) return tl::unexpected(password.error());
        options.server_password = password->substr(0, password->find('\n'));
    }
    return options;
}

Result<void> must_exist(const StoreOptions& from) {
    std::error_code code;
    if (!from.server.empty() || std::filesystem::exists(from.path, code)) return {};
    return failure(Fault::not_found, "Нет такой базы.", from.path.string(), "Проверьте путь после --from.");
}

}  // namespace

int store_command(Words words, std::ostream& out, std::ostream& err) {
    const auto arguments = parse_arguments(words, grammar);
    if (!arguments) return fail(err, arguments.error());
    if (arguments->words.front() != "copy")
        return fail(err, Error{Fault::invalid_input, "Неизвестное действие.", arguments->words.front(),
                               "Использование: " + grammar.usage});
    const auto from = side(*arguments, "--from");
    if (!from) return fail(err, from.error());
    const auto to = side(*arguments, "--to");
    if (!to) return fail(err, to.error());
    if (auto there = must_exist(*from); !there) return fail(err, there.error());
    const auto report = copy_store(*from, *to, [&](std::string_view table, std::int64_t rows) {
        out << std::left << std::setw(16) << table << rows << '\n' << std::flush;
    });
    if (!report) return fail(err, report.error());
    out << "Перенесено строк: " << report->rows << ". Журнал сошёлся: записей " << report->entries
        << ", задач " << report->tasks << ".\nКонтрольная сумма последней записи: " << report->head << "\n";
    return 0;
}

}  // namespace vekha::commands
