// Whether a template can be put in use: it parses, names only what a message has, and says what a message
// must.
#pragma once

#include <string>
#include <string_view>

#include "notifiers/delivery/render.hpp"
#include "notifiers/delivery/template_set.hpp"
#include "workflow/model/result.hpp"

namespace vekha {

inline constexpr std::size_t template_bytes = 64 * 1024;  ///< of one template

/// A digest with every kind of line and every field filled, to show what a template makes of it.
Digest sample_digest(Language language);

/// `base` with this one template in place of its own. invalid_input, naming the template and the place: an
/// unknown name; too long; no valid Mustache; a tag that no message has; a sample message without a subject,
/// without the task's title, its due day or its link.
Result<TemplateSet> with_template(const TemplateSet& base, std::string_view name, const std::string& text);

}  // namespace vekha
