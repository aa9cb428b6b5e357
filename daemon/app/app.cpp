#include "daemon/app/app.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <map>

#include <sodium.h>
#include <unistd.h>

#include "daemon/api/api.hpp"
#include "daemon/app/antivirus.hpp"
#include "daemon/app/channels.hpp"
#include "daemon/app/file_text.hpp"
#include "daemon/app/links.hpp"
#include "daemon/app/mailbox.hpp"
#include "daemon/app/serving.hpp"
#include "daemon/app/sign_in_ways.hpp"
#include "daemon/app/warnings.hpp"
#include "daemon/conversion/converter.hpp"
#include "daemon/http/server.hpp"
#include "daemon/runtime/engine_loop.hpp"
#include "daemon/runtime/inbox_loop.hpp"
#include "daemon/runtime/lifecycle.hpp"
#include "daemon/runtime/log.hpp"
#include "daemon/runtime/mail_loop.hpp"
#include "daemon/runtime/node_loop.hpp"
#include "daemon/runtime/search_loop.hpp"
#include "daemon/runtime/webhook_loop.hpp"
#include "daemon/storage/search.hpp"
#include "notifiers/channels/turnstile.hpp"
#include "notifiers/template_folder.hpp"

namespace vekha {
namespace {

constexpr std::size_t lease_bytes = 12;

std::uint64_t random_bits() {
    std::uint64_t bits = 0;
    randombytes_buf(&bits, sizeof bits);
    return bits;
}

/// The machine's name, for people who look which daemon is which.
std::string host_name() {
    std::array<char, 256> name{};
    if (::gethostname(name.data(), name.size() - 1) != 0) return "localhost";
    return name.data();
}

Result<std::shared_ptr<const TemplateSet>> load_templates(const std::filesystem::path& folder) {
    auto templates = std::make_shared<TemplateSet>(TemplateSet::built_in());
    if (!folder.empty())
        if (auto replaced = replace_from_folder(*templates, folder); !replaced)
            return tl::unexpected(replaced.error());
    return templates;
}

void log_request(const http::Served& line) {
    log::info("request", {{"method", http::name(line.method)},
                          {"path", line.path},
                          {"peer", line.peer},
                          {"proxy", line.proxy},
                          {"scheme", line.secure ? "https" : "http"},
                          {"status", std::to_string(line.status)},
                          {"bytes", std::to_string(line.bytes)}});
}

/// How long a sender may hold what it claimed: it waits its turn, then a server that answers nothing takes
/// the time-out twice (a kept connection that died is opened anew), each time once more for its goodbye.
std::chrono::milliseconds longest_hold(const config::Options& options) {
    constexpr int waits = 4;
    constexpr int turns = 2;  // of the chat and of all
    const auto timeout = std::max({options.mail.smtp.timeout, options.mail.gateway.timeout,
                                   options.telegram.timeout, options.max.timeout});
    return OutboxLoop::claim_fresh + waits * timeout + turns * longest_turn;
}

}  // namespace

/// Declared in the order of leaning: what comes later uses what comes before.
struct App::Parts {
    explicit Parts(Installation opened)
        : installation(std::move(opened)),
          life([](const std::string& part, std::chrono::milliseconds took, bool in_time) {
              const std::string milliseconds = std::to_string(took.count());
              if (in_time)
                  log::info("stopped", {{"part", part}, {"ms", milliseconds}});
              else
                  log::warning("stopped_late", {{"part", part}, {"ms", milliseconds}});
          }) {}

    config::Checked<void> start(http::Assets assets);
    config::Checked<void> make_senders();
    config::Checked<void> make_listeners();
    Result<void> take_hook(std::string_view channel, std::string_view secret, std::string_view body);
    config::Checked<void> make_answers();
    /// Something happened: people and other systems may have to hear of it.
    void wake_senders() {
        senders->nudge();
        webhook_loop->nudge();
        if (search_loop) search_loop->nudge();
    }
    void make_search();
    void make_node();
    void hear_others();
    Result<void> make_server(http::Assets assets);

    Installation installation;
    conversion::ProgramConverter converter;
    std::unique_ptr<EvidenceFiles> files;
    std::shared_ptr<const TemplateSet> shipped_templates;
    std::unique_ptr<Outbox> outbox;
    std::unique_ptr<OutboxLoop> senders;
    std::atomic<int> daemons = 1;  ///< that send, this one among them
    Channels channels;
    std::unique_ptr<webhooks::Sender> webhook_sender;
    std::unique_ptr<WebhookLoop> webhook_loop;
    std::unique_ptr<SearchIndex> search;  ///< none over a store that has no tables
    /// For files of proof: they are read beside what people wait for.
    conversion::ProgramConverter background_converter;
    std::unique_ptr<SearchLoop> search_loop;
    std::unique_ptr<EngineLoop> engine;
    std::map<std::string, std::unique_ptr<InboxLoop>, std::less<>> listeners;  ///< by the channel's name
    std::unique_ptr<MailSource> mailbox;
    std::unique_ptr<MailInbox> mail_inbox;
    std::unique_ptr<MailLoop> answers;  ///< none where answers by mail are not read
    SignInWays sign_in_ways;
    std::unique_ptr<http::Service> api;
    std::unique_ptr<http::Server> server;
    const std::string name =
        random_token(lease_bytes);  ///< of this run: as a node, and as a holder of leases
    std::unique_ptr<NodeLoop> node;
    std::function<void(const Error&)> outgrown;
    std::uint16_t port = 0;
    Lifecycle life;
};

config::Checked<void> App::Parts::make_senders() {
    const auto& options = installation.site.options;
    const auto one = [](const Error& error) { return tl::unexpected(config::Faults{error}); };
    auto made = make_channels(options, *installation.clock, [this] { return daemons.load(); });
    if (!made) return tl::unexpected(made.error());
    channels = std::move(*made);
    auto templates = load_templates(options.files.templates);
    if (!templates) return one(templates.error());
    shipped_templates = *templates;
    auto key = link_key(*installation.store);
    if (!key) return one(key.error());
    OutboxSettings settings;
    settings.channels = config::channel_order(options);
    settings.urgent_channels = config::urgent_order(options);
    settings.per_person_hourly = options.sending.per_person_per_hour;
    settings.domain = domain_of(options.mail.from);
    if (options.telegram.receive != config::Receive::off) settings.answered_chats.emplace_back("telegram");
    if (options.max.receive != config::Receive::off) settings.answered_chats.emplace_back("max");
    settings.lease = std::max(settings.lease, longest_hold(options));
    outbox = std::make_unique<Outbox>(
        *installation.store, installation.site.organization, std::move(*templates),
        make_links(options.server.public_url, answers_mailbox(options.answers), *key, *installation.clock),
        std::move(settings), random_bits);
    senders = std::make_unique<OutboxLoop>(*installation.store, *outbox, channels, *installation.clock, name,
                                           OutboxLoop::senders_default,
                                           [this] { return node && node->known_alive(); });
    webhook_sender = make_webhook_sender(options.webhooks);
    webhook_loop = std::make_unique<WebhookLoop>(
        *installation.store,
        [this](const Webhook& to, const std::string& id, const std::string& body, Instant now) {
            return webhook_sender->post(to, id, body, now);
        },
        [url = options.server.public_url](TaskId task) {
            return url + "/tasks/" + std::to_string(task.value);
        },
        *installation.clock, name);
    engine = std::make_unique<EngineLoop>(*installation.store, installation.site.organization,
                                          *installation.clock, [this] { wake_senders(); });
    return {};
}

void App::Parts::make_search() {
    search = search_of(*installation.store);
    if (!search) return;
    search_loop = std::make_unique<SearchLoop>(
        *installation.store, *search, file_text_reader(*files, background_converter), *installation.clock);
}

/// Needs the senders' channels, by which replies go out, and the files.
config::Checked<void> App::Parts::make_listeners() {
    auto listening = make_listening(installation.site.options);
    if (!listening) return tl::unexpected(listening.error());
    for (auto& [channel, one] : *listening) {
        InboxContext context{*installation.store,
                             *files,
                             [this] { return installation.site.organization; },
                             *installation.clock,
                             installation.site.options.store.evidence_bytes,
                             [this] {
                                 engine->nudge();
                                 senders->nudge();
                             },
                             name};
        listeners[channel] = std::make_unique<InboxLoop>(std::move(context), std::move(one.bot),
                                                         channels.at(channel), std::move(one.way));
    }
    return {};
}

Result<void> App::Parts::take_hook(std::string_view channel, std::string_view secret, std::string_view body) {
    const auto listener = listeners.find(channel);
    if (listener == listeners.end())
        return failure(Fault::unauthenticated, "Этот мессенджер здесь не слушают.");
    return listener->second->receive(secret, body);
}

config::Checked<void> App::Parts::make_answers() {
    const auto& options = installation.site.options;
    if (options.answers.source == config::AnswerSource::none) return {};
    const auto one = [](const Error& error) { return tl::unexpected(config::Faults{error}); };
    auto source = make_mailbox(options.answers, *installation.store);
    if (!source) return one(source.error());
    mailbox = std::move(*source);
    auto key = link_key(*installation.store);
    if (!key) return one(key.error());
    InboxSettings settings;
    settings.mailbox = options.answers.address;
    settings.limits.bytes = options.answers.mail_bytes;
    settings.limits.file_bytes = options.store.evidence_bytes;
    mail_inbox =
        std::make_unique<MailInbox>(*installation.store, *files, std::move(settings), std::move(*key));
    answers =
        std::make_unique<MailLoop>(*installation.store, *mail_inbox, *mailbox, installation.site.organization,
                                   *installation.clock, name, options.answers.poll, [this] {
                                       engine->nudge();
                                       senders->nudge();
                                   });
    return {};
}

Result<void> App::Parts::make_server(http::Assets assets) {
    const auto& options = installation.site.options;
    api::ApiContext context{
        *installation.store,
        *files,
        [this] { return installation.site.organization; },
        [this] { return installation.clock->now(); },
        [this](std::string_view, std::string_view bytes, const ReadingRules& rules) {
            return read_bytes(bytes, rules, &converter);
        },
        [this] {
            engine->nudge();
            wake_senders();
        },
        log_request,
        options.server.public_url,
        std::move(assets),
        {},
        {},
    };
    context.limits.evidence_bytes = options.store.evidence_bytes;
    context.limits.json_bytes = options.server.request_bytes;
    context.channels = config::channel_order(options);
    context.urgent_channels = config::urgent_order(options);
    context.channel_limits = config::channel_limits(options);
    context.templates = shipped_templates;
    context.bots = config::bot_names(options);
    context.take_hook = [this](std::string_view channel, std::string_view secret, std::string_view body) {
        return take_hook(channel, secret, body);
    };
    context.webhooks.check = [this](const std::string& address) { return webhook_sender->check(address); };
    context.webhooks.post = [this](const Webhook& to, const std::string& id, const std::string& body,
                                   Instant now) { return webhook_sender->post(to, id, body, now); };
    context.search = search.get();
    context.longest_session = options.server.session_lifetime;
    context.second_factor_duties = options.server.second_factor_required;
    auto ways = make_sign_in_ways(options, *installation.store);
    if (!ways) return tl::unexpected(ways.error());
    sign_in_ways = std::move(*ways);
    context.oidc = sign_in_ways.oidc.get();
    context.directory = sign_in_ways.directory();
    api = api::make_api(std::move(context));
    auto served = make_server_options(options.server, *installation.clock);
    if (!served) return tl::unexpected(served.error());
    auto doors = open_listeners(options.server);
    if (!doors) return tl::unexpected(doors.error());
    server = std::make_unique<http::Server>(*api, std::move(*served));
    auto bound = server->start(std::move(*doors));
    if (!bound) return tl::unexpected(bound.error());
    port = *bound;
    return {};
}

void App::Parts::make_node() {
    Node self;
    self.id = name;
    self.name = host_name() + ":" + std::to_string(port);
    self.version = VEKHA_VERSION;
    NodeLoop::Hooks hooks;
    hooks.may_plan = [this](bool may) { engine->may_plan(may); };
    hooks.freed = [this] { wake_senders(); };
    hooks.at_work = [this](int count) { daemons = count; };
    hooks.retention = installation.site.options.retention;
    hooks.outgrown = [this](const Error& error) {
        if (outgrown) outgrown(error);
    };
    node = std::make_unique<NodeLoop>(*installation.store, *installation.clock, std::move(self),
                                      std::move(hooks));
}

/// Other daemons' changes wake this one's engine and senders.
void App::Parts::hear_others() {
    installation.store->on_change([this] {
        engine->nudge();
        wake_senders();
    });
    life.started("news", [this](std::chrono::milliseconds) {
        installation.store->on_change({});
        return true;
    });
}

config::Checked<void> App::Parts::start(http::Assets assets) {
    const auto one = [](const Error& error) { return tl::unexpected(config::Faults{error}); };
    warn_of_calendar(*installation.site.organization, installation.clock->now());
    if (auto looked = warn_of_dates(*installation.store, *installation.site.organization); !looked)
        return one(looked.error());
    auto opened = open_watched_evidence(installation, [this] { wake_senders(); });
    if (!opened) return one(opened.error());
    files = std::move(*opened);
    make_search();
    if (auto made = make_senders(); !made) return made;
    if (auto made = make_listeners(); !made) return made;
    if (auto made = make_answers(); !made) return made;
    if (auto made = make_server(std::move(assets)); !made) return one(made.error());
    make_node();
    node->start();
    life.started("node", [this](std::chrono::milliseconds) { return node->stop(); });
    senders->start();
    life.started("outbox", [this](std::chrono::milliseconds) { return senders->stop(); });
    webhook_loop->start();
    life.started("webhooks", [this](std::chrono::milliseconds) { return webhook_loop->stop(); });
    if (search_loop) {
        search_loop->start();
        life.started("search", [this](std::chrono::milliseconds) { return search_loop->stop(); });
    }
    engine->start();
    life.started("engine", [this](std::chrono::milliseconds) { return engine->stop(); });
    for (auto& [channel, listener] : listeners) {
        listener->start();
        life.started("inbox " + channel,
                     [one = listener.get()](std::chrono::milliseconds) { return one->stop(); });
    }
    if (answers) {
        answers->start();
        life.started("answers", [this](std::chrono::milliseconds) { return answers->stop(); });
    }
    hear_others();
    life.started("server", [this](std::chrono::milliseconds left) { return server->stop(left); });
    return {};
}

App::App(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
App::~App() {
    stop(std::chrono::milliseconds{0});
}

config::Checked<std::unique_ptr<App>> App::start(Installation installation, http::Assets assets,
                                                 std::function<void(const Error&)> outgrown) {
    auto parts = std::make_unique<Parts>(std::move(installation));
    parts->outgrown = std::move(outgrown);
    if (auto started = parts->start(std::move(assets)); !started) return tl::unexpected(started.error());
    return std::unique_ptr<App>(new App(std::move(parts)));
}

std::uint16_t App::port() const {
    return parts_->port;
}
void App::reload() {
    parts_->server->look_at_certificate();
}
bool App::stop(std::chrono::milliseconds deadline) {
    return parts_->life.stop(deadline);
}

}  // namespace vekha
