// The API under /api/v1 with the page beside it, as a service for the HTTP server. The contract is
// openapi.yaml.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/http/assets.hpp"
#include "daemon/http/service.hpp"
#include "notifiers/delivery/sending_plan.hpp"
#include "notifiers/delivery/template_set.hpp"
#include "notifiers/webhooks/letters.hpp"
#include "notifiers/webhooks/subscriptions.hpp"
#include "workflow/service/doors.hpp"
#include "workflow/service/files.hpp"
#include "workflow/service/organization.hpp"
#include "workflow/service/reading.hpp"
#include "workflow/service/search.hpp"
#include "workflow/service/store.hpp"

namespace vekha::identity {
class OidcDoor;
}

namespace vekha::api {

/// Bytes of bodies; settings may lower them.
struct ApiLimits {
    std::size_t document_bytes = limits::document_bytes;  ///< a roadmap's file
    std::size_t evidence_bytes = limits::evidence_bytes;  ///< one file of proof
    std::size_t json_bytes = 1024 * 1024;                 ///< body of any other request
};

/// Reads a document: its file name and its bytes, under the organization's rules.
using ReadDocument = std::function<Result<DocumentReading>(std::string_view name, std::string_view bytes,
                                                           const ReadingRules& rules)>;

/// A messenger's request: its name ("telegram", "max"), the secret that it bears, its body. unauthenticated
/// where the secret is wrong or nothing is expected of this messenger.
using TakeHook =
    std::function<Result<void>(std::string_view channel, std::string_view secret, std::string_view body)>;
/// How letters reach other systems: the same guard and the same sender as in daily work.
struct WebhookDoor {
    webhooks::AddressCheck check = nowhere;
    std::function<webhooks::PostOutcome(const Webhook&, const std::string& id, const std::string& body,
                                        Instant now)>
        post = {};

    /// Where nothing is sent from.
    static Result<void> nowhere(const std::string&) {
        return failure(Fault::unavailable, "Отсюда письма другим системам не отправляют.");
    }
};

/// What the API stands on. All of it must outlive the service and be safe to use from several threads.
struct ApiContext {
    Store& store;
    EvidenceFiles& files;
    std::function<std::shared_ptr<const Organization>()> organization;
    std::function<Instant()> clock;
    ReadDocument read_document;
    /// Called after each change, to wake the engine and the outbox; may be empty.
    std::function<void()> nudge;
    /// Called for each answer, on an event loop; must not wait; may be empty.
    std::function<void(const http::Served&)> log;
    /// Where people reach the page, "https://vekha.example.ru": with https the cookie is Secure.
    std::string public_url;
    http::Assets assets;
    ApiLimits limits;
    PasswordCost password_cost;
    std::chrono::seconds longest_session = doors::session_absolute;
    Duties second_factor_duties = {};  ///< whoever holds one of them needs a second factor
    /// Who checks passwords beside Vekha; none where null.
    DirectoryDoor directory = {};
    identity::OidcDoor* oidc = nullptr;  ///< the provider of OpenID Connect; none where null
    /// The channels in use, in the organization's order.
    std::vector<std::string> channels = {};
    /// What urgent messages try first.
    std::vector<std::string> urgent_channels = {};
    /// What each of them lets through a second.
    std::map<std::string, ChannelLimit> channel_limits = {};
    /// The templates of messages as they were shipped or stand in the folder of the settings; an
    /// organization's own go over them.
    std::shared_ptr<const TemplateSet> templates =
        std::make_shared<const TemplateSet>(TemplateSet::built_in());
    /// Names of the bots, as deep links have them; only of those that are known.
    std::map<AddressKind, std::string> bots = {};
    /// Empty: no messenger brings anything.
    TakeHook take_hook = {};
    WebhookDoor webhooks = {};
    SearchIndex* search = nullptr;  ///< over the store's words; null: nothing is found here
};

std::unique_ptr<http::Service> make_api(ApiContext context);

}  // namespace vekha::api
