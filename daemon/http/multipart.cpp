#include "daemon/http/multipart.hpp"

#include <algorithm>
#include <utility>

#include "daemon/http/message.hpp"

namespace vekha::http {
namespace {

constexpr std::size_t boundary_bytes_most = 70;  // RFC 2046
constexpr std::string_view head_end = "\r\n\r\n";

tl::unexpected<Error> no_form() {
    return failure(Fault::invalid_input, "Форма не прочитана.", {}, "Откройте страницу заново и повторите.");
}

/// The value of `name="…"` in a header; browsers write a quote in it as %22.
std::optional<std::string> quoted(std::string_view header, std::string_view name) {
    const std::string begin = "; " + std::string(name) + "=\"";
    const auto at = header.find(begin);
    if (at == std::string_view::npos) return std::nullopt;
    const auto value = header.substr(at + begin.size());
    const auto end = value.find('"');
    if (end == std::string_view::npos) return std::nullopt;
    return std::string(value.substr(0, end));
}

std::string without_folders(std::string name) {
    const auto slash = name.find_last_of("/\\");
    return slash == std::string::npos ? name : name.substr(slash + 1);
}

/// The Content-Disposition among a part's headers.
std::string_view disposition_of(std::string_view head) {
    constexpr std::string_view wanted = "content-disposition:";
    while (!head.empty()) {
        const auto end = head.find("\r\n");
        const auto line = head.substr(0, end);
        if (same_ignoring_case(line.substr(0, wanted.size()), wanted)) return line;
        head = end == std::string_view::npos ? std::string_view() : head.substr(end + 2);
    }
    return {};
}

}  // namespace

std::optional<std::string> form_boundary(std::string_view content_type) {
    const auto semicolon = content_type.find(';');
    if (semicolon == std::string_view::npos ||
        !same_ignoring_case(content_type.substr(0, semicolon), "multipart/form-data"))
        return std::nullopt;
    constexpr std::string_view key = "boundary=";
    const auto at = content_type.find(key, semicolon);
    if (at == std::string_view::npos) return std::nullopt;
    auto boundary = content_type.substr(at + key.size());
    boundary = boundary.substr(0, boundary.find(';'));
    if (boundary.size() >= 2 && boundary.front() == '"' && boundary.back() == '"')
        boundary = boundary.substr(1, boundary.size() - 2);
    if (boundary.empty() || boundary.size() > boundary_bytes_most) return std::nullopt;
    return std::string(boundary);
}

FormFile::FormFile(std::string_view boundary, Take take)
    : delimiter_("\r\n--" + std::string(boundary)), take_(std::move(take)) {}

Result<void> FormFile::write(std::span<const std::byte> bytes) {
    waiting_.append(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    for (;;) {
        const auto more = step();
        if (!more) return tl::unexpected(more.error());
        if (!*more) return {};
    }
}

/// Whether something was taken of what waits; false: more bytes are needed, or nothing more is wanted.
Result<bool> FormFile::step() {
    switch (state_) {
        case State::before:
        case State::other:
        case State::file:
            return up_to_delimiter();
        case State::delimiter:
            return after_delimiter();
        case State::head:
            return read_head();
        case State::end:
            waiting_.clear();
            break;
    }
    return false;
}

Result<void> FormFile::pass_on(std::size_t count) {
    Result<void> taken;
    if (state_ == State::file && count > 0) taken = take_(std::as_bytes(std::span(waiting_.data(), count)));
    waiting_.erase(0, count);
    return taken;
}

Result<bool> FormFile::up_to_delimiter() {
    const auto at = waiting_.find(delimiter_);
    if (at == std::string::npos) {
        // The end of what waits can be the beginning of a delimiter.
        const auto sure = waiting_.size() - std::min(waiting_.size(), delimiter_.size() - 1);
        if (auto passed = pass_on(sure); !passed) return tl::unexpected(passed.error());
        return false;
    }
    if (auto passed = pass_on(at); !passed) return tl::unexpected(passed.error());
    waiting_.erase(0, delimiter_.size());
    state_ = State::delimiter;
    return true;
}

Result<bool> FormFile::after_delimiter() {
    if (waiting_.size() < 2) return false;
    const auto next = waiting_.substr(0, 2);
    waiting_.erase(0, 2);
    if (next != "--" && next != "\r\n") return no_form();
    if (next == "--") {
        state_ = State::end;
    } else {
        if (++parts_ > parts_most) return no_form();
        state_ = State::head;
    }
    return true;
}

Result<bool> FormFile::read_head() {
    const auto end = waiting_.find(head_end);
    if (std::min(end, waiting_.size()) > part_head_bytes_most) return no_form();
    if (end == std::string::npos) return false;
    const auto disposition = disposition_of(std::string_view(waiting_).substr(0, end));
    auto name = quoted(disposition, "filename");
    if (name && file_seen_)
        return failure(Fault::invalid_input, "Файлов больше одного.", {}, "Отправьте один файл.");
    state_ = name ? State::file : State::other;
    file_seen_ = file_seen_ || name;
    if (name) file_name_ = without_folders(std::move(*name));
    waiting_.erase(0, end + head_end.size());
    return true;
}

}  // namespace vekha::http
