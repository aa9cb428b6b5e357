#include "daemon/http/assets.hpp"

#include <array>

#include "workflow/service/sha256.hpp"

namespace vekha::http {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 16> media_types{
    {{".html", "text/html; charset=utf-8"},
     {".js", "text/javascript; charset=utf-8"},
     {".css", "text/css; charset=utf-8"},
     {".json", "application/json"},
     {".map", "application/json"},
     {".webmanifest", "application/manifest+json"},
     {".svg", "image/svg+xml"},
     {".png", "image/png"},
     {".jpg", "image/jpeg"},
     {".ico", "image/x-icon"},
     {".webp", "image/webp"},
     {".woff", "font/woff"},
     {".woff2", "font/woff2"},
     {".ttf", "font/ttf"},
     {".txt", "text/plain; charset=utf-8"},
     {".yaml", "application/yaml"}}};

bool takes_gzip(const Request& request) {
    const auto accepted = request.header("accept-encoding");
    return accepted && accepted->find("gzip") != std::string_view::npos;
}

/// An address of the page's own router: no file, no call of the API.
bool of_the_page(std::string_view path) {
    return !path.starts_with("/api/") && path.substr(path.rfind('/') + 1).find('.') == std::string_view::npos;
}

}  // namespace

std::string_view media_type_of(std::string_view file_name) {
    const auto dot = file_name.rfind('.');
    if (dot != std::string_view::npos)
        for (const auto& [ending, type] : media_types)
            if (file_name.substr(dot) == ending) return type;
    return "application/octet-stream";
}

bool names_tag(std::string_view header_value, std::string_view etag) {
    if (header_value == "*") return true;
    while (!header_value.empty()) {
        const auto end = std::min(header_value.find(','), header_value.size());
        auto one = header_value.substr(0, end);
        header_value.remove_prefix(std::min(end + 1, header_value.size()));
        while (one.starts_with(' ')) one.remove_prefix(1);
        while (one.ends_with(' ')) one.remove_suffix(1);
        if (one.starts_with("W/")) one.remove_prefix(2);
        if (one == etag) return true;
    }
    return false;
}

Assets::Assets(std::span<const AssetFile> files) {
    constexpr std::size_t etag_letters = 32;
    for (const auto& file : files) {
        if (file.name.ends_with(".gz")) {
            files_["/" + std::string(file.name.substr(0, file.name.size() - 3))].gzip = file.bytes;
            continue;
        }
        Asset& asset = files_["/" + std::string(file.name)];
        asset.media_type = media_type_of(file.name);
        asset.bytes = file.bytes;
        asset.etag = "\"" + sha256_hex(file.bytes).substr(0, etag_letters) + "\"";
        asset.immutable = file.name.starts_with("assets/");
    }
    // A packed form without its file is no file.
    std::erase_if(files_, [](const auto& one) { return one.second.etag.empty(); });
}

std::optional<Response> Assets::find(const Request& request) const {
    const auto path = percent_decoded(request.path(), false);
    if (!path) return std::nullopt;
    auto found = files_.find(*path == "/" ? "/index.html" : *path);
    if (found == files_.end() && of_the_page(*path)) found = files_.find("/index.html");
    if (found == files_.end()) return std::nullopt;
    const Asset& asset = found->second;

    Response made;
    made.with("ETag", asset.etag)
        .with("Cache-Control", asset.immutable ? "public, max-age=31536000, immutable" : "no-cache")
        .with("Content-Security-Policy", std::string(page_policy))
        .with("Vary", "Accept-Encoding");
    if (const auto known = request.header("if-none-match"); known && names_tag(*known, asset.etag)) {
        made.status = 304;
        return made;
    }
    made.content_type = asset.media_type;
    const bool packed = !asset.gzip.empty() && takes_gzip(request);
    if (packed) made.with("Content-Encoding", "gzip");
    made.body = Body::forever(packed ? asset.gzip : asset.bytes);
    return made;
}

}  // namespace vekha::http
