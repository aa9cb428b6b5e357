// The page: files compiled into the program, served with a strict content policy.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

#include "daemon/http/message.hpp"

namespace vekha::http {

/// A file of the page as it was built; the bytes live as long as the program.
struct AssetFile {
    std::string_view name;  ///< relative to the page's folder: "index.html", "assets/index-1a2b.js"
    std::string_view bytes;
};

/// Immutable once made; safe to share. A file NAME.gz beside NAME is its packed form, not a file of its own.
class Assets {
  public:
    Assets() = default;
    explicit Assets(std::span<const AssetFile> files);

    /// The answer to GET or HEAD: the file of this path, or index.html for an address of the page itself
    /// («/tasks/5»). Nothing where the page has no such file, or there is no page.
    std::optional<Response> find(const Request& request) const;

  private:
    struct Asset {
        std::string media_type;
        std::string_view bytes;
        std::string_view gzip;  ///< empty: not packed
        std::string etag;
        bool immutable = false;  ///< its name changes with its bytes
    };
    std::unordered_map<std::string, Asset> files_;
};

/// The media type that a file's name tells; "application/octet-stream" where it tells none.
std::string_view media_type_of(std::string_view file_name);

/// Whether an If-None-Match or If-Match header's value names this entity tag (quotes included).
bool names_tag(std::string_view header_value, std::string_view etag);

/// What the page may load and who may frame it (nobody).
inline constexpr std::string_view page_policy =
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src "
    "'self'; "
    "connect-src 'self'; worker-src 'self'; manifest-src 'self'; frame-src 'self'; form-action 'self'; "
    "base-uri 'none'; "
    "frame-ancestors 'none'";

}  // namespace vekha::http
