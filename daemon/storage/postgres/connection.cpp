#include "daemon/storage/postgres/connection.hpp"

#include <cstring>
#include <utility>

#include <libpq-fe.h>

#include "daemon/storage/sql/migration.hpp"
#include "daemon/storage/sql/query.hpp"

namespace vekha::postgres {
namespace {

/// Counts the change and tells the others of it. A commit that waits for its standby must not be cut short:
/// it would count as done here and might not be there.
constexpr const char* before_commit =
    "UPDATE vekha_schema SET revision = revision + 1; NOTIFY vekha_changed; SET LOCAL statement_timeout = 0";
/// So many statements wait at most for one that carries them.
constexpr std::size_t waiting_most = 128;
constexpr const char* savepoint = "SAVEPOINT refusable";
constexpr const char* release = "RELEASE SAVEPOINT refusable";
constexpr const char* undo = "ROLLBACK TO SAVEPOINT refusable; RELEASE SAVEPOINT refusable";
/// "Vekh": with the schema's own number, the name of the lock that writers take.
constexpr const char* lock_writers =
    "BEGIN; SELECT pg_advisory_xact_lock(1449487208, current_schema()::regnamespace::oid::int)";

bool good(const PGresult* answer) {
    const auto status = PQresultStatus(answer);
    return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_EMPTY_QUERY;
}

bool is_class(std::string_view state, std::string_view beginning) {
    return state.starts_with(beginning);
}

Error error_of(std::string_view state, const std::string& words, const std::string& where) {
    if (state == "23503") return {Fault::not_found, "Запись ссылается на то, чего в базе нет.", {}, {}};
    if (state == "23505") return {Fault::conflict, "Такая запись уже есть.", {}, {}};
    if (state == "22021" || state == "22P05")
        return {Fault::invalid_input,
                "В тексте стоит знак, который нельзя сохранить.",
                {},
                "Уберите из текста невидимые знаки."};
    if (state == "53100")
        return {Fault::storage_full, "На диске с базой не хватает места: изменение не сохранено.", where,
                "Освободите место на диске и повторите."};
    if (state == "55P03" || state == "57014")
        return {Fault::unavailable, "База занята: изменение не дождалось очереди.", where,
                "Повторите позже."};
    if (state == "25006")
        return {Fault::unavailable, "Сервер базы стал резервным и не принимает изменений.", where,
                "Повторите позже: Веха найдёт новый основной сервер."};
    if (is_class(state, "XX"))
        return {Fault::damaged, "База повреждена (" + words + ").", where,
                "Восстановите её из резервной копии."};
    if (state.empty() || is_class(state, "08") || is_class(state, "57P") || is_class(state, "53") ||
        is_class(state, "25P"))
        return {Fault::unavailable, "Связь с сервером базы прервалась (" + words + ").", where,
                "Повторите позже."};
    return {Fault::internal, "Внутренняя ошибка базы (" + words + ").", where, {}};
}

std::string first_line(const char* words) {
    const std::string_view all = words ? words : "";
    return std::string(all.substr(0, all.find('\n')));
}

}  // namespace

Result<void> Connection::ensure() {
    if (handle_ && PQstatus(handle_.get()) == CONNECTION_OK && PQsocket(handle_.get()) >= 0) return {};
    handle_.reset();
    waiting_.clear();
    auto made = servers_.connect(purpose_);
    if (!made) {
        error_ = made.error();
        constraint_ = false;
        return tl::unexpected(error_);
    }
    handle_ = std::move(*made);
    ++life_;
    if (purpose_ == Purpose::writing) servers_.writer_process = PQbackendPID(handle_.get());
    return {};
}

Answer Connection::failed_with(const Answer& answer) {
    const char* state = answer ? PQresultErrorField(answer.get(), PG_DIAG_SQLSTATE) : nullptr;
    const bool lost = !handle_ || PQstatus(handle_.get()) != CONNECTION_OK;
    const std::string_view code = state && !lost ? state : "";
    constraint_ = is_class(code, "23") || code == "22021" || code == "22P05";
    const char* words = answer ? PQresultErrorField(answer.get(), PG_DIAG_MESSAGE_PRIMARY) : nullptr;
    error_ = error_of(code,
                      first_line(words     ? words
                                 : handle_ ? PQerrorMessage(handle_.get())
                                           : ""),
                      place());
    return nullptr;
}

Result<void> Connection::simple(const char* sql) {
    if (!carry()) return tl::unexpected(error_);
    const Answer answer(PQexec(handle_.get(), sql));
    if (good(answer.get())) return {};
    failed_with(answer);
    failed = true;
    return tl::unexpected(error_);
}

Result<void> Connection::script(std::string_view sql) {
    if (auto there = ensure(); !there) return there;
    return simple(std::string(sql).c_str());
}

Result<void> Connection::begin_read() {
    constexpr const char* begin = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
    if (auto there = ensure(); !there) return there;
    auto begun = simple(begin);
    // A connection that died in its sleep shows it only when it is used.
    if (!begun && PQstatus(handle_.get()) != CONNECTION_OK) {
        if (auto there = ensure(); !there) return there;
        begun = simple(begin);
    }
    failed = !begun;
    return begun;
}

Result<void> Connection::begin_alone() {
    auto begun = simple(lock_writers);
    if (!begun || schema_ == 0) return begun;
    sql::Query query(*this, "SELECT version FROM vekha_schema");
    const auto version = one(query, [](sql::Query& row) { return row.integer(); });
    if (!version) return tl::unexpected(version.error());
    if (version->value_or(0) > schema_)
        return tl::unexpected(sql::written_by_newer(version->value_or(0), schema_, place()));
    return {};
}

Result<void> Connection::begin_write() {
    if (auto there = ensure(); !there) return there;
    auto begun = begin_alone();
    if (!begun && PQstatus(handle_.get()) != CONNECTION_OK) {
        if (auto there = ensure(); !there) return there;
        begun = begin_alone();
    }
    if (!begun && in_transaction()) rollback();
    failed = !begun;
    return begun;
}

Result<void> Connection::commit() {
    if (purpose_ == Purpose::writing)
        if (auto told = simple(before_commit); !told) return told;
    const Answer answer(PQexec(handle_.get(), "COMMIT"));
    // A transaction that an error broke is ended by COMMIT too, and the answer says how.
    if (good(answer.get()) && std::strcmp(PQcmdStatus(answer.get()), "COMMIT") == 0) return {};
    if (good(answer.get()))
        error_ = {Fault::internal, "Изменение отменено базой.", place(), {}};
    else
        failed_with(answer);
    failed = true;
    return tl::unexpected(error_);
}

void Connection::rollback() {
    waiting_.clear();
    (void)simple("ROLLBACK");
}

bool Connection::in_transaction() const {
    if (!handle_) return false;
    const auto status = PQtransactionStatus(handle_.get());
    return status == PQTRANS_INTRANS || status == PQTRANS_INERROR;
}

std::unique_ptr<sql::Statement> Connection::prepare(std::string_view sql) {
    return std::make_unique<Statement>(*this, sql, "s" + std::to_string(++named_));
}

bool Connection::know(Statement& statement) {
    if (!handle_) {
        failed_with(nullptr);
        return false;
    }
    if (statement.prepared_for_ == life_) return true;
    const Answer answer(
        PQprepare(handle_.get(), statement.name_.c_str(), statement.sql_.c_str(), 0, nullptr));
    if (!good(answer.get())) {
        failed_with(answer);
        return false;
    }
    statement.prepared_for_ = life_;
    return true;
}

bool Connection::good_arguments(const Statement& statement) {
    // A text argument ends at a zero byte for libpq: refused here, not cut.
    for (const auto& each : statement.arguments_) {
        if (each.text.find('\0') == std::string::npos) continue;
        error_ = error_of("22021", {}, place());
        constraint_ = true;
        return false;
    }
    return true;
}

bool Connection::send_later(Statement& statement) {
    if (!good_arguments(statement) || !know(statement)) return false;
    waiting_.push_back({statement.name_, true, statement.arguments_});
    return waiting_.size() < waiting_most || carry();
}

bool Connection::carry() {
    if (waiting_.empty()) return true;
    // A statement that does nothing goes behind them.
    const Answer answer = std::move(send({{"SELECT 1", false, {}}}).front());
    if (good(answer.get())) return true;
    failed_with(answer);
    failed = true;
    return false;
}

Answer Connection::run(Statement& statement) {
    if (!good_arguments(statement) || !know(statement)) return nullptr;
    Answer answer = statement.refusable_ && in_transaction()
                        ? run_refusable(statement)
                        : std::move(send({{statement.name_, true, statement.arguments_}}).front());
    return good(answer.get()) ? std::move(answer) : failed_with(answer);
}

bool Connection::send_one(const Sending& statement) {
    std::vector<const char*> values;
    for (const auto& each : statement.arguments) values.push_back(each.null ? nullptr : each.text.c_str());
    const int count = static_cast<int>(values.size());
    if (statement.prepared)
        return PQsendQueryPrepared(handle_.get(), statement.text.c_str(), count, values.data(), nullptr,
                                   nullptr, 0) == 1;
    return PQsendQueryParams(handle_.get(), statement.text.c_str(), count, nullptr, values.data(), nullptr,
                             nullptr, 0) == 1;
}

std::vector<Answer> Connection::send(std::vector<Sending> statements) {
    PGconn* handle = handle_.get();
    std::vector<Answer> answers(statements.size());
    const auto waiting = std::exchange(waiting_, {});
    bool sent = PQenterPipelineMode(handle) == 1;
    for (const auto* list : {&waiting, &std::as_const(statements)})
        for (const Sending& each : *list) sent = sent && send_one(each);
    if (!sent || PQpipelineSync(handle) != 1) return answers;
    // Each answer is closed by a null; behind the last stands the mark of the pipeline's end.
    const auto next = [&] {
        Answer answer(PQgetResult(handle));
        while (const Answer rest{PQgetResult(handle)}) {
        }
        return answer;
    };
    Answer broken;
    for (std::size_t at = 0; at < waiting.size(); ++at)
        if (Answer answer = next(); !broken && !good(answer.get())) broken = std::move(answer);
    for (Answer& answer : answers) answer = next();
    const Answer mark(PQgetResult(handle));
    PQexitPipelineMode(handle);
    if (broken) {
        failed = true;
        answers.front() = std::move(broken);
    }
    return answers;
}

Answer Connection::run_refusable(const Statement& statement) {
    auto answers =
        send({{savepoint, false, {}}, {statement.name_, true, statement.arguments_}, {release, false, {}}});
    if (!good(answers[0].get())) return std::move(answers[0]);
    if (!good(answers[1].get()) && PQstatus(handle_.get()) == CONNECTION_OK)
        if (const Answer undone(PQexec(handle_.get(), undo)); !good(undone.get())) failed = true;
    return std::move(answers[1]);
}

}  // namespace vekha::postgres
