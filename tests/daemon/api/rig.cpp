#include "tests/daemon/api/rig.hpp"

#include <fstream>
#include <mutex>

#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <gtest/gtest.h>
#include <sodium.h>

#include "daemon/storage/files.hpp"
#include "tests/support/places.hpp"
#include "workflow/service/memory_search.hpp"
#include "workflow/service/search_indexing.hpp"

namespace vekha::testing {
namespace {

namespace json = boost::json;
using test::must;

constexpr PasswordCost cheap{1, 8192};

/// A table with a merged cell, as a person sees it.
Document paper() {
    Table table;
    table.rows = {{{{"1.1", 2, 1, 2}, {"до мая", 2}}, 2, 1, true}, {{{"Методист", 3}}, 3, 1}};
    table.rows[1].cells[0].tables = {Table{{{{{"внутри", 3}}, 3, 1}}, {}}};
    table.name = "Лист 1";
    return {{Paragraph{"Приказ", 1, true, 1}, std::move(table)},
            {Paragraph{"Сноска", 9, false, 1}},
            {"Распознано со снимка."}};
}

/// «до мая» under the rules: the reading that they choose, and the one that they leave.
Deadline until_may(const ReadingRules& rules) {
    const OtherReading before{
        "until_month",         "before_it", DeadlineKind::once, {{std::nullopt, test::day("2026-04-30")}}, {},
        "Месяц не включается."};
    const OtherReading through{
        "until_month",      "through_it", DeadlineKind::once, {{std::nullopt, test::day("2026-05-31")}}, {},
        "Месяц включается."};
    const bool takes_through = rules.chosen("until_month", "through_it");
    const auto& read = takes_through ? through : before;
    Deadline deadline{"до мая", read.kind, read.windows, {}, true, read.rule, {2, 1, 1, 3, 1}};
    deadline.convention = read.convention;
    deadline.others = {takes_through ? before : through};
    return deadline;
}

/// The reading of the rig's documents: "empty" in the text makes it unreadable, "undecided" leaves a row
/// without a date, "ambiguous" has one whose date may be read otherwise, "event" has one that hangs on the
/// approval of the plan and one that names nothing to wait for.
Result<DocumentReading> read(std::string_view, std::string_view bytes, const ReadingRules& rules) {
    if (bytes.find("empty") != std::string_view::npos)
        return failure(Fault::unreadable, "В документе нет таблицы мероприятий.", "строка 1",
                       "Проверьте файл.");
    Roadmap roadmap;
    roadmap.title = "План мероприятий (дорожная карта)";
    roadmap.approval = Approval{ApprovalKind::order, "39", test::day("2026-01-18")};
    roadmap.period = Period{test::day("2026-01-01"), test::day("2026-12-31")};
    roadmap.roles = {
        {"муниципальный координатор", "И.И. Иванова", "муниципального координатора И.И. Иванову", true}};
    roadmap.control = Role{"", "Irina I.", "Контроль возложить на Irina I."};
    roadmap.abbreviations = {{"ОО", "образовательные организации"}};
    auto item = test::item("1.1", "Утвердить состав рабочей группы",
                           {{std::nullopt, test::day("2026-04-30")}}, {"Методист"}, {EvidenceKind::order});
    item.section = "Организация";
    item.result.indicators = {{"100% педагогов", 100, "%"}};
    roadmap.items = {item};
    if (bytes.find("undecided") != std::string_view::npos)
        roadmap.items.push_back(test::item("1.2", "Провести семинар", {}, {"Неизвестный отдел"}, {}));
    if (bytes.find("ambiguous") != std::string_view::npos) {
        auto row = test::item("1.3", "Разработка плана", {}, {"методистам"}, {});
        row.deadline = until_may(rules);
        row.result.from_title = {EvidenceKind::plan};
        roadmap.items.push_back(row);
    }
    if (bytes.find("event") != std::string_view::npos) {
        auto row = test::item("1.4", "Реализация плана обучения", {}, {"Методист"}, {EvidenceKind::report});
        row.deadline.text = "в течение 5 рабочих дней после утверждения плана";
        row.deadline.after = EventSpan{5, EventSpan::Unit::working_day, false, "после утверждения плана"};
        roadmap.items.push_back(row);
        roadmap.items.push_back(test::item("1.5", "Утверждение плана обучения", {}, {"Методист"}, {}));
    }
    return DocumentReading{paper(), std::move(roadmap)};
}

/// Text where the bytes are text; the check needs no other.
json::value recorded_body(const Reply& reply) {
    const auto type = reply.header("content-type");
    if (type.find("json") == std::string::npos) return nullptr;
    return json::value(reply.body);
}

void record(std::string_view method, const std::string& target, std::string_view body, const Reply& reply) {
    static std::mutex mutex;
    static std::ofstream file(build_folder() + "/api_exchanges.jsonl", std::ios::trunc);
    json::object headers;
    for (const auto& [name, value] : reply.headers) headers[name] = value;
    const bool sent_json = body.starts_with('{') && reply.status < 300;
    const std::lock_guard lock(mutex);
    file << json::serialize(
                json::object{{"method", json::string_view(method.data(), method.size())},
                             {"target", target},
                             {"sent", sent_json ? json::value(json::string_view(body.data(), body.size()))
                                                : json::value(nullptr)},
                             {"status", reply.status},
                             {"headers", std::move(headers)},
                             {"body", recorded_body(reply)}})
         << '\n'
         << std::flush;
}

}  // namespace

const json::value& Answered::at(std::string_view pointer) const {
    boost::system::error_code ec;
    const auto* found = json.find_pointer("/" + std::string(pointer), ec);
    if (found == nullptr) throw std::runtime_error("no " + std::string(pointer) + " in " + body);
    return *found;
}

std::string Answered::text(std::string_view pointer) const {
    const auto& found = at(pointer).as_string();
    return {found.data(), found.size()};
}

std::int64_t Answered::number(std::string_view pointer) const {
    return at(pointer).to_number<std::int64_t>();
}

Answered Browser::send(std::string_view method, const std::string& target, std::string_view body,
                       SentHeaders headers) {
    if (!cookie.empty() || !device.empty())
        headers.emplace_back("Cookie", cookie + (cookie.empty() || device.empty() ? "" : "; ") + device);
    headers.emplace_back("User-Agent", agent);
    // A server that refused a body unread has closed the connection after its answer.
    if (!client_) client_ = std::make_unique<Client>(port_);
    Answered answered{client_->send(method, target, headers, body), nullptr};
    if (answered.status == 0 || answered.header("connection") == "close") client_.reset();
    record(method, target, body, answered);
    const auto type = answered.header("content-type");
    const bool lines = type.find("jsonl") != std::string::npos;  // a value on each
    if (method != "HEAD" && !lines && type.find("json") != std::string::npos) {
        boost::system::error_code ec;
        answered.json = json::parse(answered.body, ec);
        EXPECT_FALSE(ec) << answered.body;
    }
    return answered;
}

Answered Browser::change(std::string_view method, const std::string& target, std::string_view json,
                         SentHeaders headers) {
    if (!json.empty()) headers.emplace_back("Content-Type", "application/json");
    if (!csrf.empty()) headers.emplace_back("X-CSRF-Token", csrf);
    return send(method, target, json, std::move(headers));
}

Answered Browser::upload(const std::string& target, std::string_view bytes, SentHeaders headers) {
    headers.emplace_back("Content-Type", "application/octet-stream");
    headers.emplace_back("X-CSRF-Token", csrf);
    return send("POST", target, bytes, std::move(headers));
}

Answered Browser::step(int task, const std::string& step, std::string_view json) {
    const auto path = "/api/v1/tasks/" + std::to_string(task);
    const auto seen = get(path);
    return post(path + "/" + step, json, {{"If-Match", seen.header("etag")}});
}

Answered Browser::entered(Answered answered) {
    if (answered.status != 200) return answered;
    const auto set = answered.header("set-cookie");
    cookie = set.substr(0, set.find(';'));
    for (const auto& one : answered.cookies)
        if (one.find("vekha_device=") != std::string::npos) device = one.substr(0, one.find(';'));
    csrf = answered.text("csrf");
    return answered;
}

Answered Browser::sign_in(const std::string& login, const std::string& password) {
    return entered(
        post("/api/v1/session", json::serialize(json::object{{"login", login}, {"password", password}})));
}

Answered Browser::follow(const std::string& token) {
    return entered(post("/api/v1/session/link", json::serialize(json::object{{"token", token}})));
}

void Rig::index() {
    const auto read_text = [&](const std::string& sha256) -> Result<FileText> {
        const auto file = must(files->open(sha256));
        std::string bytes(file->bytes(), '\0');
        must(file->read(0, std::as_writable_bytes(std::span(bytes))));
        return FileText{sha256, bytes, {}};
    };
    while (must(index_more(*office.store, *search)) || must(index_file(*office.store, *search, read_text))) {
    }
}

Rig::Rig(std::unique_ptr<EvidenceFiles> chosen, const std::function<void(api::ApiContext&)>& change)
    : files(chosen ? std::move(chosen) : must(open_evidence_files(folder / "evidence"))),
      store(*office.store),
      now(office.now) {
    must(save_people(*office.store, PersonId{}, {{test::person("admin", {Duty::administrator})}, {}},
                     office.now));
    Doors doors(*office.store, cheap);
    for (const auto* login : {"irina", "oleg", "anna", "pavel", "admin"})
        must(doors.set_password(PersonId{}, office.id(login), "correct horse", office.now));
    fullable = std::make_unique<FullableFiles>(*files);
    search = make_memory_search(*office.store);
    const auto organization = std::make_shared<const Organization>(office.org);
    api::ApiContext context{store,
                            *fullable,
                            [organization] { return organization; },
                            [this] { return now.load(); },
                            read,
                            [this] { ++nudges; },
                            {},
                            "https://vekha.example.org",
                            {},
                            {1'000'000, 200'000},
                            cheap};
    context.channels = {"smtp"};
    context.channel_limits = {{"smtp", {2, 0}}};
    context.bots = {{AddressKind::telegram, "vekha_bot"}};
    context.take_hook = [this](std::string_view channel, std::string_view secret,
                               std::string_view body) -> Result<void> {
        if (secret != "right-secret-of-16") return failure(Fault::unauthenticated, "Не тот секрет.");
        if (body == "{}") return failure(Fault::invalid_input, "Обновление без номера.", "update_id");
        hooks.emplace_back(channel);
        return {};
    };
    context.webhooks.check = [](const std::string& address) -> Result<void> {
        if (address.find("//10.") == std::string::npos) return {};
        return failure(Fault::invalid_input, "Узел ведёт на внутренний адрес.", "address");
    };
    context.webhooks.post = [](const Webhook&, const std::string&, const std::string&, Instant) {
        return webhooks::PostOutcome{webhooks::PostVerdict::taken, "sent", 204, {}};
    };
    context.search = search.get();
    if (change) change(context);
    api = api::make_api(std::move(context));
    http::ServerOptions options;
    options.pool_threads = 4;
    server = std::make_unique<http::Server>(*api, options);
    port = must(server->start("127.0.0.1", 0));
}

Browser Rig::as(const std::string& login) {
    Browser made(port);
    EXPECT_EQ(made.sign_in(login).status, 200) << login;
    return made;
}

void Rig::enroll(const std::string& login, Duty duty) {
    must(save_people(*office.store, PersonId{}, {{test::person(login, {duty})}, {}}, office.now));
    must(Doors(*office.store, cheap).set_password(PersonId{}, office.id(login), "correct horse", office.now));
}

std::string Rig::link(TaskId task, std::string_view login, std::chrono::hours term) {
    return link_token(must(link_key(*office.store)), task, office.id(login), now.load() + term);
}

void Rig::plan() {
    office.import(
        {test::item("1.1", "Провести заседание", {{std::nullopt, test::day("2026-03-31")}},
                    {"Директор СОШ № 1", "Методист"}, {EvidenceKind::protocol, EvidenceKind::order}),
         test::item("1.2", "Провести семинар", {{std::nullopt, test::day("2026-03-20")}}, {"Методист"}, {})});
    office.live_until(test::at("2026-03-17T07:00:00Z"));
    now = office.now;
}

std::string base64(std::string_view bytes) {
    std::string text(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(bytes.data()),
                      bytes.size(), sodium_base64_VARIANT_ORIGINAL);
    text.resize(text.size() - 1);
    return text;
}

}  // namespace vekha::testing
