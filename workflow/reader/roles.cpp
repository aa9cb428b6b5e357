// Persons that an order gives a function, and the one who approved by a stamp.
#include <algorithm>

#include "workflow/reader/folding.hpp"
#include "workflow/reader/names.hpp"
#include "workflow/reader/numbering.hpp"
#include "workflow/reader/page.hpp"

namespace vekha::reading {
namespace {

constexpr std::size_t longest_clause = 1000;  // bytes

// «2.1. муниципального координатора, … Т.В. Сулегину;» without number and closing marks.
std::string clause_of(std::string_view line) {
    std::string_view text = trim(line, "-•*");
    if (starts_digit(text)) {
        const auto space = text.find_first_not_of("0123456789.)");
        if (space != std::string_view::npos) text = text.substr(space);
    }
    return squeeze(trim(text, " ;.-•*"));
}

bool has_any(const std::string& folded, std::initializer_list<std::string_view> stems) {
    return std::any_of(stems.begin(), stems.end(), [&](auto stem) { return has_stem(folded, stem); });
}

// «Контроль за исполнением приказа возложить на главного специалиста … М.Г. Валиеву».
std::optional<Role> charged(const std::string& clause) {
    if (clause.size() > longest_clause) return std::nullopt;
    const std::string folded = fold(clause);
    if (!has_any(folded, {"возложить", "возлагаю", "поручить", "поручаю", "закрепить"})) return std::nullopt;
    const auto name = find_person(clause);
    if (!name) return std::nullopt;
    const bool dative = has_any(folded, {"поручить", "поручаю"});
    const auto verb =
        std::min({folded.find("возло"), folded.find("возлаг"), folded.find("поруч"), folded.find("закреп")});
    // Folding keeps the count of words.
    const auto words = std::count(folded.begin(), folded.begin() + static_cast<std::ptrdiff_t>(verb), ' ');
    std::size_t end = 0;
    for (std::ptrdiff_t n = 0; n < words; ++n) end = clause.find(' ', end) + 1;
    std::string role = squeeze(std::string_view(clause).substr(0, end));
    if (role.empty()) role = "ответственный";
    if (!all_upper(role.substr(0, role.find(' ')))) {
        // The first word begins a sentence: «Контроль» is «контроль».
        const std::u32string whole = decode(role);
        const std::u32string lower = decode(fold(role.substr(0, role.find(' '))));
        role = encode(lower + whole.substr(std::min(lower.size(), whole.size())));
    }
    const auto person = nominative_name(name->text, dative ? NameCase::dative : NameCase::accusative);
    return Role{role, person.name, clause, person.doubtful};
}

// «муниципального координатора, главного специалиста … Т.В. Сулегину».
std::optional<Role> appointed(const std::string& clause, NameCase name_case) {
    if (clause.size() > longest_clause) return std::nullopt;
    const auto name = find_person(clause);
    if (!name) return std::nullopt;
    std::string_view before = trim(std::string_view(clause).substr(0, name->begin), " ,-–");
    const std::string_view after = trim(std::string_view(clause).substr(name->end), " ,-–");
    // «Назначить муниципальным координатором Иванову А.П., директора …»
    const std::string folded = fold(before);
    for (const std::string_view verb : {"назначить ", "утвердить ", "считать ", "определить "})
        if (folded.starts_with(verb)) before = trim(before.substr(before.find(' ')));
    std::string_view role = before.empty() ? after : before;
    role = trim(role.substr(0, role.find(',')), " ,;");
    if (role.empty()) return std::nullopt;
    const auto person = nominative_name(name->text, name_case);
    return Role{nominative_role(role), person.name, clause, person.doubtful};
}

void add_stamp(const std::vector<Group>& groups, std::size_t at, std::vector<Role>& roles) {
    std::string text;
    for (std::size_t i = at; i < groups.size() && i < at + 4; ++i) {
        if (groups[i].text.size() > longest_clause || (i > at && is_order_word(groups[i].text))) return;
        text = join_cut(text, groups[i].text);
        const auto name = find_name(text, 0);
        if (!name) continue;
        roles.push_back({"утверждающий", name->text, squeeze(std::string_view(text).substr(0, name->end))});
        return;
    }
}

// The points of an order, one a line or a group; a point may go on over lines.
std::vector<std::string> points(const std::vector<Group>& groups) {
    std::vector<std::string> out;
    for (const Group& group : groups) {
        bool first = true;
        for (const auto& line : group.lines) {
            const bool starts =
                starts_digit(line) || trim(line).starts_with('-') || trim(line).starts_with("•");
            if (first || starts || out.empty())
                out.push_back(line);
            else
                out.back() = join_cut(out.back(), line);
            first = false;
        }
    }
    return out;
}

}  // namespace

std::vector<Role> roles_of(const std::vector<Group>& groups) {
    std::vector<Role> roles;
    for (std::size_t i = 0; i < groups.size(); ++i)
        if (is_stamp(groups[i].text)) add_stamp(groups, i, roles);
    const bool order = std::any_of(groups.begin(), groups.end(), [](const Group& group) {
        return std::any_of(group.lines.begin(), group.lines.end(),
                           [](const auto& l) { return is_order_word(l); });
    });
    if (!order) return roles;
    bool appointing = false;
    for (const auto& point : points(groups)) {
        const std::string folded = fold(point);
        const std::string clause = clause_of(point);
        const bool verb = has_any(folded, {"назначить", "утвердить состав", "утвердить кандидатур",
                                           "считать ответственн", "определить ответственн"});
        if (auto charge = charged(clause)) {
            roles.push_back(std::move(*charge));
            appointing = false;
        } else if (verb || appointing) {
            const bool list_goes_on = !verb && (split_number(point).number.find('.') != std::string::npos ||
                                                starts_lower(clause) || trim(point).starts_with('-'));
            if (!verb && !list_goes_on) {
                appointing = false;
                continue;
            }
            appointing = true;
            if (auto role = appointed(clause, NameCase::accusative)) roles.push_back(std::move(*role));
        }
    }
    return roles;
}

}  // namespace vekha::reading
