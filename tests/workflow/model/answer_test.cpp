#include "workflow/model/answer.hpp"

#include <gtest/gtest.h>

namespace vekha {
namespace {

TEST(AnswerTokens, ReadBackAsTheyWereWritten) {
    for (const auto verb :
         {AnswerVerb::acknowledge, AnswerVerb::report, AnswerVerb::submit, AnswerVerb::extension,
          AnswerVerb::disown, AnswerVerb::slot, AnswerVerb::task, AnswerVerb::drop})
        for (const int number : {0, 3}) {
            const AnswerToken token{verb, TaskId{9'223'372'036'854'775'807}, number};
            EXPECT_EQ(parse_answer_token(encode(token)), token) << encode(token);
            EXPECT_LE(encode(token).size(), 64U) << "what Telegram allows";
        }
}

TEST(AnswerTokens, ForeignWordsAreNone) {
    for (const auto* text : {"", ":", "ack", "ack:", "ack:x", "ack:-1", "ack:1x", "ack:1:", "slot:1:0",
                             "slot:1:x", "slot:1:2:3", "drop table:1", "ack:99999999999999999999"})
        EXPECT_EQ(parse_answer_token(text), std::nullopt) << text;
}

TEST(AnswerButtons, OfALineBearItsNumber) {
    const auto alone = task_buttons(TaskId{4}, 0, false);
    ASSERT_EQ(alone.size(), 4U);
    EXPECT_EQ(alone[0].label, "Принял");
    EXPECT_EQ(alone[3].token, (AnswerToken{AnswerVerb::disown, TaskId{4}, 0}));
    EXPECT_EQ(task_buttons(TaskId{4}, 2, false)[0].label, "2. Принял");
    EXPECT_EQ(task_buttons(TaskId{4}, 0, true)[3].label, "Not mine");
}

}  // namespace
}  // namespace vekha
