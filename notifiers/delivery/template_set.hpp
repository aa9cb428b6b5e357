// The templates of messages: three parts in two languages, compiled into the program and replaceable one by
// one.
#pragma once

#include <array>
#include <map>
#include <string>
#include <string_view>

#include "notifiers/delivery/wording.hpp"
#include "workflow/model/result.hpp"

namespace vekha {

enum class MessagePart { subject, text, html };

/// Immutable after it is built; safe to share.
class TemplateSet {
  public:
    /// What config/templates had when the program was built.
    static TemplateSet built_in();

    /// Puts `text` in place of the template called `name` ("ru/digest.text.mustache").
    /// invalid_input: no such name, or the text is no valid Mustache; the old one stays.
    Result<void> replace(std::string_view name, const std::string& text);

    const std::string& part(Language language, MessagePart part) const;

    /// Every name that replace() knows.
    static std::array<std::string, 6> names();

  private:
    std::map<std::string, std::string, std::less<>> texts_;
};

}  // namespace vekha
