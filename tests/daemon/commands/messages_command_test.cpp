// `vekha messages …` at the shell.
#include <gmock/gmock.h>

#include "tests/daemon/commands/shell.hpp"

namespace vekha::commands {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

class MessagesCommand : public PlannedShell {};

TEST_F(MessagesCommand, TellsTheWayOfMessagesAsTextAndAsAFile) {
    EXPECT_THAT(call({"messages", "task", "1"}).out, HasSubstr("Сообщений ещё не было."));
    EXPECT_THAT(call({"messages", "person", "oleg", "--csv"}).out, HasSubstr("\"Когда\";\"Кому\""));
    EXPECT_THAT(call({"messages", "channels"}).out, HasSubstr("folder: работает"));
}

TEST_F(MessagesCommand, PlansATestMessageOnce) {
    const auto planned = call({"messages", "test", "oleg", "--channel", "folder"});
    EXPECT_EQ(planned.code, 0) << planned.err;
    EXPECT_THAT(planned.out, HasSubstr("vekha messages person oleg"));
    EXPECT_THAT(call({"messages", "test", "oleg", "--channel", "pigeon"}).err,
                AllOf(HasSubstr("Канал «pigeon» не настроен"), HasSubstr("folder")));
    EXPECT_THAT(call({"messages", "test", "nobody"}).err, HasSubstr("Сотрудника «nobody» нет."));
}

TEST_F(MessagesCommand, TellsHowLongTheMorningTakes) {
    EXPECT_THAT(call({"messages", "plan"}).out, HasSubstr("Отправлять пока нечего."));
    ASSERT_EQ(call({"messages", "test", "oleg"}).code, 0);
    EXPECT_THAT(call({"messages", "plan"}).out, HasSubstr("folder: сообщений 1, с "));
}

TEST_F(MessagesCommand, SaysWhoWouldNotHear) {
    EXPECT_THAT(call({"messages", "unreachable"}).out, HasSubstr("сообщения доходят"));
    EXPECT_THAT(call({"messages", "paper"}).out, HasSubstr("Листок секретаря"));
}

TEST_F(MessagesCommand, RefusesWhatItDoesNotKnow) {
    EXPECT_NE(call({"messages", "replay", "1"}).code, 0);
    EXPECT_THAT(call({"messages", "replay", "1"}).err, HasSubstr("Такого сообщения нет."));
    EXPECT_THAT(call({"messages", "task"}).err, HasSubstr("Не сказано, о ком или о чём."));
    EXPECT_THAT(call({"messages", "task", "x"}).err, HasSubstr("Нужен номер."));
    EXPECT_THAT(call({"messages", "sing"}).err, HasSubstr("Использование"));
}

}  // namespace
}  // namespace vekha::commands
