#include "workflow/service/sessions.hpp"

#include <algorithm>

#include <boost/json.hpp>

#include "workflow/service/api_tokens.hpp"
#include "workflow/service/devices.hpp"
#include "workflow/service/permission.hpp"

namespace vekha {
namespace {

Result<void> may_look(ReadView& view, PersonId actor, PersonId person) {
    if (actor != person) return require_about(view, actor, Action::passwords, person);
    const auto known = view.person(person);
    if (!known) return tl::unexpected(known.error());
    if (!*known) return failure(Fault::not_found, "Такого человека нет.");
    return {};
}

Result<void> note_end(Transaction& change, PersonId actor, boost::json::object words, Instant now) {
    const auto noted = change.append({now, actor, TaskId{}, "session_ended", boost::json::serialize(words)});
    if (!noted) return tl::unexpected(noted.error());
    return {};
}

}  // namespace

Result<std::vector<Session>> sessions_of(ReadView& view, PersonId actor, PersonId person, Instant now) {
    if (auto may = may_look(view, actor, person); !may) return tl::unexpected(may.error());
    auto sessions = view.sessions(person);
    if (sessions)
        std::erase_if(*sessions, [&](const Session& one) { return one.half || now >= one.expires_at; });
    return sessions;
}

Result<void> end_session(Store& store, PersonId actor, PersonId person, const std::string& name,
                         Instant now) {
    return store.write([&](Transaction& change) -> Result<void> {
        const auto sessions = sessions_of(change, actor, person, now);
        if (!sessions) return tl::unexpected(sessions.error());
        const auto found = std::find_if(sessions->begin(), sessions->end(),
                                        [&](const Session& one) { return session_name(one) == name; });
        if (found == sessions->end())
            return failure(Fault::not_found, "Такого сеанса нет или он уже завершён.", "session",
                           "Сеансы видны в списке.");
        if (auto ended = change.end_session(found->token_sha256); !ended) return ended;
        return note_end(change, actor, {{"person", person.value}, {"session", name}}, now);
    });
}

Result<std::size_t> end_other_sessions(Store& store, PersonId actor, PersonId person,
                                       const std::string& kept_token_sha256, Instant now) {
    return write_as<std::size_t>(store, [&](Transaction& change) -> Result<std::size_t> {
        const auto sessions = sessions_of(change, actor, person, now);
        if (!sessions) return tl::unexpected(sessions.error());
        const auto others = static_cast<std::size_t>(
            std::count_if(sessions->begin(), sessions->end(),
                          [&](const Session& one) { return one.token_sha256 != kept_token_sha256; }));
        if (others == 0) return others;
        if (auto ended = change.end_sessions(person, kept_token_sha256); !ended)
            return tl::unexpected(ended.error());
        if (auto noted = note_end(change, actor, {{"person", person.value}, {"count", others}}, now); !noted)
            return tl::unexpected(noted.error());
        return others;
    });
}

Result<void> close_doors(Transaction& change, PersonId actor, PersonId person, Instant now) {
    if (auto done = change.end_sessions(person, {}); !done) return done;
    if (auto done = forget_devices_of(change, person, {}, now); !done) return done;
    return end_tokens_of(change, actor, person, now);
}

}  // namespace vekha
