#include "workflow/model/person.hpp"

#include <algorithm>
#include <utility>

#include "workflow/model/names.hpp"

namespace vekha {
namespace {

constexpr std::size_t messenger_digits = 19;  // of a signed 64-bit number

constexpr NameTable<Duty, duty_count> duties_table{{{Duty::executor, "executor"},
                                                    {Duty::controller, "controller"},
                                                    {Duty::department_head, "department_head"},
                                                    {Duty::deputy_head, "deputy_head"},
                                                    {Duty::head, "head"},
                                                    {Duty::administrator, "administrator"},
                                                    {Duty::observer, "observer"},
                                                    {Duty::auditor, "auditor"}}};

}  // namespace

bool Person::has(Duty duty) const {
    return std::find(duties.begin(), duties.end(), duty) != duties.end();
}
const std::string& Person::address(AddressKind kind) const {
    switch (kind) {
        case AddressKind::telegram:
            return telegram;
        case AddressKind::max:
            return max;
        case AddressKind::email:
            break;
    }
    return email;
}
AddressStanding Person::standing(AddressKind kind) const {
    const auto known = std::find_if(marks.begin(), marks.end(), [&](const AddressMark& one) {
        return one.kind == kind && one.address == address(kind);
    });
    return known == marks.end() ? AddressStanding::unproved : known->standing;
}
void Person::mark(AddressKind kind, AddressStanding standing, Instant at, std::string reason) {
    std::erase_if(marks, [&](const AddressMark& one) { return one.kind == kind; });
    marks.push_back({kind, address(kind), standing, at, std::move(reason)});
}
bool is_messenger_number(std::string_view text) {
    if (text.starts_with('-')) text.remove_prefix(1);
    return !text.empty() && text.size() <= messenger_digits &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}
std::string_view name(Duty duty) {
    return name_in(duties_table, duty);
}
std::optional<Duty> parse_duty(std::string_view text) {
    return value_in(duties_table, text);
}

}  // namespace vekha
