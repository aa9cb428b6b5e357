#include "notifiers/delivery/template_set.hpp"

#include <algorithm>

#include "embedded/templates.hpp"
#include "notifiers/delivery/message_template.hpp"

namespace vekha {
namespace {

std::string name_of(Language language, MessagePart part) {
    std::string text(name(language));
    switch (part) {
        case MessagePart::subject:
            return text + "/digest.subject.mustache";
        case MessagePart::text:
            return text + "/digest.text.mustache";
        case MessagePart::html:
            break;
    }
    return text + "/digest.html.mustache";
}

/// Whether a line is made of section tags and white space alone: "{{#proof}}", "{{/task}}{{^task}}".
bool only_section_tags(std::string_view line) {
    bool any = false;
    for (;;) {
        const auto start = line.find_first_not_of(" \t\r\n");
        if (start == std::string_view::npos) return any;
        line.remove_prefix(start);
        if (line.size() < 5 || !line.starts_with("{{") ||
            std::string_view("#^/").find(line[2]) == std::string_view::npos)
            return false;
        const auto end = line.find("}}");
        if (end == std::string_view::npos) return false;
        line.remove_prefix(end + 2);
        any = true;
    }
}

/// Moves a line of section tags to the end of the line before it: the library leaves a blank line where such
/// a section is skipped.
std::string without_tag_lines(std::string_view text) {
    std::string tidy;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size() - 1) + 1;
        const auto line = text.substr(0, end);
        if (only_section_tags(line) && !tidy.empty() && tidy.back() == '\n') tidy.pop_back();
        tidy += line;
        text.remove_prefix(end);
    }
    return tidy;
}

}  // namespace

TemplateSet::Entry TemplateSet::entry(std::string_view name, std::string_view text) {
    const auto escaping =
        name.ends_with(".html.mustache") ? MessageTemplate::Escaping::html : MessageTemplate::Escaping::none;
    auto tidy = without_tag_lines(text);
    auto parsed = std::make_shared<const MessageTemplate>(tidy, escaping);
    return {std::move(tidy), std::move(parsed)};
}

TemplateSet TemplateSet::built_in() {
    TemplateSet set;
    for (const auto& name : names())
        set.entries_.emplace(name, entry(name, embedded::templates::find(name).value_or("")));
    return set;
}

std::array<std::string, 6> TemplateSet::names() {
    return {name_of(Language::ru, MessagePart::subject), name_of(Language::ru, MessagePart::text),
            name_of(Language::ru, MessagePart::html),    name_of(Language::en, MessagePart::subject),
            name_of(Language::en, MessagePart::text),    name_of(Language::en, MessagePart::html)};
}

Result<void> TemplateSet::replace(std::string_view name, const std::string& text) {
    const auto known = entries_.find(name);
    if (known == entries_.end())
        return failure(Fault::invalid_input, "Такого шаблона сообщения нет.", std::string(name),
                       "Допустимые имена перечислены в config/templates/README.md.");
    auto made = entry(name, text);
    if (!made.parsed->fault().empty())
        return failure(Fault::invalid_input, "Шаблон сообщения не разбирается: " + made.parsed->fault() + ".",
                       std::string(name), "Проверьте, что каждый раздел {{#…}} закрыт своим {{/…}}.");
    known->second = std::move(made);
    return {};
}

const TemplateSet::Entry& TemplateSet::find(Language language, MessagePart part) const {
    return entries_.find(name_of(language, part))->second;
}

const std::string& TemplateSet::text_of(std::string_view name) const {
    static const std::string none;
    const auto known = entries_.find(name);
    return known == entries_.end() ? none : known->second.text;
}

const std::string& TemplateSet::part(Language language, MessagePart part) const {
    return find(language, part).text;
}

const MessageTemplate& TemplateSet::parsed(Language language, MessagePart part) const {
    return *find(language, part).parsed;
}

}  // namespace vekha
