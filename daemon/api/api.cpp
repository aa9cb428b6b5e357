// The way of every request: route, session or key, scope, one-task bound, CSRF, right, body, handler, answer.
// In this order.
#include "daemon/api/api.hpp"

#include <algorithm>

#include "daemon/api/bearer.hpp"
#include "daemon/api/coming.hpp"
#include "daemon/api/handlers.hpp"
#include "daemon/api/routes.hpp"
#include "daemon/api/services.hpp"
#include "daemon/http/multipart.hpp"
#include "daemon/http/problem.hpp"
#include "workflow/secrets/wipe.hpp"
#include "workflow/service/api_tokens.hpp"
#include "workflow/service/same_secret.hpp"

namespace vekha::api {
namespace {

/// Base64 makes four bytes of three; the rest is for names, decisions and parties.
constexpr std::size_t import_room = 2 * 1024 * 1024;

bool says_json(const http::Request& request) {
    const auto type = request.header("content-type").value_or("");
    const auto bare = type.substr(0, type.find(';'));
    return http::same_ignoring_case(bare, "application/json");
}

http::Plan plan_of(const Route& route, const ApiLimits& limits) {
    using Body = http::Plan::Body;
    switch (route.input) {
        case Input::none:
            return {route.changes() ? Body::whole : Body::none, 0, std::nullopt};
        case Input::json:
            return {Body::whole, limits.json_bytes, std::nullopt};
        case Input::form:
            return {Body::whole, http::form_room, std::nullopt};
        case Input::import:
        case Input::document:
            return {Body::whole, limits.document_bytes / 3 * 4 + import_room, std::nullopt};
        case Input::file:
            return {Body::streamed, limits.evidence_bytes + (route.door == Door::key ? http::form_room : 0),
                    std::nullopt};
    }
    return {};
}

http::Response no_such_address() {
    return http::problem(
        Error{Fault::not_found, "Такого адреса нет.", {}, "Описание API: /api/v1/openapi.yaml."});
}

http::Response no_such_method(std::string allowed) {
    auto made = http::problem(
        405,
        Error{Fault::invalid_input, "Этот адрес не принимает такой метод.", {}, "Можно: " + allowed + "."});
    made.with("Allow", std::move(allowed));
    return made;
}

http::Response not_json() {
    return http::problem(415, Error{Fault::invalid_input, "Ожидался JSON.", "Content-Type",
                                    "Передайте Content-Type: application/json."});
}

Error comes_first(FirstDuty first) {
    if (first == FirstDuty::password)
        return {Fault::forbidden, "Этот пароль дал вам администратор: сначала смените его.", "first",
                "Задайте свой пароль."};
    return {Fault::forbidden, "Вашей обязанности нужен второй фактор входа: сначала включите его.", "first",
            "Включите его в приложении для кодов."};
}

http::Response refused(const http::Request& request, const Route& route, const Error& error) {
    auto made = http::problem(error);
    if (route.needs_session()) say_how_to_come(made, request);
    return made;
}

/// By what way the caller came, for the journal.
std::string origin_of(const Caller& caller) {
    if (caller.token) return std::string(origin::token) + std::to_string(caller.token->id.value);
    return std::string(caller.session.task ? origin::link : origin::page);
}

class Api final : public http::Service {
  public:
    explicit Api(ApiContext context) : services_(std::move(context)) {}

    http::Plan plan(const http::Request& head) override;
    http::Response handle(http::Request& request) override;
    std::variant<std::unique_ptr<http::Upload>, http::Response> begin_upload(
        const http::Request& head) override;
    void served(const http::Served& line) override;

  private:
    std::string token_hash(const http::Request& request) const;
    static std::string kept_key(const Caller& caller, std::string_view target);
    std::optional<http::Response> kept(const http::Request& request);
    Result<Caller> caller_of(const http::Request& request, Instant now);
    Result<Caller> caller_by_session(const std::string& hash, Instant now);
    void note_use_of(const Caller& caller, const http::Request& request, Instant now);
    Result<Call> admit(const http::Request& request, const FoundRoute& found);
    void trace(Call& call, std::string origin, Narrowing narrowing = {}) {
        call.traced = std::make_unique<OriginStore>(services_.context.store, std::move(origin), narrowing);
    }
    Result<http::Response> answer(http::Request& request, const FoundRoute& found);
    Instant kept_until(const Call& call) const;

    Services services_;
};

/// A key that stands in an address goes into no log: its pattern does.
void Api::served(const http::Served& line) {
    if (!services_.context.log) return;
    const auto pattern = key_pattern(line.path);
    if (pattern.empty()) return services_.context.log(line);
    http::Served hidden = line;
    hidden.path = pattern;
    services_.context.log(hidden);
}

std::string Api::token_hash(const http::Request& request) const {
    const auto token = request.cookie(session_cookie(services_.secure_cookie));
    return token ? session_hash(*token) : std::string();
}

std::string Api::kept_key(const Caller& caller, std::string_view target) {
    std::string key = std::to_string(caller.person.id.value);
    key += '/';
    if (caller.session.task) key += std::to_string(caller.session.task->value);
    key += target;
    return key;
}

/// An answer made before, where nothing changed since. Given on the loop where the store can tell at once.
std::optional<http::Response> Api::kept(const http::Request& request) {
    if (bearer_token(request)) return std::nullopt;
    const auto revision = services_.context.store.revision();
    const auto caller = services_.callers.find(revision, token_hash(request));
    if (!caller) return std::nullopt;
    const Instant now = services_.context.clock();
    if (now >= caller->session.expires_at ||
        refresh_due(caller->session, now, services_.context.longest_session))
        return std::nullopt;
    const auto found = services_.answers.find(revision, kept_key(*caller, request.target));
    if (!found || now >= found->until) return std::nullopt;
    return found->response;
}

http::Plan Api::plan(const http::Request& head) {
    const auto path = head.path();
    const auto found = find_route(head.method, path);
    if (found.route == nullptr) {
        http::Plan plan;
        if (!found.allowed.empty()) {
            plan.answer = no_such_method(found.allowed);
            return plan;
        }
        const bool reads = head.method == http::Method::get || head.method == http::Method::head;
        if (reads) plan.answer = services_.context.assets.find(head);
        if (!plan.answer) plan.answer = no_such_address();
        return plan;
    }
    auto plan = plan_of(*found.route, services_.context.limits);
    if (found.route->door == Door::key && found.route->input == Input::file)
        plan.answer = too_long_form(head, services_.context.limits.evidence_bytes);
    if (found.route->kept && !services_.context.store.revision_waits()) plan.answer = kept(head);
    if (plan.answer && found.route->retirement) announce(*plan.answer, *found.route->retirement);
    return plan;
}

Result<Caller> Api::caller_of(const http::Request& request, Instant now) {
    const auto key = bearer_token(request);
    const auto hash = key ? "key " + session_hash(*key) : token_hash(request);
    // Asked before anything is read: what is found may be newer than this, never older.
    const auto revision = services_.context.store.revision();
    if (const auto known = services_.callers.find(revision, hash); known && now < known->session.expires_at)
        return *known;
    if (hash.empty())
        return failure(Fault::unauthenticated, "Вы не вошли.", {},
                       "Войдите или откройте ссылку из сообщения.");
    auto caller = key ? caller_by_token(services_.context.store, services_.wrong_tokens, *key, request, now)
                      : caller_by_session(hash, now);
    if (caller)
        services_.callers.keep(revision, hash, std::make_shared<const Caller>(*caller), sizeof(Caller));
    return caller;
}

Result<Caller> Api::caller_by_session(const std::string& hash, Instant now) {
    auto found = services_.doors.find(hash, now);
    if (!found) return tl::unexpected(found.error());
    return Caller{std::move(found->session),
                  std::move(found->person),
                  std::make_shared<const Sight>(std::move(found->sight)),
                  {},
                  found->first};
}

/// What is in use lives on, or is known to be; that it could not be noted must not refuse the request.
void Api::note_use_of(const Caller& caller, const http::Request& request, Instant now) {
    if (caller.token) {
        if (use_due(*caller.token, now))
            (void)note_use(services_.context.store, *caller.token, address_of(request), now);
    } else if (refresh_due(caller.session, now, services_.context.longest_session)) {
        (void)services_.doors.refresh(caller.session, now, address_of(request));
    }
}

Result<Call> Api::admit(const http::Request& request, const FoundRoute& found) {
    const Route& route = *found.route;
    Call call{
        request,  found.numbers, std::nullopt, services_.context.organization(), services_.context.clock(),
        found.key};
    if (route.door == Door::key) trace(call, std::string(origin::key));
    if (!route.needs_session()) return call;
    auto caller = caller_of(request, call.now);
    if (!caller) return tl::unexpected(caller.error());
    if (caller->token)
        if (auto may = token_may(*caller->token, route); !may) return tl::unexpected(may.error());
    if (route.door != Door::session && caller->session.task)
        return failure(Fault::forbidden, "Ссылка из сообщения открывает только одну задачу.", {},
                       "Войдите с логином и паролем.");
    if (!opens_before(route, caller->first)) return tl::unexpected(comes_first(caller->first));
    // No browser sends a key by itself, so no stranger's page can make it.
    if (route.needs_csrf() && !caller->token &&
        !same_secret(request.header("x-csrf-token").value_or(""), caller->session.csrf))
        return failure(Fault::forbidden, "Запрос без знака вашего сеанса.", "X-CSRF-Token",
                       "Обновите страницу и повторите.");
    if (route.action && !conceivable(*route.action, caller->duties_for(*route.action).all()))
        return failure(Fault::forbidden, std::string(refusal_words(*route.action)), {},
                       "Обратитесь к координатору или администратору.");
    note_use_of(*caller, request, call.now);
    call.caller = std::move(*caller);
    const Person& person = call.caller->person;
    trace(call, origin_of(*call.caller), {person.id, person.within});
    if (!call.caller->sight->everything())
        call.narrowed = std::make_unique<SightedStore>(*call.traced, *call.caller->sight);
    return call;
}

/// Answers that tell the day or what is late must not outlive it.
Instant Api::kept_until(const Call& call) const {
    const Instant midnight = call.organization->zone->at(call.today() + std::chrono::days(1), TimeOfDay(0));
    return std::min<Instant>(midnight, call.now + cached_at_most);
}

Result<http::Response> Api::answer(http::Request& request, const FoundRoute& found) {
    const Route& route = *found.route;
    if (route.kept && services_.context.store.revision_waits())
        if (auto known = kept(request)) return std::move(*known);
    const auto revision = services_.context.store.revision();
    auto call = admit(request, found);
    if (!call) return tl::unexpected(call.error());
    if ((route.input == Input::json || route.input == Input::import) && !says_json(request))
        return not_json();
    auto made = route.handler(services_, *call);
    if (!made) return made;
    if (route.changes() && made->status < 300 && services_.context.nudge) services_.context.nudge();
    if (route.kept && made->status == 200 && !call->caller->token) {
        auto kept = std::make_shared<KeptAnswer>(KeptAnswer{*made, kept_until(*call)});
        const auto bytes = made->body.bytes().size() + request.target.size();
        services_.answers.keep(revision, kept_key(*call->caller, request.target), std::move(kept), bytes);
    }
    return made;
}

http::Response Api::handle(http::Request& request) {
    const auto found = find_route(request.method, request.path());
    if (found.route == nullptr) return no_such_address();
    auto made = answer(request, found);
    if (found.route->bears_password()) wipe(request.body);
    auto response = made ? std::move(*made) : refused(request, *found.route, made.error());
    if (found.route->retirement) announce(response, *found.route->retirement);
    return response;
}

std::variant<std::unique_ptr<http::Upload>, http::Response> Api::begin_upload(const http::Request& head) {
    const auto found = find_route(head.method, head.path());
    if (found.route == nullptr) return no_such_address();
    auto call = admit(head, found);
    if (!call) return refused(head, *found.route, call.error());
    const ApiContext& context = services_.context;
    Store& store = services_.whole(*call);  // lives as long as the call, which the upload keeps
    if (found.route->door == Door::key)
        return begin_link_upload(store, context.files, context.limits.evidence_bytes, std::move(*call),
                                 context.nudge);
    return api::begin_upload(store, context.files, context.limits.evidence_bytes, std::move(*call),
                             context.nudge);
}

}  // namespace

std::unique_ptr<http::Service> make_api(ApiContext context) {
    return std::make_unique<Api>(std::move(context));
}

}  // namespace vekha::api
