#include "daemon/conversion/programs.hpp"

#include <atomic>
#include <csignal>
#include <utility>

#include "daemon/runtime/log.hpp"

namespace vekha::conversion {
namespace {

std::optional<std::string> path_of(const Program& program) {
    if (program.name.starts_with('/')) return program.name;
    return find_program(program.name);
}

tl::unexpected<Error> missing(const Program& program) {
    return failure(Fault::unavailable,
                   "Чтобы прочитать такой документ, на сервере нужна программа " + program.name, {},
                   "Администратору: apt-get install " + program.packages);
}

/// Once in the life of the daemon: the administrator can change it, but need not hear of it at each document.
void warn_of_network(const ChildEnd& end) {
    static std::atomic_flag said;
    if (end.how == ChildEnd::How::not_started || end.network_barriers > 0 || said.test_and_set()) return;
    log::warning("conversion_with_network",
                 {{"reason", "the kernel gives neither a network namespace nor a filter of system calls"}});
}

tl::unexpected<Error> too_big() {
    return failure(Fault::too_large, "Преобразование документа требует слишком много памяти или места", {},
                   "Разделите документ на части или уменьшите в нём изображения");
}

}  // namespace

Error refused_document() {
    return Error{Fault::unreadable,
                 "Документ не открывается: он повреждён или защищён паролем",
                 {},
                 "Откройте его в своей программе, снимите пароль и сохраните заново"};
}

Result<std::string> run_program(const Program& program, std::vector<std::string> arguments,
                                const TempFolder& folder, const ChildLimits& limits) {
    const auto path = path_of(program);
    if (!path) return missing(program);
    arguments.insert(arguments.begin(), *path);
    ChildEnd end = run_child({std::move(arguments), folder.path(), limits});
    warn_of_network(end);
    if (end.good()) return std::move(end.output);
    // The complaint may quote the document: only how the program ended is logged.
    log::info("conversion_failed", {{"program", program.name},
                                    {"end", std::to_string(static_cast<int>(end.how))},
                                    {"status", std::to_string(end.status)}});
    switch (end.how) {
        case ChildEnd::How::not_started:
            return missing(program);
        case ChildEnd::How::too_slow:
            break;
        case ChildEnd::How::too_large:
            return too_big();
        case ChildEnd::How::signalled:
            if (end.status == SIGXCPU || end.status == SIGKILL) break;
            if (end.status == SIGXFSZ || end.status == SIGABRT) return too_big();
            return tl::unexpected(refused_document());
        case ChildEnd::How::exited:
            return tl::unexpected(refused_document());
    }
    return failure(Fault::too_slow, "Документ не удалось преобразовать за отведённое время", {},
                   "Разделите документ на части или пришлите его в формате .docx");
}

}  // namespace vekha::conversion
