#include "workflow/service/erasing.hpp"

#include <algorithm>
#include <array>

#include <boost/json.hpp>

#include "workflow/service/event_codec.hpp"
#include "workflow/service/journal.hpp"

namespace vekha {
namespace {

namespace json = boost::json;

/// Names shorter than this are looked for only as whole values: «Олег» in a sentence may be another's.
constexpr std::size_t name_least_bytes = 16;

/// Fields of an entry about the person that say something of them.
constexpr std::array<std::string_view, 8> own_fields{"login",    "position", "department", "email",
                                                     "telegram", "max",      "address",    "device"};
constexpr std::array<std::string_view, 4> address_fields{"login", "email", "telegram", "max"};

bool replace_all(std::string& text, const std::string& what, const std::string& with) {
    bool any = false;
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size())) {
        text.replace(at, what.size(), with);
        any = true;
    }
    return any;
}

bool is_number(const json::object& object, std::string_view key, PersonId person) {
    const auto* value = object.if_contains(key);
    return value && value->is_int64() && value->get_int64() == person.value;
}

/// Takes words out of a value and all in it.
class Cleaning {
  public:
    Cleaning(const std::set<std::string>& names, const std::set<std::string>& addresses,
             const std::string& replacement)
        : names_(names), addresses_(addresses), replacement_(replacement) {}

    void clean(json::value& value) {
        if (value.is_object()) {
            for (auto& field : value.get_object()) clean(field.value());
        } else if (value.is_array()) {
            for (auto& one : value.get_array()) clean(one);
        } else if (value.is_string()) {
            std::string text(value.get_string());
            if (clean(text)) value = text;
        }
    }
    void put(json::object& object, std::string_view key, const std::string& text) {
        auto* value = object.if_contains(key);
        if (!value || !value->is_string() || value->get_string() == text) return;
        *value = text;
        changed_ = true;
    }
    bool changed() const { return changed_; }

  private:
    bool clean(std::string& text) {
        bool any = false;
        if (addresses_.contains(text)) {
            text.clear();
            any = true;
        }
        for (const auto& name : names_)
            if (text == name || name.size() >= name_least_bytes)
                any = replace_all(text, name, replacement_) || any;
        changed_ = changed_ || any;
        return any;
    }

    const std::set<std::string>& names_;
    const std::set<std::string>& addresses_;
    const std::string& replacement_;
    bool changed_ = false;
};

}  // namespace

PersonalWords::PersonalWords(const Person& person, std::string replacement)
    : person_(person.id), replacement_(std::move(replacement)), names_{person.name} {
    for (const auto& one : {person.login, person.email, person.telegram, person.max})
        if (!one.empty()) addresses_.insert(one);
    names_.erase("");
}

void PersonalWords::learn(const JournalEntry& entry) {
    if (entry.type != "person_saved") return;
    boost::system::error_code code;
    const auto value = json::parse(entry.payload, code);
    if (code || !value.is_object() || !is_number(value.get_object(), "id", person_)) return;
    const auto& object = value.get_object();
    const auto text = [&](std::string_view key) {
        const auto* field = object.if_contains(key);
        return field && field->is_string() ? std::string(field->get_string()) : std::string();
    };
    if (const auto name = text("name"); !name.empty()) names_.insert(name);
    for (const auto key : address_fields)
        if (const auto address = text(key); !address.empty()) addresses_.insert(address);
}

std::optional<std::string> PersonalWords::without(const JournalEntry& entry) const {
    if (is_task_change(entry.type) || entry.type == person_erased_type ||
        entry.type == retention_applied_type)
        return std::nullopt;
    boost::system::error_code code;
    auto value = json::parse(entry.payload, code);
    if (code || !value.is_object()) return std::nullopt;
    auto& object = value.get_object();
    Cleaning cleaning(names_, addresses_, replacement_);
    const bool saved = entry.type == "person_saved" && is_number(object, "id", person_);
    if (saved) cleaning.put(object, "name", replacement_);
    if (saved || is_number(object, "person", person_))
        for (const auto key : own_fields) cleaning.put(object, key, {});
    cleaning.clean(value);
    if (!cleaning.changed()) return std::nullopt;
    return json::serialize(value);
}

}  // namespace vekha
