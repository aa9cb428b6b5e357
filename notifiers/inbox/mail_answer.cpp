#include "notifiers/inbox/mail_answer.hpp"

#include <algorithm>
#include <array>

#include "notifiers/inbox/mail_words.hpp"
#include "workflow/service/sha256.hpp"

namespace vekha {
namespace {

constexpr std::size_t logo_bytes = 40 * 1024;  // a smaller picture shown inside the words is a signature's
constexpr std::size_t key_most = 400;          // characters of a Message-ID that are a key as they are
constexpr std::size_t lost_most = 20;          // files that are told of by name
constexpr std::size_t megabyte = 1024 * 1024;

/// Endings of files that run on somebody's machine: no paper looks like that.
constexpr std::array<std::string_view, 15> forbidden = {".exe", ".com", ".bat", ".cmd", ".scr",
                                                        ".js",  ".vbs", ".ps1", ".msi", ".jar",
                                                        ".hta", ".lnk", ".pif", ".iso", ".dll"};
/// Parts that programs add and no person sent.
constexpr std::array<std::string_view, 7> additions = {"application/pkcs7-signature",
                                                       "application/x-pkcs7-signature",
                                                       "application/pgp-signature",
                                                       "text/calendar",
                                                       "text/rfc822-headers",
                                                       "message/delivery-status",
                                                       "message/disposition-notification"};

std::string_view after_last(std::string_view text, std::string_view marks) {
    const auto at = text.find_last_of(marks);
    return at == std::string_view::npos ? text : text.substr(at + 1);
}

/// The name alone: no folders, no controls, and short enough for every list.
std::string plain_name(const MailPart& part) {
    std::string name;
    for (const char c : after_last(part.name, "/\\"))
        if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7f) name += c;
    while (name.size() > limits::name_bytes / 2) {
        name.pop_back();
        while (!name.empty() && (static_cast<unsigned char>(name.back()) & 0xc0U) == 0x80U) name.pop_back();
    }
    if (!name.empty() && name != "." && name != "..") return name;
    return part.type.starts_with("image/") ? "фото" : part.type == "message/rfc822" ? "письмо.eml" : "файл";
}

std::string ending_of(std::string_view name) {
    const auto dot = name.rfind('.');
    std::string ending(dot == std::string_view::npos ? std::string_view{} : name.substr(dot));
    for (char& c : ending)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return ending;
}

bool is_words(const MailPart& part) {
    return !part.attached && part.name.empty() && (part.type == "text/plain" || part.type == "text/html");
}

bool is_file(const MailPart& part) {
    if (is_words(part) || part.type == "text/html") return part.attached || !part.name.empty();
    if (std::find(additions.begin(), additions.end(), part.type) != additions.end()) return false;
    const bool shown_inside = part.referred && !part.attached && part.type.starts_with("image/") &&
                              (part.parent == "multipart/related" || part.name.empty());
    return !shown_inside || part.bytes.size() >= logo_bytes;
}

/// Why a file is not kept; empty where it is.
std::string reason_against(const MailPart& part, const std::string& name, std::size_t kept,
                           const MailLimits& limits) {
    const std::string ending = ending_of(name);
    if (std::find(forbidden.begin(), forbidden.end(), ending) != forbidden.end())
        return "программы не принимаются";
    if (part.type == "application/ms-tnef" || ending == ".dat")
        return "вложение в формате Outlook (TNEF), пришлите сам файл";
    if (part.type == "message/rfc822") return "пересланное письмо, пришлите сам документ";
    if (part.type == "message/external-body" || part.type == "message/partial")
        return "в письме нет самого файла";
    if (part.announced > limits.file_bytes || part.bytes.size() > limits.file_bytes)
        return "больше " + std::to_string(limits.file_bytes / megabyte) + " МБ";
    if (part.bytes.empty()) return "файл пуст";
    if (kept >= limits.files) return "в одном письме больше " + std::to_string(limits.files) + " файлов";
    return {};
}

void take_files(std::vector<MailPart>& parts, const MailLimits& limits, ReadMail& mail) {
    for (auto& part : parts) {
        if (!is_file(part)) continue;
        const std::string name = plain_name(part);
        const std::string why = reason_against(part, name, mail.files.size(), limits);
        if (why.empty())
            mail.files.push_back({name, std::move(part.bytes)});
        else if (mail.lost_files.size() < lost_most)
            mail.lost_files.push_back(name + ": " + why);
    }
}

std::string words_of(const std::vector<MailPart>& parts, std::size_t most) {
    for (const auto& part : parts)
        if (is_words(part) && part.type == "text/plain")
            if (auto words = own_words(part.bytes, most); !words.empty()) return words;
    // Some programs leave the plain half empty.
    const bool said = std::any_of(parts.begin(), parts.end(), [](const MailPart& part) {
        return is_words(part) && part.type == "text/plain" &&
               part.bytes.find_first_not_of(" \r\n\t") != std::string::npos;
    });
    if (said) return {};
    for (const auto& part : parts)
        if (is_words(part) && part.type == "text/html") return own_words(words_of_page(part.bytes), most);
    return {};
}

void take_original(const std::vector<MailPart>& parts, ReadMail& mail) {
    for (const auto& part : parts) {
        if (part.type != "message/rfc822" && part.type != "text/rfc822-headers") continue;
        auto original = read_enclosed(part.bytes);
        if (!original.message_id.empty())
            mail.references.insert(mail.references.begin(), std::move(original.message_id));
        mail.recipients.insert(mail.recipients.end(), original.recipients.begin(), original.recipients.end());
        return;
    }
}

std::string key_of(const RawMail& mail, std::string_view bytes) {
    if (!mail.message_id.empty() && mail.message_id.size() <= key_most) return mail.message_id;
    return "sha256:" + sha256_hex(bytes);
}

}  // namespace

Result<ReadMail> read_mail(std::string_view bytes, const MailLimits& limits) {
    auto raw = read_raw_mail(bytes, limits);
    if (!raw) return tl::unexpected(raw.error());
    ReadMail mail;
    mail.key = key_of(*raw, bytes);
    mail.from = std::move(raw->from);
    mail.recipients = std::move(raw->recipients);
    mail.references = std::move(raw->references);
    raw->from = mail.from;
    if (auto failed = failures_in(*raw)) {
        mail.kind = MailKind::bounce;
        mail.failed = std::move(*failed);
        take_original(raw->parts, mail);
        return mail;
    }
    if (written_by_machine(*raw)) {
        mail.kind = MailKind::auto_reply;
        return mail;
    }
    mail.words = words_of(raw->parts, limits.words_bytes);
    take_files(raw->parts, limits, mail);
    return mail;
}

}  // namespace vekha
