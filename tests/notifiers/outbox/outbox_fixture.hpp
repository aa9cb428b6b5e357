// A small office on the memory store, and an outbox over it, for stories told step by step.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "notifiers/outbox/outbox.hpp"
#include "tests/support/build.hpp"
#include "tests/support/new_store.hpp"
#include "workflow/service/notices.hpp"

namespace vekha::test {

/// Tuesday 31 March 2026, 9:00 in Moscow: in the sending hours, and the due day of every task here.
inline const Instant morning = at("2026-03-31T06:00:00Z");

class OutboxStory : public testing::Test {
  protected:
    void SetUp() override {
        organization_ = office();
        change([&](Transaction& tx) {
            for (const auto& [login, name] :
                 std::vector<std::pair<std::string, std::string>>{{"lead", "Сулегина Т.В."},
                                                                  {"helper", "Петров П.П."},
                                                                  {"controller", "Иванова И.И."},
                                                                  {"admin", "Админ А.А."}}) {
                Person person;
                person.login = login;
                person.name = name;
                person.email = login + "@example.org";
                person.telegram = "tg-" + login;
                if (login == "admin") person.duties = {Duty::administrator};
                ASSERT_TRUE(tx.save(person));
            }
            StoredRoadmap plan;
            plan.title = "Дорожная карта района";
            plan.controller = controller;
            plan.imported_by = controller;
            roadmap_ = tx.add(plan).value();
        });
        build();
    }

    static std::shared_ptr<Organization> office() {
        auto office = std::make_shared<Organization>();
        office->name = "Управление образования";
        office->zone = std::make_shared<FixedZone>(std::chrono::hours{3});
        office->policy = default_policy();
        return office;
    }

    Outbox outbox_over(Store& store) {
        return {
            store,
            organization_,
            std::make_shared<TemplateSet>(TemplateSet::built_in()),
            LinkMaker{[](TaskId task, PersonId) {
                          return "https://v.example.org/l/SECRET" + std::to_string(task.value);
                      },
                      [](TaskId task) { return "https://v.example.org/tasks/" + std::to_string(task.value); },
                      "https://v.example.org/"},
            settings_,
            [this] { return ++random_; }};
    }

    void build() { outbox_ = std::make_unique<Outbox>(outbox_over(*store_)); }

    void change(const std::function<void(Transaction&)>& function) {
        ASSERT_TRUE(store_->write([&](Transaction& tx) -> Result<void> {
            function(tx);
            return {};
        }));
    }

    /// A task due today, open, owned by the lead and the helper.
    TaskId add_task(std::string title) {
        Task task = task_due("2026-03-31", at("2026-01-12T06:00:00Z"));
        change([&](Transaction& tx) {
            StoredItem item;
            item.roadmap = roadmap_;
            item.position = ++position_;
            item.item.title = title;
            item.item.deadline.text = "до 31 марта";
            task.item = tx.add(item).value();
            task.roadmap = roadmap_;
            task.id = tx.next_task_id().value();
            task.title = std::move(title);
            task.state = TaskState::open;
            ASSERT_TRUE(tx.save(task));
        });
        return task.id;
    }

    void plan(TaskId id, NoticeKind kind, const std::string& rung, std::vector<PersonId> people,
              Instant now) {
        change([&](Transaction& tx) {
            ASSERT_TRUE(plan_notices(tx, *tx.task(id).value(), kind, rung, "Срок сегодня.", people, now));
        });
    }

    void set_state(TaskId id, TaskState state) {
        change([&](Transaction& tx) {
            Task task = *tx.task(id).value();
            task.state = state;
            ASSERT_TRUE(tx.save(task));
        });
    }

    Claim claim(Instant now, std::string_view lease = "daemon-1", std::size_t most = 100) {
        return outbox_->claim(now, lease, most).value();
    }
    /// Exactly one job is expected.
    Job claim_one(Instant now, std::string_view lease = "daemon-1") {
        auto claimed = claim(now, lease);
        EXPECT_EQ(claimed.jobs.size(), 1U);
        return claimed.jobs.empty() ? Job{} : claimed.jobs.front();
    }

    template <class T>
    T look(const std::function<Result<T>(ReadView&)>& function) {
        return read_as<T>(*store_, function).value();
    }
    Delivery delivery(DeliveryId id) {
        return *look<std::optional<Delivery>>([&](ReadView& view) { return view.delivery(id); });
    }
    OutboxRow row(const std::string& key) {
        return look<std::optional<OutboxRow>>([&](ReadView& view) { return view.outbox_row(key); })
            .value_or(OutboxRow{});
    }
    std::vector<std::string> journal() {
        std::vector<std::string> types;
        for (const auto& entry :
             look<std::vector<JournalEntry>>([](ReadView& view) { return view.journal(1, 100); }))
            types.push_back(entry.type);
        return types;
    }

    std::unique_ptr<Store> store_ = new_store();
    std::shared_ptr<Organization> organization_;
    OutboxSettings settings_{{"smtp", "telegram"}, "example.org", std::chrono::minutes{5}};
    std::unique_ptr<Outbox> outbox_;
    RoadmapId roadmap_;
    int position_ = 0;
    std::uint64_t random_ = 0;
};

}  // namespace vekha::test
