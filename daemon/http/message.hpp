// Requests and responses as the handlers see them: plain values, no socket, no Beast.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vekha::http {

enum class Method { get, head, post, put, erase, options, other };

/// "GET", "DELETE" …; the inverse gives `other` for a method nobody here knows.
std::string_view name(Method method);
Method parse_method(std::string_view text);

struct Header {
    std::string name;
    std::string value;
};

struct Request {
    Method method = Method::get;
    std::string target;  ///< as sent: path and query
    std::vector<Header> headers;
    std::string body;  ///< whole bodies only; a streamed one goes to an Upload
    std::string peer;  ///< address of the connection's other side, or "unix"
    /// Of the client: `peer`, or what a trusted proxy says of the one behind it.
    std::string peer_address;
    bool secure = false;  ///< the client came by TLS

    /// The path with its percent signs still in; up to the question mark.
    std::string_view path() const;
    /// The first header of this name, whatever its case; nothing where there is none.
    std::optional<std::string_view> header(std::string_view name) const;
    /// The value of a parameter of the query, decoded; nothing where it is absent or its encoding is broken.
    std::optional<std::string> parameter(std::string_view name) const;
    /// Names of all parameters of the query, decoded.
    std::vector<std::string> parameter_names() const;
    std::optional<std::string_view> cookie(std::string_view name) const;
};

/// Bytes shared by all who send them; never changed once made.
class Body {
  public:
    Body() = default;
    explicit Body(std::string bytes)
        : owner_(std::make_shared<const std::string>(std::move(bytes))), bytes_(*owner_) {}
    /// Bytes that live as long as the program (embedded files).
    static Body forever(std::string_view bytes) {
        Body body;
        body.bytes_ = bytes;
        return body;
    }
    std::string_view bytes() const { return bytes_; }

  private:
    std::shared_ptr<const std::string> owner_;
    std::string_view bytes_;
};

/// A body that is read piece by piece in the pool, where it may wait for a disk or another machine.
struct StreamBody {
    /// The next bytes, at most so many; none where they can't be had, which breaks the connection: their
    /// length was promised. Not called by two threads at once.
    std::function<std::string(std::size_t most)> next;
    std::uint64_t length = 0;
};

struct Response {
    int status = 200;
    std::vector<Header> headers;  ///< without Content-Length, Content-Type, Connection and Date
    std::string content_type;     ///< empty where there is no body
    Body body;
    std::optional<StreamBody> stream;  ///< in place of `body`
    bool close = false;                ///< the connection ends after it

    Response& with(std::string header, std::string value) {
        headers.push_back({std::move(header), std::move(value)});
        return *this;
    }
    std::optional<std::string_view> header(std::string_view name) const;
};

/// A response with a body of this type.
Response answer(int status, std::string content_type, std::string body);

/// "Not Found"; empty for a status not used here.
std::string_view reason_phrase(int status);

/// Decodes %XX (and + to a space in a query); nothing where the encoding is broken or gives a zero byte.
std::optional<std::string> percent_decoded(std::string_view text, bool plus_is_space);
/// Encodes all but letters, digits and -._~ (RFC 3986), as header values by RFC 5987 want it.
std::string percent_encoded(std::string_view text);
/// `attachment` with the file's name, in ASCII for old readers and in UTF-8 by RFC 5987.
std::string attachment_disposition(std::string_view file_name);

bool same_ignoring_case(std::string_view left, std::string_view right);

}  // namespace vekha::http
