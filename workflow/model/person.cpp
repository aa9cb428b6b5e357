#include "workflow/model/person.hpp"

#include <algorithm>

#include "workflow/model/names.hpp"

namespace vekha {
namespace {

constexpr std::size_t messenger_digits = 19;  // of a signed 64-bit number

constexpr NameTable<Duty, 6> duties_table{{{Duty::executor, "executor"},
                                           {Duty::controller, "controller"},
                                           {Duty::department_head, "department_head"},
                                           {Duty::deputy_head, "deputy_head"},
                                           {Duty::head, "head"},
                                           {Duty::administrator, "administrator"}}};

}  // namespace

bool Person::has(Duty duty) const {
    return std::find(duties.begin(), duties.end(), duty) != duties.end();
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
