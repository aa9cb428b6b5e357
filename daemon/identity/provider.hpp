// A provider of OpenID Connect over the network: its own description, its keys, codes turned into tokens. The
// one part of this folder that waits: for the pool alone.
#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include <boost/json/object.hpp>

#include "config/identity_options.hpp"
#include "daemon/identity/id_token.hpp"
#include "daemon/identity/key_set.hpp"
#include "daemon/identity/metadata.hpp"
#include "daemon/identity/trouble.hpp"
#include "notifiers/channels/http_client.hpp"

namespace vekha::identity {

inline constexpr std::chrono::hours metadata_life{1};         ///< then the description is asked for anew
inline constexpr std::chrono::minutes keys_again{1};          ///< an unknown key fetches them no oftener
inline constexpr std::size_t answer_bytes_most = 256 * 1024;  ///< of any answer; a longer one counts as none

struct Tokens {
    std::string id;
    std::string access;  ///< for userinfo; may be empty
};

/// Safe to use from several threads. Follows no redirect, and https is always verified.
class Provider {
  public:
    explicit Provider(config::OidcSettings settings) : settings_(std::move(settings)) {}

    Outcome<Metadata> metadata(Instant now);
    /// `redirect_uri` as it was in the beginning. `denied` where the provider does not take the code.
    Outcome<Tokens> exchange(const Metadata& about, const std::string& code, const std::string& verifier,
                             const std::string& redirect_uri);
    /// The claims of an ID token that holds; keys are fetched anew where it was signed by one not known yet.
    Outcome<boost::json::object> claims_of(const Metadata& about, const std::string& id_token,
                                           const Expected& expected);
    /// What the provider says of the bearer, where it is of this very subject.
    Outcome<boost::json::object> userinfo(const Metadata& about, const std::string& access_token,
                                          const std::string& subject);

  private:
    Outcome<HttpClient*> client_for(const std::string& origin);
    /// The body of an answer 200.
    Outcome<std::string> get(const std::string& url, const HttpHeaders& headers, const std::string& what);
    Outcome<std::shared_ptr<const KeySet>> keys(const Metadata& about, bool anew, Instant now);

    const config::OidcSettings settings_;
    std::mutex mutex_;  ///< of all below; never held while the network is waited for
    std::map<std::string, std::unique_ptr<HttpClient>> clients_;  ///< by origin
    std::optional<Metadata> metadata_;
    Instant metadata_until_{};
    std::shared_ptr<const KeySet> keys_;
    Instant keys_asked_{};
};

}  // namespace vekha::identity
