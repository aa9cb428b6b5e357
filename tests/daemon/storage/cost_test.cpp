// What a question costs follows what it answers, never what is stored. Counted in steps of the database's
// machine, so that neither the clock nor the load of the computer has a say.
#include <array>
#include <functional>

#include <gtest/gtest.h>
#include <sqlite3.h>

#include "daemon/storage/sql/view.hpp"
#include "daemon/storage/sqlite/connection.hpp"
#include "daemon/storage/store.hpp"
#include "tests/support/store_samples.hpp"
#include "tests/support/temp_folder.hpp"

namespace vekha {
namespace {

using namespace std::chrono_literals;
using testing::noon;

constexpr int few = 300;
constexpr int many = 6000;

/// A database of so many tasks, all due on the two days around `noon(3, 1)`, none of whose moments has come
/// but ten; and as many rows and deliveries, of which ten are ready.
class Filled {
  public:
    explicit Filled(int tasks) {
        StoreOptions options;
        options.path = folder_ / "vekha.db";
        auto store = std::move(*open_store(options));
        const auto done = store->write([&](Transaction& change) { return fill(change, tasks); });
        EXPECT_TRUE(done) << describe(done.error());
        store.reset();
        connection_ = std::move(*sqlite::Connection::open(options.path, {}));
    }

    /// The steps that `ask` takes, its statements prepared before.
    long cost(const std::function<void(ReadView&)>& ask) {
        sql::View view(*connection_);
        ask(view);
        long steps = 0;
        sqlite3_progress_handler(
            connection_->handle(), 1, [](void* counted) { return ++*static_cast<long*>(counted), 0; },
            &steps);
        ask(view);
        sqlite3_progress_handler(connection_->handle(), 0, nullptr, nullptr);
        return steps;
    }

  private:
    static Result<void> fill(Transaction& change, int tasks) {
        const auto ground = testing::lay_ground(change);
        if (!ground) return tl::unexpected(ground.error());
        for (int made = 0; made < tasks; ++made) {
            const bool ready = made < 10;
            Task task = testing::sample_task(TaskId{made + 1}, ground->roadmap, ground->item, ground->lead,
                                             day_of(2026, 3, made % 2 == 0 ? 1 : 2));
            constexpr std::array states{TaskState::open, TaskState::open, TaskState::submitted,
                                        TaskState::accepted};
            task.state = states[static_cast<std::size_t>(made / 2) % states.size()];
            task.next_action_at = ready ? noon(1, 1) : noon(9, 1);
            auto saved = change.save(task);
            if (!saved) return saved;
            const Instant moment = ready ? noon(1, 1) : noon(9, 1);
            auto row = testing::sample_row(std::to_string(made), task.id,
                                           made % 3 == 0 ? ground->lead : ground->controller, moment);
            if (auto planned = change.plan(row); !planned) return tl::unexpected(planned.error());
            auto added = change.add(testing::sample_delivery(ground->lead, moment));
            if (!added) return tl::unexpected(added.error());
            if (auto told =
                    dispatch(change, *added, task.id, made % 3 == 0 ? ground->lead : ground->controller);
                !told)
                return told;
        }
        return letters(change, *ground, tasks);
    }

    /// The way of one message: a line of it and its end.
    static Result<void> dispatch(Transaction& change, DeliveryId delivery, TaskId task, PersonId person) {
        Dispatch line;
        line.at = noon(1, 2);
        line.person = person;
        line.delivery = delivery;
        line.task = task;
        line.step = DispatchStep::digested;
        if (auto added = change.add(line); !added) return tl::unexpected(added.error());
        line.task = {};
        line.step = DispatchStep::sent;
        if (auto added = change.add(line); !added) return tl::unexpected(added.error());
        return {};
    }

    /// As many letters for one webhook, of which ten are ready.
    static Result<void> letters(Transaction& change, const testing::Ground& ground, int count) {
        Webhook webhook;
        webhook.name = "СЭД";
        webhook.address = "https://sed.example.org/hook";
        webhook.made_by = ground.controller;
        const auto id = change.save(webhook);
        if (!id) return tl::unexpected(id.error());
        for (int made = 0; made < count; ++made) {
            WebhookLetter letter;
            letter.webhook = *id;
            letter.sequence = made + 1;
            letter.next_try_at = made < 10 ? noon(1, 1) : noon(9, 1);
            if (auto saved = change.save(letter); !saved) return saved;
        }
        return {};
    }

    testing::TempFolder folder_;
    std::unique_ptr<sqlite::Connection> connection_;
};

class Cost : public ::testing::Test {
  protected:
    static void SetUpTestSuite() {
        small = std::make_unique<Filled>(few);
        large = std::make_unique<Filled>(many);
    }
    static void TearDownTestSuite() {
        small.reset();
        large.reset();
    }
    static void is_the_same(const std::function<void(ReadView&)>& ask, const std::string& what) {
        const long before = small->cost(ask);
        EXPECT_GT(before, 0) << what;
        EXPECT_LE(large->cost(ask), before + before / 10) << what;
    }

    static std::unique_ptr<Filled> small, large;
};

std::unique_ptr<Filled> Cost::small;
std::unique_ptr<Filled> Cost::large;

TEST_F(Cost, APageOfAListCostsItsRows) {
    for (const TaskList list : {TaskList::overdue, TaskList::upcoming, TaskList::to_accept, TaskList::closed})
        for (const bool own : {false, true})
            for (const bool of_roadmap : {false, true})
                for (const bool later : {false, true}) {
                    TaskQuery query;
                    query.list = list;
                    query.now = list == TaskList::overdue ? noon(12, 1) : noon(1, 1);
                    query.limit = 10;
                    if (own) query.owner = PersonId{2};
                    if (of_roadmap) query.roadmap = RoadmapId{1};
                    // Amid the tasks of one due moment, far from its first.
                    if (later) query.after = TaskCursor{Instant{day_of(2026, 3, 2)}, TaskId{few / 2}};
                    const std::string what =
                        "list " + std::to_string(static_cast<int>(list)) + (own ? " of an owner" : "") +
                        (of_roadmap ? " of a roadmap" : "") + (later ? ", a later page" : "");
                    is_the_same([&](ReadView& view) { EXPECT_EQ(view.list(query)->size(), 10U) << what; },
                                what);
                    is_the_same([&](ReadView& view) { EXPECT_EQ(*view.count(query, 10), 10U) << what; },
                                "count of " + what);
                }
}

TEST_F(Cost, TheEnginesQuestionsCostWhatIsDue) {
    is_the_same([](ReadView& view) { EXPECT_EQ(view.due(noon(2, 1), 500)->size(), 10U); }, "due");
    is_the_same([](ReadView& view) { EXPECT_EQ(*view.earliest_action(), noon(1, 1)); }, "earliest action");
}

TEST_F(Cost, TheOutboxesQuestionsCostWhatIsReady) {
    is_the_same([](ReadView& view) { EXPECT_EQ(view.ready_rows(noon(2, 1), 100)->size(), 10U); },
                "ready rows");
    is_the_same([](ReadView& view) { EXPECT_EQ(view.ready_deliveries(noon(2, 1), 100)->size(), 10U); },
                "ready deliveries");
    is_the_same([](ReadView& view) { EXPECT_EQ(*view.earliest_sending(), noon(1, 1)); }, "earliest sending");
    is_the_same([](ReadView& view) { EXPECT_EQ(view.outbox_of(TaskId{5})->size(), 1U); }, "rows of a task");
    is_the_same([](ReadView& view) { EXPECT_TRUE(*view.outbox_row("5")); }, "a row by its key");
    is_the_same([](ReadView& view) { EXPECT_EQ(view.deliveries({})->size(), 50U); }, "the newest deliveries");
}

TEST_F(Cost, TheWayOfMessagesCostsWhatIsShown) {
    is_the_same(
        [](ReadView& view) {
            DispatchQuery query;
            query.task = TaskId{5};
            EXPECT_EQ(view.dispatches(query)->size(), 2U);
        },
        "the way of a task's messages");
    is_the_same(
        [](ReadView& view) {
            DispatchQuery query;
            query.person = PersonId{2};
            query.limit = 20;
            EXPECT_EQ(view.dispatches(query)->size(), 20U);
        },
        "the newest to a person");
    is_the_same(
        [](ReadView& view) {
            DispatchQuery query;
            query.delivery = DeliveryId{7};
            EXPECT_EQ(view.dispatches(query)->size(), 2U);
        },
        "the way of a delivery");
    is_the_same([](ReadView& view) { EXPECT_TRUE(view.one_time_keys(TaskId{5})->empty()); },
                "links of a task");
}

TEST_F(Cost, TheWebhooksQuestionsCostWhatIsReady) {
    is_the_same(
        [](ReadView& view) { EXPECT_EQ(view.ready_letters(WebhookId{1}, noon(2, 1), 32)->size(), 10U); },
        "ready letters");
    is_the_same([](ReadView& view) { EXPECT_EQ(*view.earliest_letter(WebhookId{1}), noon(1, 1)); },
                "the earliest letter");
}

TEST_F(Cost, SingleThingsCostTheSameEverywhere) {
    is_the_same([](ReadView& view) { EXPECT_TRUE(*view.task(TaskId{7})); }, "a task");
    is_the_same([](ReadView& view) { EXPECT_TRUE(*view.card(TaskId{7})); }, "a card");
    is_the_same([](ReadView& view) { EXPECT_EQ(view.task_ids(TaskId{5}, 10)->size(), 10U); }, "ids");
    is_the_same([](ReadView& view) { EXPECT_FALSE(*view.task_with_evidence("none")); }, "evidence");
    is_the_same([](ReadView& view) { EXPECT_TRUE(view.journal_of(TaskId{5})->empty()); }, "a task's journal");
}

}  // namespace
}  // namespace vekha
