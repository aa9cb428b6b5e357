// What the handlers stand on, for the table of routes that hands each handler its part.
#pragma once

#include <mutex>
#include <set>
#include <string>

#include "daemon/api/api.hpp"
#include "daemon/api/cache.hpp"
#include "daemon/api/call.hpp"
#include "daemon/api/live_feed.hpp"
#include "daemon/api/once.hpp"
#include "daemon/api/readings.hpp"
#include "daemon/api/wrong_tokens.hpp"
#include "workflow/service/doors.hpp"

namespace vekha::api {

struct Services {
    explicit Services(ApiContext made)
        : context(std::move(made)),
          doors(context.store, context.password_cost, context.longest_session, context.second_factor_duties,
                context.directory),
          once(context.store),
          readings(context.read_document),
          secure_cookie(context.public_url.starts_with("https://")) {}

    /// What the handlers of this call read: no more than its caller may see.
    Store& store(const Call& call) {
        return call.narrowed ? static_cast<Store&>(*call.narrowed) : whole(call);
    }
    /// All of it, for what asks for its rights by itself.
    Store& whole(const Call& call) { return call.traced ? static_cast<Store&>(*call.traced) : context.store; }

    ApiContext context;
    Doors doors;
    Once once;
    Readings readings;
    bool secure_cookie;
    WrongTokens wrong_tokens;
    std::mutex rehearsing;  ///< held by the one rehearsal that is played
    RevisionCache<Caller> callers{cached_sessions_most, cached_bytes_most};
    RevisionCache<KeptAnswer> answers{cached_answers_most, cached_bytes_most};
    RevisionCache<http::Response> public_pages{cached_answers_most, cached_bytes_most};
    /// Last: its thread uses what is above.
    LiveFeed live{context.store, doors, context.organization, context.clock};
};

}  // namespace vekha::api
