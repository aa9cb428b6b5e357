#include "workflow/service/task_codec.hpp"

#include <gmock/gmock.h>

#include "tests/support/store_samples.hpp"
#include "workflow/service/item_codec.hpp"
#include "workflow/service/list_codec.hpp"

namespace vekha {
namespace {

using ::testing::StartsWith;

TEST(TaskCodec, ATaskWithEveryFieldComesBackTheSame) {
    const Task task = testing::full_task();
    const auto decoded = decode_task(encode_task(task));
    ASSERT_TRUE(decoded) << describe(decoded.error());
    EXPECT_EQ(*decoded, task);
}

TEST(TaskCodec, ATaskWithNothingSetComesBackTheSame) {
    const auto decoded = decode_task(encode_task(Task{}));
    ASSERT_TRUE(decoded) << describe(decoded.error());
    EXPECT_EQ(*decoded, Task{});
}

TEST(TaskCodec, EqualTasksGiveEqualTextAndItStaysTheSameOverVersions) {
    const Task task =
        testing::sample_task(TaskId{7}, RoadmapId{3}, ItemId{5}, PersonId{2}, day_of(2026, 6, 30));
    // This text stands in journals: a change here breaks their rebuilding, so it is never made.
    EXPECT_EQ(
        encode_task(task),
        R"({"id":7,"roadmap":3,"item":5,"occurrence":1,"number":"1.7","title":"Провести совещание 7",)"
        R"("window":{"first":"2026-01-01","last":"2026-06-30"},"due":"2026-06-30","due_rule":"Последний день срока.",)"
        R"("due_at":"2026-07-01T00:00:00.000Z","first_due":"2026-06-30","state":"open",)"
        R"("assignments":[{"person":2,"role":"lead","party":"Отдел"}],)"
        R"("requirements":[{"number":1,"kind":"order","state":"requested"},)"
        R"({"number":2,"kind":"protocol","state":"waived","waiver":"Совещание заочное"}],)"
        R"("created_at":"2026-01-16T12:00:00.000Z","version":2})");
}

TEST(TaskCodec, TheNextMomentIsNoPartOfTheText) {
    Task task = testing::full_task();
    const std::string text = encode_task(task);
    task.next_action_at = testing::noon(7, 1);
    EXPECT_EQ(encode_task(task), text);
    EXPECT_EQ(decode_task(text)->next_action_at, std::nullopt);
}

TEST(TaskCodec, AnyTextOfPeopleComesBackAlsoBrokenUtf8) {
    Task task = testing::full_task();
    task.title = "кавычки \" и \\ и \n\t\x01, обрыв \xD0";
    task.title += '\0';
    const auto decoded = decode_task(encode_task(task));
    ASSERT_TRUE(decoded) << describe(decoded.error());
    EXPECT_EQ(decoded->title, task.title);
}

std::string replaced(std::string text, const std::string& what, const std::string& with) {
    const auto at = text.find(what);
    EXPECT_NE(at, std::string::npos) << what;
    return text.replace(at, what.size(), with);
}

TEST(TaskCodec, ADamagedTextIsRefusedWithTheField) {
    const std::string text = encode_task(testing::full_task());
    const auto where = [&](const std::string& what, const std::string& with) {
        const auto decoded = decode_task(replaced(text, what, with));
        EXPECT_FALSE(decoded) << with;
        if (decoded) return std::string{};
        EXPECT_EQ(decoded.error().fault, Fault::damaged);
        return decoded.error().where;
    };
    EXPECT_EQ(where(R"("state":"accepted")", R"("state":"done")"), "state");
    EXPECT_EQ(where(R"("due":"2026-06-30")", R"("due":"2026-06-31")"), "due");
    EXPECT_EQ(where(R"("occurrence":2)", R"("occurrence":"2")"), "occurrence");
    EXPECT_EQ(where(R"("occurrence":2)", R"("occurrence":99999999999)"), "occurrence");
    EXPECT_EQ(where(R"("version":9)", R"("versions":9)"), "version");
    EXPECT_EQ(where(R"("assignments":[)", R"("assignments":[7,)"), "assignments");
    EXPECT_EQ(where(R"("verdict":"returned")", R"("verdict":"maybe")"), "verdict");
}

TEST(TaskCodec, WhatIsNoJsonIsRefused) {
    for (const std::string text : {"", "{", "[]", "null", "{}",
                                   R"({"id":1} )"
                                   "x"}) {
        const auto decoded = decode_task(text);
        ASSERT_FALSE(decoded) << text;
        EXPECT_EQ(decoded.error().fault, Fault::damaged);
        EXPECT_THAT(decoded.error().message, StartsWith("Задача в базе повреждена"));
    }
}

TEST(ItemCodec, AnItemWithEveryFieldComesBackTheSame) {
    const Item item = testing::sample_item("Провести совещание");
    const auto decoded = decode_item(encode_item(item));
    ASSERT_TRUE(decoded) << describe(decoded.error());
    EXPECT_EQ(*decoded, item);
}

TEST(ItemCodec, AnAbsentSectionIsNotAnEmptyOne) {
    Item item;
    EXPECT_EQ(decode_item(encode_item(item)), item);
    item.section = "";
    item.number = "";
    EXPECT_EQ(decode_item(encode_item(item)), item);
}

TEST(ItemCodec, AMeasuredValueKeepsItsLastDigit) {
    Item item;
    for (const double value : {0.1, 1e300, -2.5, 95.30000000000001})
        item.result.indicators.push_back({"доля", value, "%", Indicator::Direction::at_least});
    EXPECT_EQ(decode_item(encode_item(item)), item);
}

TEST(ItemCodec, ADamagedTextIsRefused) {
    const std::string text = encode_item(testing::sample_item("x"));
    EXPECT_EQ(decode_item(replaced(text, R"("kind":"recurring")", R"("kind":"often")")).error().where,
              "kind");
    EXPECT_EQ(decode_item(replaced(text, R"("value":"0.1")", R"("value":"0,1")")).error().where, "value");
    EXPECT_EQ(decode_item(replaced(text, R"("order")", "1")).error().where, "evidence");
}

TEST(ItemCodec, KeepsPagesSpansConventionsAndWeakerProof) {
    Item item;
    item.source = {.line = 0, .table = 2, .row = 3, .cell = 1, .page = 4};
    item.deadline.convention = "until_month";
    item.deadline.after = EventSpan{5, EventSpan::Unit::working_day, true, "до начала занятий"};
    item.result.from_title = {EvidenceKind::plan, EvidenceKind::order};
    EXPECT_EQ(decode_item(encode_item(item)), item);
}

TEST(ItemCodec, ReadsRowsThatWereKeptBeforePagesWereTold) {
    const auto item = decode_item(
        R"({"title":"Дело","deadline":{"text":"май","kind":"once","source":{"line":3,"table":1,"row":2,"cell":3}},)"
        R"("responsible":{"source":{"line":3,"table":1,"row":2,"cell":4}},)"
        R"("result":{"indicators":[{"text":"100%","value":"100","unit":"%"}],"source":{"line":0,"table":0,"row":0,"cell":0}},)"
        R"("source":{"line":3,"table":1,"row":2,"cell":0}})");
    ASSERT_TRUE(item) << describe(item.error());
    EXPECT_EQ(item->deadline.source.page, 0);
    EXPECT_EQ(item->result.indicators.front().direction, Indicator::Direction::exactly);
}

TEST(ListCodec, WordsComeBackInTheirOrder) {
    for (const std::vector<std::string>& words : {std::vector<std::string>{}, {"smtp"}, {"a\"b", "", "ц"}})
        EXPECT_EQ(decode_list(encode_list(words)), words);
    EXPECT_EQ(decode_list("{}").error().fault, Fault::damaged);
    EXPECT_EQ(decode_list("[1]").error().fault, Fault::damaged);
    EXPECT_EQ(decode_list("").error().fault, Fault::damaged);
}

}  // namespace
}  // namespace vekha
