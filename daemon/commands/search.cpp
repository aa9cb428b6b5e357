// `vekha search`: how far the index of words has come, and making it anew.
#include "daemon/storage/search.hpp"

#include "daemon/app/evidence.hpp"
#include "daemon/app/file_text.hpp"
#include "daemon/app/installation.hpp"
#include "daemon/commands/command.hpp"
#include "daemon/conversion/converter.hpp"

namespace vekha::commands {
namespace {

const Grammar grammar{
    {"--config", "--data"}, {}, 1, 1, "vekha search rebuild [--data КАТАЛОГ | --config ФАЙЛ]"};

/// Everything, files too; what a running server did meanwhile is not done again.
Result<std::size_t> rebuild(Store& store, SearchIndex& index, const ReadFileText& read) {
    if (auto begun = index_anew(store, index); !begun) return tl::unexpected(begun.error());
    std::size_t files = 0;
    for (bool more = true; more;) {
        const auto stepped = index_more(store, index);
        if (!stepped) return tl::unexpected(stepped.error());
        more = *stepped;
        if (more) continue;
        const auto file = index_file(store, index, read);
        if (!file) return tl::unexpected(file.error());
        more = *file;
        files += *file ? 1 : 0;
    }
    return files;
}

}  // namespace

int search_command(Words words, std::ostream& out, std::ostream& err) {
    const auto arguments = parse_arguments(words, grammar);
    if (!arguments) return fail(err, arguments.error());
    if (arguments->words.front() != "rebuild")
        return fail(err, Error{Fault::invalid_input, "Неизвестное действие.", arguments->words.front(),
                               "Использование: " + grammar.usage});
    // The bare store: the index is no change of anybody's that the journal would have to tell.
    const auto open = open_installation(*arguments, {});
    if (!open) return fail(err, open.error());
    const auto index = search_of(*open->store);
    if (!index) return fail(err, Error{Fault::unavailable, "У этой базы указателя слов нет.", {}, {}});
    const auto files = open_evidence(open->site.options.store, EvidenceUse::read);
    if (!files) return fail(err, files.error());
    conversion::ProgramConverter converter;
    const auto read = rebuild(*open->store, *index, file_text_reader(**files, converter));
    if (!read) return fail(err, read.error());
    out << "Указатель слов построен заново. Прочитано файлов: " << *read << ".\n";
    return 0;
}

}  // namespace vekha::commands
