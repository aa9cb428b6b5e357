#include "notifiers/delivery/render.hpp"

#include <algorithm>
#include <map>
#include <vector>

#include "notifiers/delivery/message_template.hpp"

namespace vekha {
namespace {

using kainjow::mustache::data;

constexpr std::size_t button_number_characters = 40;  // of an item's number, on a button

enum class LinkMode { real, hidden };

/// An empty value is false, so that {{#key}}…{{/key}} leaves the line out.
void put(data& into, const char* key, const std::string& value) {
    into.set(key, value.empty() ? data{data::type::bool_false} : data{value});
}
void put(data& into, const char* key, bool value) {
    into.set(key, data{value ? data::type::bool_true : data::type::bool_false});
}

std::string proof_words(const Task& task, const Wording& words) {
    std::string list;
    for (const auto& requirement : task.requirements) {
        if (requirement.state == RequirementState::accepted || requirement.state == RequirementState::waived)
            continue;
        if (!list.empty()) list += ", ";
        list += words.proof(requirement.kind);
    }
    return list;
}

std::string_view first_line(std::string_view text) {
    return text.substr(0, text.find('\n'));
}

/// What a person added to a reminder: all of the row's words but the first line.
std::string note_of(const Notice& notice) {
    std::string_view words = notice.row.reason;
    if (notice.row.kind == NoticeKind::amended || notice.row.kind == NoticeKind::answered) return {};
    words.remove_prefix(first_line(words).size());
    return one_line(words, comment_characters);
}

/// The controller's reason for a return, the words of the report that waits, or what a person added.
std::string comment_of(const Notice& notice) {
    if (notice.task && !notice.task->submissions.empty()) {
        const auto& latest = notice.task->submissions.back();
        if (notice.row.kind == NoticeKind::returned) return one_line(latest.reason, comment_characters);
        if (notice.row.kind == NoticeKind::submitted) return one_line(latest.words, comment_characters);
    }
    return note_of(notice);
}

/// A line for each line of the row's words where they are a list: what an amended plan changed for this
/// person (behind the first line, which says why), what became of an answer.
data changes_of(const Notice& notice) {
    data changes{data::type::list};
    std::string_view rest = notice.row.reason;
    if (notice.row.kind == NoticeKind::amended)
        rest.remove_prefix(std::min(first_line(rest).size() + 1, rest.size()));
    else if (notice.row.kind != NoticeKind::answered)
        return changes;
    while (!rest.empty()) {
        const auto line = first_line(rest);
        rest.remove_prefix(std::min(line.size() + 1, rest.size()));
        if (!line.empty()) changes.push_back(data{one_line(line, comment_characters)});
    }
    return changes;
}

/// The addresses of one line, made once and used for both copies.
struct LineLinks {
    bool personal = false;
    std::string address;
};

LineLinks links_of(const Notice& notice, const Person& person, const LinkMaker& links) {
    if (notice.row.kind == NoticeKind::invited && links.invitation)
        return {true, links.invitation(person.id, notice.row.planned_at)};
    if (!notice.task) return {false, links.board};
    if (notice.task->owned_by(person.id)) return {true, links.personal(notice.task->id, person.id)};
    return {false, links.task(notice.task->id)};
}

data line_data(const Notice& notice, const LineLinks& links, LinkMode mode, Day today, Language language,
               const RenderContext& context) {
    const Wording& words = wording(language);
    data line{data::type::object};
    put(line, "kind", std::string(name(notice.row.kind)));
    put(line, "heading", std::string(words.heading(notice.row.kind)));
    put(line, "reason", reason_words(notice, today, language, context));
    put(line, "comment", comment_of(notice));
    line.set("changes", changes_of(notice));
    put(line, "roadmap", one_line(notice.roadmap, subject_characters));
    const bool hidden = links.personal && mode == LinkMode::hidden;
    put(line, "link", hidden ? std::string{} : links.address);
    put(line, "hidden_link", hidden ? std::string(words.hidden_link()) : std::string{});
    put(line, "personal", links.personal);
    put(line, "invitation", notice.row.kind == NoticeKind::invited);
    const bool has_task = notice.task.has_value();
    put(line, "task", has_task);
    if (!has_task) return line;
    const Task& task = *notice.task;
    const bool late = task.owed() && today > task.due;
    put(line, "number", one_line(task.number, subject_characters));
    put(line, "title", one_line(task.title, comment_characters));
    put(line, "due", words.date(task.due));
    put(line, "deadline", one_line(notice.deadline, comment_characters));
    put(line, "rule", one_line(task.due_rule, comment_characters));
    put(line, "late",
        late ? words.days_late(span_between(words, task.due, today, context.calendar)) : std::string{});
    put(line, "proof", proof_words(task, words));
    return line;
}

std::vector<MessageLink> link_buttons_of(const Digest& digest, const std::vector<LineLinks>& links,
                                         const Wording& words) {
    std::vector<MessageLink> buttons;
    for (std::size_t i = 0; i < std::min(links.size(), digest_links); ++i) {
        const auto& task = digest.lines[i].task;
        const auto line = digest.lines.size() == 1 ? 0 : static_cast<int>(i + 1);
        buttons.push_back({words.open(line, task ? one_line(task->number, button_number_characters) : ""),
                           links[i].address});
    }
    return buttons;
}

/// What the person can answer to at once: tasks that they owe, among the lines that are shown.
AnswerButtons answer_buttons_of(const Digest& digest, Language language) {
    AnswerButtons rows;
    const std::size_t shown = std::min(digest.lines.size(), digest_lines);
    for (std::size_t i = 0; i < shown && rows.size() < digest_answer_rows; ++i) {
        const auto& task = digest.lines[i].task;
        if (!task || !task->owed() || !task->owned_by(digest.person.id)) continue;
        const auto line = digest.lines.size() == 1 ? 0 : static_cast<int>(i + 1);
        rows.push_back(task_buttons(task->id, line, language == Language::en));
    }
    return rows;
}

/// «возвращено — 1, просрочено — 2», in the order of the lines.
std::string summary_of(const Digest& digest, const Wording& words) {
    std::vector<std::pair<NoticeKind, int>> counts;
    for (const auto& line : digest.lines) {
        if (counts.empty() || counts.back().first != line.row.kind) counts.emplace_back(line.row.kind, 0);
        ++counts.back().second;
    }
    std::string text;
    for (const auto& [kind, count] : counts) {
        if (!text.empty()) text += ", ";
        text += words.heading(kind);
        if (kind != NoticeKind::outage && kind != NoticeKind::journal) text += " — " + std::to_string(count);
    }
    return text;
}

Rendered fill_parts(const data& values, Language language, const TemplateSet& templates) {
    const auto part = [&](MessagePart which) { return templates.parsed(language, which).fill(values); };
    return {one_line(part(MessagePart::subject), subject_characters), part(MessagePart::text),
            part(MessagePart::html)};
}

}  // namespace

std::string one_line(std::string_view text, std::size_t most) {
    std::string line;
    std::size_t characters = 0;
    bool gap = false;
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i]);
        if (lead <= 0x20 || lead == 0x7f) {
            gap = !line.empty();
            ++i;
            continue;
        }
        const std::size_t length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1;
        if (characters + (gap ? 1 : 0) >= most) return line + "…";
        if (gap) {
            line += ' ';
            ++characters;
            gap = false;
        }
        line += text.substr(i, length);
        ++characters;
        i += length;
    }
    return line;
}

std::string inner_sentence(std::string sentence) {
    if (!sentence.empty() && sentence.back() == '.') sentence.pop_back();
    if (sentence.size() < 4 || sentence[0] != '\xd0') return sentence;
    // Two capitals in a row are an abbreviation and stay.
    const auto capital = [&](std::size_t i) {
        const auto second = static_cast<unsigned char>(sentence[i + 1]);
        return sentence[i] == '\xd0' && second >= 0x90 && second <= 0xaf;
    };
    if (!capital(0) || capital(2)) return sentence;
    const unsigned letter = static_cast<unsigned char>(sentence[1]) + 0x20U;  // А–Я to а–я
    sentence[0] = letter > 0xbf ? '\xd1' : '\xd0';
    sentence[1] = static_cast<char>(letter > 0xbf ? letter - 0x40U : letter);
    return sentence;
}

std::string reason_words(const Notice& notice, Day today, Language language, const RenderContext& context) {
    const Wording& words = wording(language);
    const NoticeKind kind = notice.row.kind;
    if (notice.undelivered) return words.unreached(notice.undelivered->whom, notice.undelivered->reason);
    const bool tells_time =
        kind == NoticeKind::reminder || kind == NoticeKind::overdue || kind == NoticeKind::slip;
    const bool still_today = !tells_time || context.zone.local(notice.row.planned_at).day == today;
    // The engine writes its sentence in Russian on the day it plans; read later or in English it is said
    // anew.
    // About no task there is nothing else to say, and a code is nowhere else: the sentence stands in every
    // language.
    const bool own_words = (kind == NoticeKind::changed && !notice.task) || kind == NoticeKind::code ||
                           kind == NoticeKind::alarm || kind == NoticeKind::door ||
                           kind == NoticeKind::journal || kind == NoticeKind::invited;
    if (kind == NoticeKind::answered) return std::string(words.notice(kind));
    if ((language == Language::ru || own_words) && still_today && !notice.row.reason.empty())
        return inner_sentence(one_line(first_line(notice.row.reason), comment_characters));
    if (notice.task && (tells_time || kind == NoticeKind::assigned)) {
        const std::string when = standing(words, today, notice.task->due, context.calendar);
        return tells_time ? when : std::string(words.notice(kind)) + ", " + when;
    }
    return std::string(words.notice(kind));
}

RenderedDigest render(const Digest& digest, Instant now, const RenderContext& context) {
    const Language language = parse_language(digest.person.language);
    const Wording& words = wording(language);
    const Day today = context.zone.local(now).day;
    const std::size_t shown = std::min(digest.lines.size(), digest_lines);
    std::vector<LineLinks> links;
    for (std::size_t i = 0; i < shown; ++i)
        links.push_back(links_of(digest.lines[i], digest.person, context.links));

    const auto values = [&](LinkMode mode) {
        data all{data::type::object};
        data lines{data::type::list};
        for (std::size_t i = 0; i < shown; ++i) {
            data line = line_data(digest.lines[i], links[i], mode, today, language, context);
            put(line, "index", std::to_string(i + 1));
            lines.push_back(line);
        }
        all.set("lines", lines);
        const auto count = static_cast<int>(digest.lines.size());
        put(all, "single", count == 1);
        put(all, "chat", context.chat);
        put(all, "answers", static_cast<bool>(context.links.reply_to));
        put(all, "name", digest.person.name);
        put(all, "organization", context.organization);
        put(all, "tasks", words.tasks(count));
        put(all, "summary", summary_of(digest, words));
        put(all, "today", words.date(today));
        put(all, "board", context.links.board);
        const auto hidden = static_cast<int>(digest.lines.size() - shown);
        put(all, "more", hidden > 0 ? words.more(hidden) : std::string{});
        return all;
    };
    return {fill_parts(values(LinkMode::real), language, context.templates),
            link_buttons_of(digest, links, words), answer_buttons_of(digest, language),
            words.file_name(today), fill_parts(values(LinkMode::hidden), language, context.templates)};
}

}  // namespace vekha
