#include "workflow/reader/people_columns.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "workflow/reader/folding.hpp"
#include "workflow/reader/heading_words.hpp"

namespace vekha::reading {
namespace {

constexpr std::size_t longest_heading = 120;  // bytes; longer cells hold sentences

/// Words that stand next to each other decide; each is the beginning of a word, or with «=» the whole word.
struct Rule {
    std::string_view words;
    NamedColumn column;
};

constexpr NamedColumn of(PeopleField field) {
    return {PeopleColumn::field, field};
}

// The first that fits: «Должность в организации» is a post, «Телефон организации» nothing that is kept.
constexpr std::array rules{
    Rule{"электрон", of(PeopleField::email)},
    Rule{"эл =почта", of(PeopleField::email)},
    Rule{"эл =адрес", of(PeopleField::email)},
    Rule{"mail", of(PeopleField::email)},
    Rule{"email", of(PeopleField::email)},
    Rule{"=почта", of(PeopleField::email)},
    Rule{"телефон", {}},
    Rule{"=тел", {}},
    Rule{"адрес", {}},
    Rule{"почтов", {}},
    Rule{"дата", {}},
    Rule{"=инн", {}},
    Rule{"снилс", {}},
    Rule{"стаж", {}},
    Rule{"логин", of(PeopleField::login)},
    Rule{"login", of(PeopleField::login)},
    Rule{"=имя =входа", of(PeopleField::login)},
    Rule{"=имя пользоват", of(PeopleField::login)},
    Rule{"=имя =для =входа", of(PeopleField::login)},
    Rule{"учетн", of(PeopleField::login)},
    Rule{"telegram", of(PeopleField::telegram)},
    Rule{"телеграм", of(PeopleField::telegram)},
    Rule{"=тг", of(PeopleField::telegram)},
    Rule{"=max", of(PeopleField::max)},
    Rule{"=макс", of(PeopleField::max)},
    Rule{"=роль", of(PeopleField::role)},
    Rule{"=роли", of(PeopleField::role)},
    Rule{"=фио", of(PeopleField::name)},
    Rule{"=ф =и =о", of(PeopleField::name)},
    Rule{"фамили =имя", of(PeopleField::name)},
    Rule{"фамили =и =имя", of(PeopleField::name)},
    Rule{"фамили инициал", of(PeopleField::name)},
    Rule{"фамили =и инициал", of(PeopleField::name)},
    Rule{"должност", of(PeopleField::position)},
    Rule{"отдел", of(PeopleField::department)},
    Rule{"подразделен", of(PeopleField::department)},
    Rule{"сектор", of(PeopleField::department)},
    Rule{"организац", of(PeopleField::organization)},
    Rule{"учрежден", of(PeopleField::organization)},
    Rule{"=место =работы", of(PeopleField::organization)},
    Rule{"школ", of(PeopleField::organization)},
    Rule{"=оо", of(PeopleField::organization)},
    Rule{"фамили", {PeopleColumn::surname}},
    Rule{"=имя", {PeopleColumn::given_name}},
    Rule{"отчеств", {PeopleColumn::patronymic}},
    Rule{"сотрудник", of(PeopleField::name)},
    Rule{"работник", of(PeopleField::name)},
    Rule{"=name", of(PeopleField::name)},
};

bool fits(std::string_view wanted, std::string_view word) {
    return wanted.starts_with('=') ? word == wanted.substr(1) : word.starts_with(wanted);
}

bool stands_in(std::string_view rule, const std::vector<std::string>& words) {
    for (std::size_t from = 0; from < words.size(); ++from) {
        std::size_t at = from;
        std::string_view left = rule;
        while (!left.empty() && at < words.size()) {
            const auto end = std::min(left.find(' '), left.size());
            if (!fits(left.substr(0, end), words[at])) break;
            left.remove_prefix(std::min(end + 1, left.size()));
            ++at;
        }
        if (left.empty()) return true;
    }
    return false;
}

bool has(const std::vector<NamedColumn>& columns, NamedColumn wanted) {
    return std::find(columns.begin(), columns.end(), wanted) != columns.end();
}

}  // namespace

NamedColumn people_column_named(const std::string& cell) {
    if (cell.size() > longest_heading) return {};
    const std::string folded = squeeze(fold(cell));
    if (is_number_sign(folded)) return {PeopleColumn::number};
    const auto said = words(folded);
    for (const Rule& rule : rules)
        if (stands_in(rule.words, said)) return rule.column;
    return {};
}

std::vector<NamedColumn> people_columns_of(const std::vector<std::string>& cells) {
    std::vector<NamedColumn> columns;
    for (const auto& cell : cells) {
        const auto named = people_column_named(cell);
        columns.push_back(has(columns, named) ? NamedColumn{} : named);
    }
    return columns;
}

bool is_people_heading(const std::vector<NamedColumn>& columns) {
    if (!has(columns, of(PeopleField::name)) && !has(columns, {PeopleColumn::surname})) return false;
    const auto known = std::count_if(columns.begin(), columns.end(), [](const NamedColumn& one) {
        return one.kind != PeopleColumn::unknown && one.kind != PeopleColumn::number;
    });
    return known > 1;
}

}  // namespace vekha::reading
