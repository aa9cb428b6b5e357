// One template, parsed once: parsing costs several times what filling in does.
#pragma once

#include <mutex>
#include <string>

#include <kainjow/mustache.hpp>

namespace vekha {

/// Safe to share: the library's object writes down its errors while it renders, so one fills in at a time.
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
        const std::lock_guard lock(mutex_);
        return parsed_.render(values);
    }

  private:
    mutable std::mutex mutex_;
    mutable kainjow::mustache::mustache parsed_;
};

}  // namespace vekha
