// The model as the API shows it. Each function makes one schema of openapi.yaml.
#pragma once

#include <optional>
#include <string_view>
#include <unordered_map>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include "daemon/http/message.hpp"
#include "workflow/model/message.hpp"
#include "workflow/model/person.hpp"
#include "workflow/service/act.hpp"
#include "workflow/service/import.hpp"
#include "workflow/service/store.hpp"

namespace vekha::api {

namespace json = boost::json;

/// Names of people while one answer is made; each is looked up once.
class Names {
  public:
    explicit Names(ReadView& view) : view_(view) {}
    /// PersonRef, or null for nobody.
    json::value ref(PersonId id);
    void know(const Person& person) { known_[person.id] = person.name; }
    /// The store's first fault while names were looked up.
    Result<void> done() const;

  private:
    ReadView& view_;
    std::unordered_map<PersonId, std::string> known_;
    std::optional<Error> fault_;
};

/// When it is, as far as an answer depends on it.
struct Today {
    Instant now{};
    Day day{};
};

json::value text(std::string_view value);
json::value optional_text(const std::optional<std::string>& value);
json::value day(const std::optional<Day>& value);
json::value instant(const std::optional<Instant>& value);
template <class Tag>
json::value id(Id<Tag> value) {
    return value ? json::value(value.value) : json::value(nullptr);
}

/// JournalMark, or null for an empty journal.
json::value journal_mark(const std::optional<JournalHead>& head);
json::object person_json(const Person& person);
json::object window_json(const Window& window);
json::object source_json(const Source& source);
json::array windows_json(const std::vector<Window>& windows);  ///< pairs of first and last day
json::object item_json(const Item& item);
json::object deadline_json(const Deadline& deadline);
json::object responsible_json(const Responsible& responsible);
json::object result_json(const ExpectedResult& result);
json::object reading_json(const Roadmap& roadmap);
json::array doubts_json(const std::vector<Doubt>& doubts);
json::array candidates_json(const std::vector<Candidate>& candidates);
/// A convention with the words it is about; null where none has this name.
json::value convention_json(std::string_view name);

json::object card_json(const TaskCard& card, Today today);
/// The card of a task at hand, its lead's name from `names`.
json::object card_json(const Task& task, Names& names, Today today);
json::object task_json(const TaskView& view, Names& names, Today today);
json::object roadmap_json(const StoredRoadmap& roadmap, Names& names);
json::object delivery_json(const Delivery& delivery, Names& names);

/// application/json with this value.
http::Response json_answer(int status, const json::value& value);

}  // namespace vekha::api
