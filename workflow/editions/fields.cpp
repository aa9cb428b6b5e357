#include "workflow/editions/fields.hpp"

#include <algorithm>

#include "workflow/model/names.hpp"
#include "workflow/reader/folding.hpp"

namespace vekha::editions {
namespace {

constexpr NameTable<Field, 8> fields{{{Field::section, "section"},
                                      {Field::number, "number"},
                                      {Field::title, "title"},
                                      {Field::deadline, "deadline"},
                                      {Field::deadline_words, "deadline_words"},
                                      {Field::parties, "parties"},
                                      {Field::evidence, "evidence"},
                                      {Field::result, "result"}}};

std::string folded(const std::optional<std::string>& text) {
    return text ? reading::fold(*text) : std::string{};
}

bool same_words(std::string_view was, std::string_view now) {
    return was == now || reading::fold(was) == reading::fold(now);
}

/// The same words in which a person took another of the readings that they allow say the same days still.
bool same_days(const Deadline& was, const Deadline& now) {
    if (was.kind == now.kind && was.windows == now.windows) return true;
    return same_words(was.text, now.text) &&
           std::any_of(now.others.begin(), now.others.end(), [&](const OtherReading& other) {
               return other.kind == was.kind && other.windows == was.windows;
           });
}

bool same_parties(const Responsible& was, const Responsible& now) {
    return std::equal(was.parties.begin(), was.parties.end(), now.parties.begin(), now.parties.end(),
                      same_words);
}

}  // namespace

std::vector<Field> changed_fields(const Item& was, const Item& now) {
    std::vector<Field> changed;
    const auto note = [&](Field field, bool same) {
        if (!same) changed.push_back(field);
    };
    note(Field::section, folded(was.section) == folded(now.section));
    note(Field::number, folded(was.number) == folded(now.number));
    note(Field::title, same_words(was.title, now.title));
    if (same_days(was.deadline, now.deadline))
        note(Field::deadline_words, same_words(was.deadline.text, now.deadline.text));
    else
        changed.push_back(Field::deadline);
    note(Field::parties, same_parties(was.responsible, now.responsible));
    if (was.result.evidence == now.result.evidence)
        note(Field::result, same_words(was.result.text, now.result.text));
    else
        changed.push_back(Field::evidence);
    return changed;
}

std::string shown(const Item& item, Field field) {
    switch (field) {
        case Field::section:
            return item.section.value_or("");
        case Field::number:
            return item.number.value_or("");
        case Field::title:
            return item.title;
        case Field::deadline:
        case Field::deadline_words:
            return item.deadline.text;
        case Field::parties:
            return item.responsible.text;
        case Field::evidence:
        case Field::result:
            break;
    }
    return item.result.text;
}

bool only_place(const std::vector<Field>& changed) {
    return std::all_of(changed.begin(), changed.end(),
                       [](Field one) { return one == Field::section || one == Field::number; });
}

std::string_view name(Field field) {
    return name_in(fields, field);
}

}  // namespace vekha::editions
