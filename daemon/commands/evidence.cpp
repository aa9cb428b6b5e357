// `vekha evidence copy` moves the files of proof to another place, `vekha evidence verify` re-hashes them.
#include "workflow/service/evidence.hpp"

#include <utility>

#include "daemon/app/evidence.hpp"
#include "daemon/app/installation.hpp"
#include "daemon/commands/command.hpp"

namespace vekha::commands {
namespace {

const Grammar grammar{
    {"--config", "--data", "--from", "--to"},
    {"--rehash"},
    1,
    1,
    "vekha evidence copy --to МЕСТО [--from МЕСТО] [--rehash] | vekha evidence verify [--from МЕСТО] "
    "[--data КАТАЛОГ | --config ФАЙЛ]; МЕСТО: папка или s3://бакет?endpoint=…"};

constexpr std::int64_t mebibyte = 1024 * 1024;
/// Lines of progress over the whole of a command.
constexpr std::size_t progress_lines = 20;

Error wrong_words(std::string message, std::string where) {
    return {Fault::invalid_input, std::move(message), std::move(where), "Использование: " + grammar.usage};
}

/// The place that an option names; the settings' own where it is absent.
Result<config::EvidencePlace> place_of(const Arguments& arguments, const std::string& option,
                                       const config::StoreOptions& store) {
    const auto text = arguments.option(option);
    if (!text) return store.evidence;
    auto place = config::parse_evidence_place(*text);
    if (!place) place.error().where = option;
    if (place && !place->s3) place->folder = std::filesystem::absolute(place->folder).lexically_normal();
    return place;
}

Result<std::unique_ptr<EvidenceFiles>> open_source(const Arguments& arguments,
                                                   const config::StoreOptions& store,
                                                   const config::EvidencePlace& place) {
    std::error_code code;
    // A slip in the path would otherwise show as every file missing.
    if (arguments.option("--from") && !place.s3 && !std::filesystem::is_directory(place.folder, code))
        return failure(Fault::not_found, "Такой папки нет.", place.folder.string(), "Проверьте --from.");
    return open_evidence(store, place, EvidenceUse::read);
}

EvidenceProgress progress_to(std::ostream& out) {
    return [&out, told = std::size_t{0}](std::size_t done, std::size_t all) mutable {
        const auto step = done * progress_lines / all;
        if (std::exchange(told, step) == step || done == all) return;
        out << "  " << done << " из " << all << '\n' << std::flush;
    };
}

/// A line for each task that names a file which is not whole; the exit code.
int tell_faults(std::ostream& err, const EvidenceReport& report, const std::string& place) {
    int code = 0;
    for (const auto& [file, standing] : report.faults)
        code = fail(err, Error{Fault::damaged,
                               standing == FileStanding::missing ? "Файла нет в хранилище."
                                                                 : "Файл не соответствует контрольной сумме.",
                               "задача " + std::to_string(file.task.value) + ", подтверждение " +
                                   std::to_string(file.number) + " «" + file.title + "»",
                               "Верните файл " + file.sha256 + " из резервной копии в " + place + "."});
    return code;
}

void tell_size(std::ostream& out, const EvidenceReport& report) {
    out << report.files << " (" << (report.bytes + mebibyte - 1) / mebibyte << " МБ)";
}

int verify(const Arguments& arguments, const Installation& installation, std::ostream& out,
           std::ostream& err) {
    const auto& store = installation.site.options.store;
    if (arguments.option("--to") || arguments.has("--rehash"))
        return fail(err, wrong_words("Проверка ничего не копирует.", "--to, --rehash"));
    const auto place = place_of(arguments, "--from", store);
    if (!place) return fail(err, place.error());
    const auto files = open_source(arguments, store, *place);
    if (!files) return fail(err, files.error());
    const auto named = named_files(*installation.store);
    if (!named) return fail(err, named.error());
    out << "Проверяются подтверждающие документы: " << config::describe(*place) << '\n';
    const auto report = verify_evidence(*named, **files, progress_to(out));
    if (!report) return fail(err, report.error());
    if (const int code = tell_faults(err, *report, config::describe(*place))) return code;
    out << "Все файлы целы: ";
    tell_size(out, *report);
    out << ".\n";
    return 0;
}

int copy(const Arguments& arguments, const Installation& installation, std::ostream& out, std::ostream& err) {
    const auto& store = installation.site.options.store;
    if (!arguments.option("--to")) return fail(err, wrong_words("Не сказано, куда копировать.", "--to"));
    const auto from = place_of(arguments, "--from", store);
    if (!from) return fail(err, from.error());
    const auto to = place_of(arguments, "--to", store);
    if (!to) return fail(err, to.error());
    if (*from == *to) return fail(err, wrong_words("Откуда и куда копировать, одно и то же место.", "--to"));
    const auto source = open_source(arguments, store, *from);
    if (!source) return fail(err, source.error());
    const auto target = open_evidence(store, *to, EvidenceUse::keep);
    if (!target) return fail(err, target.error());
    const auto named = named_files(*installation.store);
    if (!named) return fail(err, named.error());
    out << "Копируются подтверждающие документы: " << config::describe(*from) << " → "
        << config::describe(*to) << '\n';
    const auto report =
        copy_evidence(*named, **source, **target, arguments.has("--rehash"), progress_to(out));
    if (!report) {
        const int code = fail(err, report.error());
        err << "Скопированное осталось на месте: повторите ту же команду, она продолжит.\n";
        return code;
    }
    const int code = tell_faults(err, *report, config::describe(*from));
    out << "Файлов: ";
    tell_size(out, *report);
    out << ", скопировано " << report->copied << ", уже были на месте "
        << report->files - report->copied - report->bad << ".\n";
    if (code == 0 && *to != store.evidence)
        out << "Все документы на новом месте. Впишите его в настройки (раздел [store], ключ evidence), "
               "перезапустите "
               "Веху и донесите загруженное тем временем: та же команда, и в --from прежнее место.\n";
    return code;
}

}  // namespace

int evidence_command(Words words, std::ostream& out, std::ostream& err) {
    const auto arguments = parse_arguments(words, grammar);
    if (!arguments) return fail(err, arguments.error());
    const auto& what = arguments->words.front();
    if (what != "copy" && what != "verify")
        return fail(err, wrong_words("Неизвестное действие с документами.", what));
    const auto open = open_installation(*arguments);
    if (!open) return fail(err, open.error());
    return what == "copy" ? copy(*arguments, *open, out, err) : verify(*arguments, *open, out, err);
}

}  // namespace vekha::commands
