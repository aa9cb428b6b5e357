// The templates of messages: three parts in two languages, compiled into the program and replaceable one by
// one.
#pragma once

#include <array>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "notifiers/delivery/wording.hpp"
#include "workflow/model/result.hpp"

namespace vekha {

class MessageTemplate;

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
    /// The same, ready to be filled in.
    const MessageTemplate& parsed(Language language, MessagePart part) const;

    /// The text of a name that replace() knows; empty for any other.
    const std::string& text_of(std::string_view name) const;

    /// Every name that replace() knows.
    static std::array<std::string, 6> names();

  private:
    struct Entry {
        std::string text;
        std::shared_ptr<const MessageTemplate> parsed;
    };
    static Entry entry(std::string_view name, std::string_view text);
    const Entry& find(Language language, MessagePart part) const;

    std::map<std::string, Entry, std::less<>> entries_;
};

}  // namespace vekha
