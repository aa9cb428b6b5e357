#include "workflow/model/contact.hpp"

#include "workflow/model/names.hpp"

namespace vekha {
namespace {

constexpr NameTable<AddressKind, 3> kinds{
    {{AddressKind::email, "email"}, {AddressKind::telegram, "telegram"}, {AddressKind::max, "max"}}};
constexpr NameTable<AddressStanding, 3> standings{{{AddressStanding::unproved, "unproved"},
                                                   {AddressStanding::confirmed, "confirmed"},
                                                   {AddressStanding::refused, "refused"}}};

}  // namespace

std::string_view name(AddressKind kind) {
    return name_in(kinds, kind);
}
std::string_view name(AddressStanding standing) {
    return name_in(standings, standing);
}
std::optional<AddressKind> parse_address_kind(std::string_view text) {
    return value_in(kinds, text);
}
std::optional<AddressStanding> parse_address_standing(std::string_view text) {
    return value_in(standings, text);
}

std::optional<AddressKind> address_kind_of(std::string_view channel) {
    if (channel == "smtp" || channel == "gateway") return AddressKind::email;
    return parse_address_kind(channel);
}

}  // namespace vekha
