// An office whose journal another system listens to, on the memory store.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "notifiers/webhooks/letters.hpp"
#include "notifiers/webhooks/subscriptions.hpp"
#include "tests/support/store_samples.hpp"
#include "workflow/service/event_codec.hpp"
#include "workflow/service/memory_store.hpp"

namespace vekha::webhooks {

class Listening : public ::testing::Test {
  protected:
    void SetUp() override {
        ground_ = write<testing::Ground>([](Transaction& change) { return testing::lay_ground(change); });
        task_ = write<Task>([&](Transaction& change) -> Result<Task> {
            Task task = testing::sample_task(change.next_task_id().value(), ground_.roadmap, ground_.item,
                                             ground_.lead, day_of(2026, 3, 5));
            task.state = TaskState::open;
            if (auto saved = change.save(task); !saved) return tl::unexpected(saved.error());
            return task;
        });
    }
    template <class T>
    T write(const std::function<Result<T>(Transaction&)>& make) {
        auto made = write_as<T>(*store_, make);
        if (!made) throw std::runtime_error(describe(made.error()));
        return std::move(*made);
    }
    template <class T>
    T must(Result<T> result) {
        if (!result) throw std::runtime_error(describe(result.error()));
        if constexpr (!std::is_void_v<T>) return std::move(*result);
    }
    /// The change as a step would journal it.
    void happens(const TaskChange& what) {
        write<JournalEntry>([&](Transaction& change) {
            return change.append(draft_of({task_.id, ground_.lead, now_, what, {}}));
        });
    }
    static Result<void> anywhere(const std::string&) { return {}; }
    Webhook subscribe(std::vector<std::string> types = {}) {
        return must(add(*store_, anywhere, {"СЭД", "https://sed.example.test/", std::move(types), true},
                        {ground_.controller, now_}));
    }
    bool pump_once() {
        return must(pump(
            *store_, [](TaskId id) { return "https://v.example.test/tasks/" + std::to_string(id.value); },
            now_));
    }
    std::vector<WebhookLetter> letters(WebhookId id, std::optional<LetterState> state = {}) {
        return must(read_as<std::vector<WebhookLetter>>(*store_, [&](ReadView& view) {
            return view.letters({id, state, {}, 1000});
        }));
    }
    Webhook kept(WebhookId id) {
        return must(
                   read_as<std::optional<Webhook>>(*store_, [&](ReadView& view) { return view.webhook(id); }))
            .value();
    }
    /// Somebody who is told of what only they can mend.
    void employ_administrator() {
        write<PersonId>([](Transaction& change) {
            Person admin = testing::sample_person("admin");
            admin.duties = {Duty::administrator};
            return change.save(admin);
        });
    }
    std::vector<std::string> alarms() {
        std::vector<std::string> words;
        const auto rows = must(read_as<std::vector<OutboxRow>>(
            *store_, [&](ReadView& view) { return view.ready_rows(now_, 100); }));
        for (const auto& row : rows)
            if (row.kind == NoticeKind::alarm) words.push_back(row.reason);
        return words;
    }
    Claim take(WebhookId id, std::string_view lease = "daemon") {
        return must(claim(*store_, id, lease, now_));
    }
    void end(const Claim& claimed, std::optional<PostOutcome> outcome) {
        std::vector<Tried> tried;
        for (const auto& letter : claimed.letters) tried.push_back({letter, outcome});
        must(settle(*store_, tried, now_, 1));
    }

    std::unique_ptr<Store> store_ = make_memory_store();
    Instant now_ = testing::noon(3, 1);
    testing::Ground ground_;
    Task task_;
};

}  // namespace vekha::webhooks
