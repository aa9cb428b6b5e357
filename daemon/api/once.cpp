#include "daemon/api/once.hpp"

#include <boost/json/parse.hpp>

#include "workflow/service/sha256.hpp"

namespace vekha::api {
namespace {

std::string fingerprint(const http::Request& request) {
    std::string whole(name(request.method));
    whole += ' ';
    whole += request.target;
    whole += '\n';
    whole += request.body;
    return sha256_hex(whole);
}

/// Doors apart: what was answered to the person is not for a program that may less.
std::string kept_key(const Caller& caller, const std::string& key) {
    return caller.token ? "token:" + std::to_string(caller.token->id.value) + " " + key : key;
}

/// What tasks.cpp gives a task's answer for a tag; nothing for the answer about another thing.
std::optional<std::string> task_tag(std::string_view body) {
    boost::system::error_code fault;
    const auto value = boost::json::parse(body, fault);
    const auto* task = fault ? nullptr : value.if_object();
    const auto* version = task ? task->if_contains("version") : nullptr;
    if (version == nullptr || !version->is_int64() || !task->contains("steps")) return std::nullopt;
    return "\"" + std::to_string(version->get_int64()) + "\"";
}

http::Response again(const IdempotentAnswer& known) {
    auto response = http::answer(known.status, "application/json", known.body);
    if (!known.location.empty()) response.with("Location", known.location);
    if (auto tag = task_tag(known.body)) response.with("ETag", std::move(*tag));
    return response;
}

}  // namespace

/// The key's place among those being worked on, held while it lives.
class Once::Turn {
  public:
    Turn(Once& once, Key key) : once_(once), key_(std::move(key)) {
        const std::lock_guard lock(once_.mutex_);
        held_ = once_.running_.insert(key_).second;
    }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;
    ~Turn() {
        const std::lock_guard lock(once_.mutex_);
        if (held_) once_.running_.erase(key_);
    }
    explicit operator bool() const { return held_; }

  private:
    Once& once_;
    Key key_;
    bool held_ = false;
};

Answer Once::run(const Call& call, const std::function<Answer()>& make) {
    const auto header = call.request.header("idempotency-key");
    if (!header) return make();
    const std::string key(*header);
    if (key.empty() || key.size() > idempotency_key_most || !clean_text(key))
        return failure(Fault::invalid_input, "Неподходящий ключ повтора.", "Idempotency-Key",
                       "Случайная строка до " + std::to_string(idempotency_key_most) + " знаков.");
    const PersonId person = call.caller->person.id;
    const std::string kept_as = kept_key(*call.caller, key);
    const Turn turn(*this, {person, kept_as});
    if (!turn)
        return failure(Fault::conflict, "Запрос с этим ключом ещё выполняется.", "Idempotency-Key",
                       "Повторите через несколько секунд.");
    const auto print = fingerprint(call.request);
    auto known = read_as<std::optional<IdempotentAnswer>>(
        store_, [&](ReadView& view) { return view.answer(person, kept_as); });
    if (!known) return tl::unexpected(known.error());
    if (*known && (*known)->request_sha256 == print) return again(**known);
    if (*known)
        return failure(Fault::conflict, "Этот ключ уже был у другого запроса.", "Idempotency-Key",
                       "Для нового запроса возьмите новый ключ.");
    auto made = make();
    if (!made || made->status >= 300) return made;
    IdempotentAnswer answer;
    answer.person = person;
    answer.key = kept_as;
    answer.request_sha256 = print;
    answer.status = made->status;
    answer.location = made->header("Location").value_or("");
    answer.body = made->body.bytes();
    answer.at = call.now;
    // The thing is made whatever becomes of the note: a failed note must not turn the answer into a failure.
    if (auto noted = store_.write([&](Transaction& change) { return change.remember(answer); }); !noted)
        return made;
    return made;
}

}  // namespace vekha::api
