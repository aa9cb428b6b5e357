#include "workflow/service/journal_lines.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include <boost/json.hpp>

#include "workflow/engine/transitions.hpp"
#include "workflow/reports/csv.hpp"
#include "workflow/service/event_codec.hpp"
#include "workflow/service/first_fault.hpp"
#include "workflow/service/journal_words.hpp"
#include "workflow/service/origin.hpp"
#include "workflow/service/task_json.hpp"

namespace vekha {
namespace {

namespace json = boost::json;

constexpr std::size_t looked_back = 200;  ///< entries of a kind before one, for what it changed
constexpr std::size_t value_bytes = 400;  ///< of a value in a line; longer ones end with «…»

/// Fields that keep the books and say nothing to people.
constexpr std::array<std::string_view, 12> unsaid{"id",       "version",    "ladder_at",  "due_at",
                                                  "due_rule", "first_due",  "created_at", "roadmap",
                                                  "item",     "occurrence", "instead_of", "parent"};

constexpr std::array<std::string_view, 9> people_keys{"person",  "controller", "away",  "acting", "people",
                                                      "members", "lead",       "quiet", "loser"};

template <class List>
bool has(const List& list, std::string_view one) {
    return std::find(list.begin(), list.end(), one) != list.end();
}

/// No more than `most` bytes, not in the middle of a letter.
std::string shortened(std::string text, std::size_t most) {
    if (text.size() <= most) return text;
    while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0U) == 0x80U) --most;
    return text.substr(0, most) + "…";
}

json::object object_of(std::string_view text) {
    boost::system::error_code code;
    auto value = json::parse(text, code);
    return code || !value.is_object() ? json::object() : std::move(value.get_object());
}

/// What an entry of this kind is about, so that the one before it about the same is found.
std::string subject_of(const json::object& payload) {
    for (const auto* key : {"id", "person", "party", "name", "key", "channel"})
        if (const auto* value = payload.if_contains(key)) return std::string(key) + json::serialize(*value);
    return {};
}

class Lines : FirstFault {
  public:
    Lines(ReadView& view, bool english) : view_(view), english_(english) {}

    Result<JournalLine> line(const JournalEntry& entry) {
        JournalLine made{entry,
                         who(entry.actor),
                         event_words(entry.type, english_),
                         {},
                         origin_words(entry.origin, english_),
                         {}};
        const auto payload = object_of(entry.payload);
        made.about = entry.task ? task_words(entry.task) : subject_words(payload);
        if (entry.task && is_task_change(entry.type)) {
            made.changes = task_changes(entry);
        } else {
            made.changes = changes(before(entry, payload), payload);
        }
        if (fault()) return tl::unexpected(*fault());
        return made;
    }

  private:
    std::string who(PersonId id) {
        if (!id) return english_ ? "Vekha" : "Веха";
        if (const auto known = names_.find(id); known != names_.end()) return known->second;
        const auto person = take(view_.person(id));
        return names_[id] = person ? person->name : "№ " + std::to_string(id.value);
    }

    std::string task_words(TaskId id) {
        const auto card = take(view_.card(id));
        std::string words = (english_ ? "task " : "задача ") + std::to_string(id.value);
        if (card) words += ": " + card->number + (card->number.empty() ? "" : " ") + card->title;
        return shortened(words, value_bytes);
    }

    std::string subject_words(const json::object& payload) {
        for (const auto* key : {"name", "title", "party", "channel"})
            if (const auto* value = payload.if_contains(key); value && value->is_string())
                return shortened(std::string(value->get_string()), value_bytes);
        if (const auto* person = payload.if_contains("person"); person && person->is_int64())
            return who(PersonId{person->get_int64()});
        return {};
    }

    /// A value in words. Lists of things with many fields are told by their number.
    std::string words_of(std::string_view key, const json::value& value) {
        if (value.is_null()) return {};
        if (value.is_bool()) return value.get_bool() ? (english_ ? "yes" : "да") : (english_ ? "no" : "нет");
        if (value.is_string())
            return shortened(value_words(key, std::string(value.get_string()), english_), value_bytes);
        if (value.is_int64() && has(people_keys, key)) return who(PersonId{value.get_int64()});
        if (value.is_array()) return words_of_list(key, value.get_array());
        if (!value.is_object()) return json::serialize(value);
        return words_of_object(value.get_object());
    }

    std::string words_of_object(const json::object& object) {
        const auto* last = object.if_contains("last");
        if (last && last->is_string()) {
            const auto* first = object.if_contains("first");
            return (first && first->is_string() ? std::string(first->get_string()) + "–" : "") +
                   std::string(last->get_string());
        }
        std::string words;
        for (const auto& field : object) {
            if (has(unsaid, field.key())) continue;
            const auto value = words_of(field.key(), field.value());
            if (!value.empty())
                words += (words.empty() ? "" : ", ") + field_words(field.key(), english_) + " " + value;
        }
        return shortened(words, value_bytes);
    }

    std::string words_of_list(std::string_view key, const json::array& list) {
        if (list.empty()) return {};
        std::string words;
        for (const auto& one : list) {
            const auto* person =
                one.is_object() && key == "assignments" ? one.get_object().if_contains("person") : nullptr;
            if (one.is_object() && !person) return std::to_string(list.size());
            words +=
                (words.empty() ? "" : ", ") + (person ? words_of("person", *person) : words_of(key, one));
        }
        return shortened(words, value_bytes);
    }

    std::vector<FieldChange> changes(const json::object& before, const json::object& after) {
        std::vector<FieldChange> found;
        std::set<std::string> keys;
        for (const auto& field : before) keys.emplace(field.key());
        for (const auto& field : after) keys.emplace(field.key());
        for (const auto& key : keys) {
            if (has(unsaid, key)) continue;
            const auto* left = before.if_contains(key);
            const auto* right = after.if_contains(key);
            if (left && right && *left == *right) continue;
            FieldChange change{field_words(key, english_), left ? words_of(key, *left) : "",
                               right ? words_of(key, *right) : ""};
            if (change.before != change.after) found.push_back(std::move(change));
        }
        return found;
    }

    /// The payload of the entry before about the same thing; empty where none is near.
    json::object before(const JournalEntry& entry, const json::object& payload) {
        const auto subject = subject_of(payload);
        if (subject.empty() || !entry.type.ends_with("_saved")) return {};
        JournalQuery query;
        query.types = {entry.type};
        query.before = entry.sequence;
        query.limit = looked_back;
        for (const auto& one : take(view_.journal(query))) {
            auto earlier = object_of(one.payload);
            if (subject_of(earlier) == subject) return earlier;
        }
        return {};
    }

    /// What the entry made of its task. Its own words, where they are no field of a task, stand beside.
    std::vector<FieldChange> task_changes(const JournalEntry& entry) {
        if (!told_.contains(entry.task)) tell(entry.task);
        const auto& all = told_[entry.task];
        const auto at = all.find(entry.sequence);
        std::vector<FieldChange> found = at == all.end() ? std::vector<FieldChange>{} : at->second;
        const auto payload = object_of(entry.payload);
        for (const auto* key : {"reason", "words", "rung", "people"}) {
            const auto* value = payload.if_contains(key);
            if (!value || value->is_null()) continue;
            auto words = words_of(key, *value);
            const auto same = [&](const FieldChange& one) { return one.after == words; };
            if (!words.empty() && std::none_of(found.begin(), found.end(), same))
                found.push_back({field_words(key, english_), {}, std::move(words)});
        }
        return found;
    }

    /// Takes the task through all its entries once.
    void tell(TaskId id) {
        auto& all = told_[id];
        Task task;
        json::object before;
        for (const auto& entry : take(view_.journal_of(id))) {
            if (!is_task_change(entry.type)) continue;
            const auto event = event_of(entry);
            if (!event) {
                note(event.error());
                return;
            }
            apply(task, *event);
            auto after = json_text::task_value(task, {});
            all[entry.sequence] = changes(before, after);
            before = std::move(after);
        }
    }

    ReadView& view_;
    const bool english_;
    std::map<PersonId, std::string> names_;
    std::map<TaskId, std::map<std::int64_t, std::vector<FieldChange>>> told_;
};

std::string in_one_cell(const std::vector<FieldChange>& changes) {
    std::string text;
    for (const auto& one : changes) {
        text += (text.empty() ? "" : "; ") + one.field + ": ";
        if (!one.before.empty()) text += one.before + " → ";
        text += one.after.empty() ? "—" : one.after;
    }
    return text;
}

}  // namespace

Result<std::vector<JournalLine>> journal_lines(ReadView& view, const std::vector<JournalEntry>& entries,
                                               bool english) {
    Lines reader(view, english);
    std::vector<JournalLine> lines;
    for (const auto& entry : entries) {
        auto line = reader.line(entry);
        if (!line) return tl::unexpected(line.error());
        lines.push_back(std::move(*line));
    }
    return lines;
}

std::string journal_csv(const std::vector<JournalLine>& lines, const Zone& zone, bool heading) {
    std::string text;
    if (heading)
        text += std::string(csv_start) + csv_line({"№", "Когда", "Кто", "Что", "О чём", "Откуда",
                                                   "Было → стало", "Контрольная сумма"});
    for (const auto& line : lines) {
        const auto local = zone.local(line.entry.at);
        text += csv_line({std::to_string(line.entry.sequence),
                          format(local.day) + " " + format_time_of_day(local.time), line.who, line.what,
                          line.about, line.from, in_one_cell(line.changes), line.entry.hash});
    }
    return text;
}

std::string journal_json_lines(const std::vector<JournalLine>& lines) {
    std::string text;
    for (const auto& line : lines) {
        const auto& entry = line.entry;
        json::object object{{"sequence", entry.sequence},
                            {"at", format(entry.at)},
                            {"actor", entry.actor.value},
                            {"task", entry.task.value},
                            {"type", entry.type},
                            {"payload", entry.payload},
                            {"origin", entry.origin},
                            {"previous", entry.previous},
                            {"hash", entry.hash},
                            {"redacted", entry.redacted},
                            {"who", line.who},
                            {"what", line.what},
                            {"about", line.about},
                            {"from", line.from}};
        text += json::serialize(object) + "\n";
    }
    return text;
}

}  // namespace vekha
