// `vekha serve`: the daemon, until SIGTERM or SIGINT. SIGHUP has it look at its certificate.
#include <atomic>
#include <csignal>

#include <unistd.h>

#include "daemon/app/app.hpp"
#include "daemon/app/evidence.hpp"
#include "daemon/app/serving.hpp"
#include "daemon/commands/command.hpp"
#include "daemon/runtime/log.hpp"
#include "daemon/web/page.hpp"

namespace vekha::commands {
namespace {

const Grammar grammar{{"--config", "--data", "--clock"},
                      {"--check"},
                      0,
                      0,
                      "vekha serve [--data КАТАЛОГ | --config ФАЙЛ] [--check] [--clock ФАЙЛ]"};

std::string_view name_of(config::LogLevel level) {
    switch (level) {
        case config::LogLevel::debug:
            return "debug";
        case config::LogLevel::info:
            return "info";
        case config::LogLevel::warning:
            return "warning";
        case config::LogLevel::error:
            return "error";
    }
    return "info";
}

/// SIGTERM, SIGINT and SIGHUP wait for the main thread; every thread started later inherits that.
sigset_t hold_signals() {
    sigset_t held;
    sigemptyset(&held);
    sigaddset(&held, SIGTERM);
    sigaddset(&held, SIGINT);
    sigaddset(&held, SIGHUP);
    pthread_sigmask(SIG_BLOCK, &held, nullptr);
    // A write to a closed connection and a file past its limit are errors of that write, not of the daemon.
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
    return held;
}

int check(const Arguments& arguments, std::ostream& out, std::ostream& err) {
    const auto site = load_site(settings_path(arguments));
    if (!site) return fail(err, site.error());
    // A folder is made at the start; another machine can be asked now.
    const auto& store = site->options.store;
    if (store.evidence.s3)
        if (const auto files = open_evidence(store, EvidenceUse::keep); !files)
            return fail(err, files.error());
    if (const auto certificate = open_certificate(site->options.server.tls); !certificate)
        return fail(err, certificate.error());
    out << "Настройки верны: " << settings_path(arguments).string() << '\n';
    return 0;
}

}  // namespace

int serve_command(Words words, std::ostream& out, std::ostream& err) {
    const auto arguments = parse_arguments(words, grammar);
    if (!arguments) return fail(err, arguments.error());
    if (arguments->has("--check")) return check(*arguments, out, err);
    const auto signals = hold_signals();
    auto installation = open_installation(*arguments, {});
    if (!installation) return fail(err, installation.error());
    const auto options = installation->site.options;
    log::configure(name_of(options.log.level), options.log.json);
    if (installation->vault->made())
        log::warning("secrets_key_made", {{"file", installation->vault->file().string()}});
    // A newer program took the database over: end as at a signal, but not as a success.
    std::atomic<bool> outgrown = false;
    auto app = App::start(std::move(*installation), http::Assets(web::page()), [&](const Error&) {
        outgrown = true;
        ::kill(::getpid(), SIGTERM);
    });
    if (!app) return fail(err, app.error());
    out << "Веха отвечает: " << options.server.public_url;
    if ((*app)->port() != 0) out << " (порт " << (*app)->port() << ")";
    out << '\n' << std::flush;
    int received = 0;
    while (sigwait(&signals, &received) == 0 && received == SIGHUP) {
        log::info("reloading");
        (*app)->reload();
    }
    log::info("stopping", {{"signal", std::to_string(received)}});
    const bool in_time = (*app)->stop(options.server.shutdown_deadline);
    return in_time && !outgrown ? 0 : 1;
}

}  // namespace vekha::commands
