#include "daemon/storage/postgres/servers.hpp"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <utility>

#include <libpq-fe.h>

namespace vekha::postgres {
namespace {

constexpr const char* connect_seconds = "3";
/// How long a statement may wait for a lock, most of all a writer for the other daemons' writes.
constexpr const char* lock_wait = "10s";
/// A reader's statement; a writer's are bounded by the locks they wait for and by the client's time-outs,
/// since a commit that waits for its standby must not be given up.
constexpr const char* read_statement = "30s";
/// A daemon that stands still amid a write holds everybody up: the server ends its session.
constexpr const char* idle_in_write = "5s";
/// Milliseconds that data may stay unanswered before the connection counts as broken.
constexpr const char* unanswered = "10000";

std::string options_of(Purpose purpose) {
    std::string options =
        "-c lock_timeout=" + std::string(lock_wait) +
        " -c idle_in_transaction_session_timeout=" + idle_in_write +
        " -c client_min_messages=warning -c default_transaction_isolation=read\\ committed" +
        " -c tcp_user_timeout=" + unanswered;
    if (purpose == Purpose::reading) options += " -c statement_timeout=" + std::string(read_statement);
    return options;
}

std::vector<std::string> split(const std::string& list) {
    std::vector<std::string> parts;
    std::size_t begin = 0;
    for (std::size_t end; (end = list.find(',', begin)) != std::string::npos; begin = end + 1)
        parts.push_back(list.substr(begin, end - begin));
    parts.push_back(list.substr(begin));
    return parts;
}

/// The first line of what libpq says, without its closing newline.
std::string first_line(const char* words) {
    std::string line = words ? words : "";
    return line.substr(0, line.find('\n'));
}

/// The timeline a primary writes on: the first eight digits of its log file's name.
std::uint64_t timeline_of(PGconn* connection) {
    PGresult* asked = PQexec(connection, "SELECT substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8)");
    std::uint64_t timeline = 0;
    if (PQresultStatus(asked) == PGRES_TUPLES_OK)
        timeline = std::strtoull(PQgetvalue(asked, 0, 0), nullptr, 16);
    PQclear(asked);
    return timeline;
}

}  // namespace

void CloseConnection::operator()(PGconn* connection) const {
    PQfinish(connection);
}

Result<std::unique_ptr<Servers>> Servers::parse(const std::string& address, const std::string& password) {
    char* complaint = nullptr;
    PQconninfoOption* parsed = PQconninfoParse(address.c_str(), &complaint);
    if (!parsed) {
        // libpq's own words may repeat the address, and a password with it.
        PQfreemem(complaint);
        return failure(Fault::invalid_input, "Адрес сервера базы не читается.", {},
                       "Нужен вид postgresql://пользователь@узел:5432/база.");
    }
    std::map<std::string, std::string> given;
    for (const PQconninfoOption* each = parsed; each->keyword; ++each)
        if (each->val) given[each->keyword] = each->val;
    PQconninfoFree(parsed);
    if (!password.empty()) given.try_emplace("password", password);

    const auto hosts = split(given["host"]);
    const auto addresses = split(given["hostaddr"]);
    const auto ports = split(given["port"]);
    const auto at = [](const std::vector<std::string>& list, std::size_t index) {
        return list.size() == 1 ? list.front() : index < list.size() ? list[index] : std::string{};
    };
    std::unique_ptr<Servers> servers(new Servers);
    std::string places;
    for (std::size_t index = 0; index < std::max(hosts.size(), addresses.size()); ++index) {
        auto one = given;
        one["host"] = at(hosts, index);
        one["hostaddr"] = at(addresses, index);
        one["port"] = at(ports, index);
        const std::string& name = one["host"].empty() ? one["hostaddr"] : one["host"];
        places += (places.empty() ? "" : ",") + (name.empty() ? std::string("localhost") : name) +
                  (one["port"].empty() ? "" : ":" + one["port"]);
        Host host;
        for (const auto& [keyword, value] : one)
            if (!value.empty()) host.push_back({keyword, value});
        servers->hosts_.push_back(std::move(host));
    }
    servers->place_ = "postgresql://" + places + "/" + given["dbname"];
    return servers;
}

Result<Handle> Servers::connect_to(const Host& host, Purpose purpose) const {
    std::map<std::string, std::string> settings{
        {"application_name", "vekha"}, {"connect_timeout", connect_seconds},
        {"keepalives_idle", "5"},      {"keepalives_interval", "2"},
        {"keepalives_count", "3"},     {"tcp_user_timeout", unanswered}};
    std::string options = options_of(purpose);
    for (const auto& [keyword, value] : host) {
        if (keyword == "options")
            options += " " + value;
        else
            settings[keyword] = value;
    }
    settings["options"] = options;
    settings["target_session_attrs"] = "read-write";
    settings["client_encoding"] = "UTF8";
    std::vector<const char*> keywords, values;
    for (const auto& [keyword, value] : settings) {
        keywords.push_back(keyword.c_str());
        values.push_back(value.c_str());
    }
    keywords.push_back(nullptr);
    values.push_back(nullptr);
    Handle handle(PQconnectdbParams(keywords.data(), values.data(), 0));
    if (!handle) return failure(Fault::internal, "Не хватает памяти, чтобы открыть базу.", place_);
    if (PQstatus(handle.get()) != CONNECTION_OK)
        return failure(Fault::unavailable, first_line(PQerrorMessage(handle.get())), place_);
    // What the server and libpq remark is for their own logs.
    PQsetNoticeProcessor(
        handle.get(), [](void*, const char*) {}, nullptr);
    return handle;
}

Result<Handle> Servers::connect(Purpose purpose) {
    Handle chosen;
    std::uint64_t timeline = 0;
    std::string reasons;
    for (const Host& host : hosts_) {
        auto handle = connect_to(host, purpose);
        if (!handle) {
            reasons += (reasons.empty() ? "" : "; ") + handle.error().message;
            continue;
        }
        if (hosts_.size() == 1) return handle;
        const std::uint64_t its = timeline_of(handle->get());
        if (chosen && its <= timeline) continue;
        chosen = std::move(*handle);
        timeline = its;
    }
    if (!chosen)
        return failure(Fault::unavailable, "Сервер базы не отвечает: " + reasons + ".", place_,
                       "Проверьте адрес, имя и пароль в настройках и то, что сервер запущен.");
    const std::lock_guard lock(mutex_);
    if (timeline < newest_timeline_)
        return failure(Fault::unavailable,
                       "Отвечает только бывший основной сервер базы: после него основным стал другой.",
                       place_, "Остановите бывший сервер и присоедините его как резервный.");
    newest_timeline_ = timeline;
    return chosen;
}

}  // namespace vekha::postgres
