// What a template makes of real data, or of a sample, before it is put in use.
#pragma once

#include <optional>
#include <string>

#include "notifiers/delivery/render.hpp"
#include "workflow/service/organization.hpp"
#include "workflow/service/store.hpp"

namespace vekha {

struct PreviewAsked {
    std::string name;                 ///< which template
    std::optional<std::string> text;  ///< in place of the one in force; nothing: as it is
    std::optional<PersonId> person;   ///< whose tasks; nothing: a sample
};

inline constexpr std::size_t preview_lines = 10;  ///< tasks of the person, the most urgent first

/// The message as it would be kept: with «личная ссылка» in place of each personal link. Errors: those of
/// with_template; not_found for an unknown person; wrong_state for one who owes nothing.
Result<Rendered> preview_template(ReadView& view, const Organization& organization,
                                  const TemplateSet& shipped, const std::string& board,
                                  const PreviewAsked& asked, Instant now);

}  // namespace vekha
