#include "workflow/model/policy.hpp"

#include "workflow/model/names.hpp"

namespace vekha {
namespace {

constexpr NameTable<Audience, 6> audiences{{{Audience::lead, "lead"},
                                            {Audience::contributors, "contributors"},
                                            {Audience::controller, "controller"},
                                            {Audience::department_head, "department_head"},
                                            {Audience::deputy_head, "deputy_head"},
                                            {Audience::head, "head"}}};

}  // namespace

std::string_view name(Audience audience) {
    return name_in(audiences, audience);
}
std::optional<Audience> parse_audience(std::string_view text) {
    return value_in(audiences, text);
}

}  // namespace vekha
