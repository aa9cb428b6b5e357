#include "workflow/model/control.hpp"

#include "workflow/model/names.hpp"

namespace vekha {
namespace {

constexpr NameTable<ExtensionState, 3> extension_states{{{ExtensionState::asked, "asked"},
                                                         {ExtensionState::granted, "granted"},
                                                         {ExtensionState::refused, "refused"}}};
constexpr NameTable<RungEdit::Kind, 3> edit_kinds{
    {{RungEdit::Kind::skip, "skip"}, {RungEdit::Kind::hold, "hold"}, {RungEdit::Kind::note, "note"}}};
constexpr NameTable<Branch, 3> branches{
    {{Branch::none, "none"}, {Branch::each, "each"}, {Branch::part, "part"}}};
constexpr NameTable<ChildStanding, 3> standings{{{ChildStanding::owed, "owed"},
                                                 {ChildStanding::accepted, "accepted"},
                                                 {ChildStanding::excused, "excused"}}};

}  // namespace

std::string_view name(ExtensionState state) {
    return name_in(extension_states, state);
}
std::string_view name(RungEdit::Kind kind) {
    return name_in(edit_kinds, kind);
}
std::string_view name(Branch branch) {
    return name_in(branches, branch);
}
std::string_view name(ChildStanding standing) {
    return name_in(standings, standing);
}
std::optional<ExtensionState> parse_extension_state(std::string_view text) {
    return value_in(extension_states, text);
}
std::optional<RungEdit::Kind> parse_rung_edit(std::string_view text) {
    return value_in(edit_kinds, text);
}
std::optional<Branch> parse_branch(std::string_view text) {
    return value_in(branches, text);
}
std::optional<ChildStanding> parse_child_standing(std::string_view text) {
    return value_in(standings, text);
}

}  // namespace vekha
