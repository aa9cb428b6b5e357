// One template, parsed once: parsing costs several times what filling in does.
#pragma once

#include <string>

#include <kainjow/mustache.hpp>

namespace vekha {

/// Safe to share: the library's object writes down its errors while it renders, so each filling has a copy.
class MessageTemplate {
  public:
    enum class Escaping { none, html };

    MessageTemplate(const std::string& text, Escaping escaping) : parsed_(text) {
        if (escaping == Escaping::none)
            parsed_.set_custom_escape([](const std::string& value) { return value; });
    }
    MessageTemplate(const MessageTemplate&) = delete;
    MessageTemplate& operator=(const MessageTemplate&) = delete;

    /// Empty where the text is valid Mustache.
    const std::string& fault() const { return parsed_.error_message(); }
    std::string fill(const kainjow::mustache::data& values) const {
        auto page = parsed_;
        return page.render(values);
    }

  private:
    kainjow::mustache::mustache parsed_;
};

}  // namespace vekha
