#include "notifiers/inbox/mail_words.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "workflow/documents/html.hpp"

namespace vekha {
namespace {

constexpr std::size_t lines_most = 5'000;    // of a text that is looked at
constexpr std::size_t heading_most = 400;    // bytes of «… пишет:»
constexpr std::size_t signature_lines = 12;  // after «С уважением,» nothing else stands
constexpr std::size_t original_headers = 5;  // lines in which «От:» has its «Кому:»

constexpr std::array<std::string_view, 9> writes = {
    "пишет:", "написал:",  "написала:", "написал(а):", "написал(-а):",
    "wrote:", "писал(а):", "сообщил:",  "написали:"};
constexpr std::array<std::string_view, 10> originals = {
    "исходное сообщение",  "пересылаемое сообщение",     "пересылаемое письмо", "исходное письмо",
    "конец пересылаемого", "перенаправленное сообщение", "original message",    "forwarded message",
    "reply message",       "original appointment"};
constexpr std::array<std::string_view, 5> senders = {"От:", "From:", "*From:*", "*От:*", "от:"};
constexpr std::array<std::string_view, 12> letterheads = {
    "Отправлено:", "Sent:",    "Дата:",   "Date:",   "Кому:",   "To:",
    "Тема:",       "Subject:", "*Кому:*", "*Sent:*", "*Дата:*", "*To:*"};
constexpr std::array<std::string_view, 9> phones = {
    "Отправлено с ",        "Отправлено из ",         "Sent from ",
    "Отправлено через ",    "Get Outlook for ",       "Скачать Outlook ",
    "Получить Outlook для", "Загрузить Outlook для ", "Отправлено мобильн"};
constexpr std::array<std::string_view, 5> closings = {"С уважением", "с уважением", "Best regards",
                                                      "Kind regards", "С наилучшими пожеланиями"};

std::string_view trimmed(std::string_view line) {
    constexpr std::string_view blank = " \t\r";
    // A no-break space is what Outlook leaves of an empty line.
    for (bool more = true; more;) {
        more = false;
        while (!line.empty() && blank.find(line.front()) != std::string_view::npos) line.remove_prefix(1);
        while (!line.empty() && blank.find(line.back()) != std::string_view::npos) line.remove_suffix(1);
        for (const std::string_view space : {"\xc2\xa0", "\xef\xbb\xbf"}) {
            if (line.starts_with(space)) line.remove_prefix(space.size()), more = true;
            if (line.ends_with(space)) line.remove_suffix(space.size()), more = true;
        }
    }
    return line;
}

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    for (std::size_t at = 0; at < text.size() && lines.size() < lines_most;) {
        const auto end = std::min(text.find('\n', at), text.size());
        lines.push_back(trimmed(text.substr(at, end - at)));
        at = end + 1;
    }
    return lines;
}

template <std::size_t N>
bool starts_with_any(std::string_view line, const std::array<std::string_view, N>& words) {
    return std::any_of(words.begin(), words.end(), [&](auto word) { return line.starts_with(word); });
}

/// Small letters, of Russian ones too.
std::string folded(std::string_view line) {
    std::string text(line);
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto byte = static_cast<unsigned char>(text[at]);
        if (byte >= 'A' && byte <= 'Z') text[at] = static_cast<char>(byte + 0x20);
        if (byte != 0xd0 || at + 1 >= text.size()) continue;
        const auto next = static_cast<unsigned char>(text[at + 1]);
        if (next >= 0x90 && next <= 0x9f) text[at + 1] = static_cast<char>(next + 0x20);
        if (next >= 0xa0 && next <= 0xaf) {
            text[at] = '\xd1';
            text[at + 1] = static_cast<char>(next - 0x20);
        }
    }
    return text;
}

bool tells_time(std::string_view line) {
    for (std::size_t at = 0; at + 3 < line.size(); ++at) {
        const auto digit = [&](std::size_t i) { return line[i] >= '0' && line[i] <= '9'; };
        if (line.substr(at, 2) == "20" && digit(at + 2) && digit(at + 3)) return true;
        if (digit(at) && line[at + 1] == ':' && digit(at + 2) && digit(at + 3)) return true;
    }
    return false;
}

/// «12.10.2026, 10:00, "Веха" <vekha@…>:», «пн, 12 окт. 2026 г. в 10:00, Веха пишет:», «Понедельник, 12
/// октября 2026, 10:00 +03:00 от Веха <…>:».
bool is_heading(const std::string& line) {
    if (line.empty() || line.size() > heading_most || line.back() != ':' || !tells_time(line)) return false;
    if (line.find('@') != std::string::npos) return true;
    return std::any_of(writes.begin(), writes.end(), [&](auto word) { return line.ends_with(word); });
}

/// A heading is often broken in two or three lines.
bool heading_begins(const std::vector<std::string_view>& lines, std::size_t at) {
    if (!tells_time(lines[at])) return false;
    std::string joined;
    for (std::size_t next = at; next < std::min(at + 3, lines.size()) && !lines[next].empty(); ++next) {
        joined += (joined.empty() ? "" : " ") + std::string(lines[next]);
        if (is_heading(joined)) return true;
    }
    return false;
}

/// «От: …» with «Кому: …» under it, as Outlook begins its quotation.
bool original_begins(const std::vector<std::string_view>& lines, std::size_t at) {
    if (!starts_with_any(lines[at], senders)) return false;
    for (std::size_t next = at + 1; next < std::min(at + 1 + original_headers, lines.size()); ++next)
        if (starts_with_any(lines[next], letterheads)) return true;
    return false;
}

/// «-----Исходное сообщение-----».
bool original_named(std::string_view line) {
    if (!line.starts_with("--")) return false;
    const std::string small = folded(line);
    return std::any_of(originals.begin(), originals.end(),
                       [&](auto word) { return small.find(word) != std::string::npos; });
}

bool is_rule(std::string_view line) {
    return line.size() >= 20 && line.find_first_not_of('_') == std::string_view::npos;
}

bool ends_the_words(const std::vector<std::string_view>& lines, std::size_t at) {
    const auto line = lines[at];
    if (line == "--" || original_named(line) || heading_begins(lines, at) || original_begins(lines, at))
        return true;
    return is_rule(line) && at + 1 < lines.size() &&
           (original_begins(lines, at + 1) ||
            (lines[at + 1].empty() && at + 2 < lines.size() && original_begins(lines, at + 2)));
}

void drop_closing(std::vector<std::string_view>& kept) {
    const auto begin = kept.size() > signature_lines
                           ? kept.end() - static_cast<std::ptrdiff_t>(signature_lines)
                           : kept.begin();
    const auto closing =
        std::find_if(begin, kept.end(), [](auto line) { return starts_with_any(line, closings); });
    kept.erase(closing, kept.end());
}

std::size_t cut_of_page(std::string_view html) {
    constexpr std::array<std::string_view, 9> marks = {"<blockquote",
                                                       "class=\"gmail_quote",
                                                       "id=\"divrplyfwdmsg",
                                                       "id=\"appendonsend",
                                                       "id=\"mail-app-auto",
                                                       "border-top:solid #e1e1e1",
                                                       "class=\"moz-cite-prefix",
                                                       "border-top:solid #b5c4df",
                                                       "data-marker=\"__quote"};
    const std::string small = folded(html);
    std::size_t cut = html.size();
    for (const auto mark : marks) cut = std::min(cut, small.find(mark));
    if (cut == html.size()) return cut;
    const auto open = html.rfind('<', cut);
    return open == std::string_view::npos ? cut : open;
}

}  // namespace

std::string own_words(std::string_view text, std::size_t most) {
    const auto lines = lines_of(text);
    std::vector<std::string_view> kept;
    for (std::size_t at = 0; at < lines.size(); ++at) {
        if (ends_the_words(lines, at)) break;
        if (lines[at].starts_with(">") || starts_with_any(lines[at], phones)) continue;
        kept.push_back(lines[at]);
    }
    drop_closing(kept);
    std::string words;
    std::size_t gap = 0;
    for (const auto line : kept) {
        if (line.empty()) {
            ++gap;
            continue;
        }
        if (!words.empty()) words += gap > 0 ? "\n\n" : "\n";
        gap = 0;
        words += line;
    }
    if (words.size() <= most) return words;
    std::size_t cut = most;
    while (cut > 0 && (static_cast<unsigned char>(words[cut]) & 0xc0U) == 0x80U) --cut;
    words.resize(cut);
    return words;
}

std::string words_of_page(std::string_view html) {
    const auto page = read_html(html.substr(0, cut_of_page(html)));
    if (!page) return {};
    std::string words;
    for (const auto& block : page->blocks)
        if (const auto* paragraph = std::get_if<Paragraph>(&block)) words += paragraph->text + "\n";
    return words;
}

}  // namespace vekha
