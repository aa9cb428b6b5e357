#include "daemon/commands/audit.hpp"

#include "daemon/app/evidence.hpp"
#include "daemon/app/installation.hpp"
#include "daemon/commands/command.hpp"
#include "workflow/service/audit.hpp"

namespace vekha::commands {
namespace {

const Grammar grammar{
    {"--config", "--data"}, {}, 1, 1, "vekha audit verify [--data КАТАЛОГ | --config ФАЙЛ]"};

}  // namespace

int audit_command(Words words, std::ostream& out, std::ostream& err) {
    const auto arguments = parse_arguments(words, grammar);
    if (!arguments) return fail(err, arguments.error());
    if (arguments->words.front() != "verify")
        return fail(err, Error{Fault::invalid_input, "Неизвестная проверка.", arguments->words.front(),
                               "Использование: " + grammar.usage});
    const auto open = open_installation(*arguments);
    if (!open) return fail(err, open.error());
    const auto files = open_evidence(open->site.options.store, EvidenceUse::read);
    if (!files) return fail(err, files.error());
    const auto report = audit(*open->store, files->get());
    if (!report) return fail(err, report.error());
    out << "Журнал цел: записей " << report->entries << ", задач " << report->tasks << ", файлов "
        << report->files << ". Расхождений нет.\nКонтрольная сумма последней записи: " << report->head
        << "\n";
    return 0;
}

}  // namespace vekha::commands
