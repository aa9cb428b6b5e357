#include "notifiers/inbox/raw_mail.hpp"

#include <algorithm>
#include <charconv>
#include <initializer_list>
#include <memory>
#include <mutex>

#include <gmime/gmime.h>

namespace vekha {
namespace {

constexpr std::size_t recipients_most = 100;
constexpr std::size_t references_most = 100;
/// Lines that could begin a part, and words that could open one more level. A tree is made of no mail that
/// has more: the parser's own cost is bounded before it begins.
constexpr std::size_t dashed_lines = 20'000;
constexpr std::size_t branch_words = 400;
constexpr std::size_t header_bytes = 256 * 1024;  // before the first empty line

struct Unref {
    void operator()(void* object) const { g_object_unref(object); }
};
template <class T>
using Held = std::unique_ptr<T, Unref>;

struct Freed {
    void operator()(char* text) const { g_free(text); }
};
using Text = std::unique_ptr<char, Freed>;

std::string string_of(const char* text) {
    return text == nullptr ? std::string{} : std::string(text);
}

std::string small(std::string text) {
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return text;
}

void set_up() {
    static std::once_flag once;
    std::call_once(once, [] { g_mime_init(); });
}

/// Headers without a named encoding are mostly of these.
GMimeParserOptions* options() {
    static GMimeParserOptions* const made = [] {
        auto* fresh = g_mime_parser_options_new();
        const char* charsets[] = {"utf-8", "windows-1251", nullptr};
        g_mime_parser_options_set_fallback_charsets(fresh, charsets);
        return fresh;
    }();
    return made;
}

std::string valid_utf8(std::string_view bytes) {
    const Text made(g_utf8_make_valid(bytes.data(), static_cast<gssize>(bytes.size())));
    return string_of(made.get());
}

std::string utf8_of(const std::string& bytes, const char* charset) {
    const auto size = static_cast<gssize>(bytes.size());
    const bool plain = g_utf8_validate(bytes.data(), size, nullptr) != 0;
    const std::string named = charset == nullptr ? "" : small(charset);
    if (plain && (named.empty() || named == "utf-8" || named == "us-ascii")) return bytes;
    for (const char* from : {charset, "WINDOWS-1251"}) {
        if (from == nullptr || small(from) == "us-ascii" || small(from) == "utf-8") continue;
        gsize written = 0;
        const Text made(g_convert(bytes.data(), size, "UTF-8", from, nullptr, &written, nullptr));
        if (made) return {made.get(), written};
    }
    return valid_utf8(bytes);
}

void add_addresses(std::vector<std::string>& into, InternetAddressList* list) {
    const int count = list == nullptr ? 0 : internet_address_list_length(list);
    for (int at = 0; at < count && into.size() < recipients_most; ++at) {
        auto* one = internet_address_list_get_address(list, at);
        if (INTERNET_ADDRESS_IS_MAILBOX(one))
            into.push_back(
                small(string_of(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(one)))));
    }
}

void add_parsed(std::vector<std::string>& into, const char* header) {
    if (header == nullptr) return;
    const Held<InternetAddressList> list(internet_address_list_parse(options(), header));
    add_addresses(into, list.get());
}

std::vector<std::string> ids_of(const char* header) {
    std::vector<std::string> ids;
    if (header == nullptr) return ids;
    auto* parsed = g_mime_references_parse(options(), header);
    const int count = g_mime_references_length(parsed);
    for (int at = 0; at < count; ++at) ids.push_back(string_of(g_mime_references_get_message_id(parsed, at)));
    g_mime_references_free(parsed);
    return ids;
}

std::string header(GMimeObject* object, const char* name) {
    const char* value = g_mime_object_get_header(object, name);
    return value == nullptr ? std::string{} : valid_utf8(value);
}

bool has_header(GMimeObject* object, const char* name) {
    return g_mime_object_get_header(object, name) != nullptr;
}

std::string type_of(GMimeObject* object) {
    auto* type = g_mime_object_get_content_type(object);
    if (type == nullptr) return "text/plain";
    const Text text(g_mime_content_type_get_mime_type(type));
    return small(string_of(text.get()));
}

std::string decoded(GMimePart* part) {
    auto* content = g_mime_part_get_content(part);
    if (content == nullptr) return {};
    const Held<GMimeStream> stream(g_mime_stream_mem_new());
    g_mime_data_wrapper_write_to_stream(content, stream.get());
    const GByteArray* bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
    return {reinterpret_cast<const char*>(bytes->data), bytes->len};
}

/// The size that a part says of itself. What is no number is no promise either.
std::uint64_t announced_size(GMimeObject* object) {
    auto* disposition = g_mime_object_get_content_disposition(object);
    const std::string text = disposition == nullptr
                                 ? std::string{}
                                 : string_of(g_mime_content_disposition_get_parameter(disposition, "size"));
    std::uint64_t size = 0;
    std::from_chars(text.data(), text.data() + text.size(), size);
    return size;
}

/// Lays the tree out as its leaves.
class Leaves {
  public:
    Leaves(const MailLimits& limits, std::vector<MailPart>& parts) : limits_(limits), parts_(parts) {}

    /// False past a limit.
    bool take(GMimeObject* object, const std::string& parent, std::size_t depth) {
        if (depth > limits_.depth || ++seen_ > limits_.parts) return false;
        if (GMIME_IS_MULTIPART(object)) {
            const std::string type = type_of(object);
            auto* branch = GMIME_MULTIPART(object);
            const int count = g_mime_multipart_get_count(branch);
            for (int at = 0; at < count; ++at)
                if (!take(g_mime_multipart_get_part(branch, at), type, depth + 1)) return false;
            return true;
        }
        leaf(object, parent);
        return !GMIME_IS_MESSAGE_PART(object) || enclosed(GMIME_MESSAGE_PART(object), depth);
    }

  private:
    void leaf(GMimeObject* object, const std::string& parent) {
        MailPart part;
        part.type = type_of(object);
        part.parent = parent;
        part.attached = small(string_of(g_mime_object_get_disposition(object))) == "attachment";
        part.referred = g_mime_object_get_content_id(object) != nullptr;
        part.announced = announced_size(object);
        if (GMIME_IS_PART(object)) {
            part.name = valid_utf8(string_of(g_mime_part_get_filename(GMIME_PART(object))));
            if (part.announced <= limits_.file_bytes) part.bytes = decoded(GMIME_PART(object));
            if (GMIME_IS_TEXT_PART(object))
                part.bytes = utf8_of(part.bytes, g_mime_text_part_get_charset(GMIME_TEXT_PART(object)));
        }
        parts_.push_back(std::move(part));
    }

    /// Of an enclosed mail only the headers are kept, but its parts count.
    bool enclosed(GMimeMessagePart* part, std::size_t depth) {
        auto* message = g_mime_message_part_get_message(part);
        if (message == nullptr) return true;
        const Text headers(g_mime_object_get_headers(GMIME_OBJECT(message), nullptr));
        parts_.back().bytes = string_of(headers.get());
        std::vector<MailPart> inside;
        Leaves within(limits_, inside);
        within.seen_ = seen_;
        auto* body = g_mime_message_get_mime_part(message);
        const bool fits = body == nullptr || within.take(body, "message/rfc822", depth + 1);
        seen_ = within.seen_;
        return fits;
    }

    const MailLimits& limits_;
    std::vector<MailPart>& parts_;
    std::size_t seen_ = 0;
};

std::size_t count_words(std::string_view text, std::string_view word) {
    std::size_t count = 0;
    const auto same = [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b; };
    for (auto at = text.begin();; ++at, ++count) {
        at = std::search(at, text.end(), word.begin(), word.end(), same);
        if (at == text.end()) return count;
    }
}

tl::unexpected<Error> too_much(const char* what) {
    return failure(Fault::too_large, std::string("Письмо не разобрано: ") + what + ".", {},
                   "Пришлите документ отдельным письмом или через личную ссылку.");
}

Result<void> check_size(std::string_view bytes, const MailLimits& limits) {
    if (bytes.size() > limits.bytes) return too_much("оно слишком велико");
    std::size_t lines = 0;
    std::size_t dashed = 0;
    bool in_header = true;
    for (std::size_t at = 0; at < bytes.size(); ++lines) {
        if (bytes.substr(at, 2) == "--") ++dashed;
        const auto end = std::min(bytes.find('\n', at), bytes.size());
        if (end - at <= 1 && lines > 0) in_header = false;
        if (in_header && end > header_bytes) return too_much("его заголовок слишком велик");
        at = end + 1;
    }
    if (lines > limits.lines) return too_much("в нём слишком много строк");
    if (dashed > dashed_lines) return too_much("в нём слишком много частей");
    if (count_words(bytes, "multipart/") + count_words(bytes, "message/rfc822") > branch_words)
        return too_much("его части вложены слишком глубоко");
    return {};
}

void read_marks(GMimeObject* whole, RawMail& mail) {
    const std::string submitted = small(header(whole, "Auto-Submitted"));
    mail.automatic = !submitted.empty() && submitted.substr(0, submitted.find_first_of("; ")) != "no";
    for (const char* name : {"X-Autoreply", "X-Autorespond", "X-Autogenerated", "X-Mail-Autoreply"})
        mail.automatic = mail.automatic || has_header(whole, name);
    mail.precedence = small(header(whole, "Precedence"));
    mail.from_list = has_header(whole, "List-Id");
    const std::string path = header(whole, "Return-Path");
    mail.from_nobody = path.find("<>") != std::string::npos;
    add_parsed(mail.failed, g_mime_object_get_header(whole, "X-Failed-Recipients"));
}

void read_references(GMimeObject* whole, RawMail& mail) {
    mail.references = ids_of(g_mime_object_get_header(whole, "In-Reply-To"));
    auto chain = ids_of(g_mime_object_get_header(whole, "References"));
    mail.references.insert(mail.references.end(), chain.rbegin(), chain.rend());
    if (mail.references.size() > references_most) mail.references.resize(references_most);
}

void read_headers(GMimeMessage* message, RawMail& mail) {
    auto* whole = GMIME_OBJECT(message);
    mail.message_id = string_of(g_mime_message_get_message_id(message));
    mail.subject = valid_utf8(string_of(g_mime_message_get_subject(message)));
    std::vector<std::string> from;
    add_addresses(from, g_mime_message_get_from(message));
    if (from.size() == 1) mail.from = from.front();
    // What the servers noted of the envelope comes first: no sender writes it.
    for (const char* name : {"Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To"})
        add_parsed(mail.recipients, g_mime_object_get_header(whole, name));
    add_addresses(mail.recipients, g_mime_message_get_to(message));
    add_addresses(mail.recipients, g_mime_message_get_cc(message));
    read_references(whole, mail);
    read_marks(whole, mail);
}

Held<GMimeMessage> parsed(std::string_view bytes) {
    set_up();
    const Held<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
    const Held<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
    g_mime_parser_set_persist_stream(parser.get(), TRUE);
    return Held<GMimeMessage>(g_mime_parser_construct_message(parser.get(), options()));
}

}  // namespace

Result<RawMail> read_raw_mail(std::string_view bytes, const MailLimits& limits) {
    if (auto fits = check_size(bytes, limits); !fits) return tl::unexpected(fits.error());
    const auto message = parsed(bytes);
    auto* body = message ? g_mime_message_get_mime_part(message.get()) : nullptr;
    if (body == nullptr) return failure(Fault::unreadable, "Это не письмо.");
    RawMail mail;
    read_headers(message.get(), mail);
    mail.type = type_of(body);
    mail.report = small(string_of(g_mime_object_get_content_type_parameter(body, "report-type")));
    if (!Leaves(limits, mail.parts).take(body, {}, 0)) return too_much("в нём слишком много частей");
    return mail;
}

EnclosedMail read_enclosed(std::string_view headers) {
    EnclosedMail enclosed;
    if (headers.size() > header_bytes) return enclosed;
    const auto message = parsed(std::string(headers) + "\r\n\r\n");
    if (!message) return enclosed;
    auto* whole = GMIME_OBJECT(message.get());
    enclosed.message_id = string_of(g_mime_message_get_message_id(message.get()));
    for (const char* name : {"Reply-To", "Return-Path"})
        add_parsed(enclosed.recipients, g_mime_object_get_header(whole, name));
    return enclosed;
}

}  // namespace vekha
