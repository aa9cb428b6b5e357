#include "workflow/service/answer_intent.hpp"

#include <gtest/gtest.h>

#include "tests/support/build.hpp"

namespace vekha {
namespace {

using test::day;

TEST(Intents, AreToldByTheFirstLine) {
    EXPECT_EQ(intent_of("Принял!"), Intent::acknowledge);
    EXPECT_EQ(intent_of("  ОЗНАКОМЛЕНА.\n\nС уважением"), Intent::acknowledge);
    EXPECT_EQ(intent_of("Исполнено\nПриказ во вложении"), Intent::submit);
    EXPECT_EQ(intent_of("Перенос до 20 марта, ждём подпись"), Intent::extension);
    EXPECT_EQ(intent_of("Прошу перенести срок"), Intent::extension);
    EXPECT_EQ(intent_of("Не моё: этим занимается методкабинет"), Intent::disown);
    EXPECT_EQ(intent_of("отмена"), Intent::drop);
    EXPECT_EQ(intent_of("/start"), Intent::help);
    EXPECT_EQ(intent_of("Принял участие в семинаре"), Intent::tell) << "more than the one word";
    EXPECT_EQ(intent_of("Исполнено частично, приказ будет завтра"), Intent::tell);
    EXPECT_EQ(intent_of(""), Intent::tell);
    EXPECT_EQ(intent_of("\xff\xfe"), Intent::tell);
}

TEST(Intents, LeaveTheWordsThatFollow) {
    EXPECT_EQ(words_after_intent("Исполнено.\n Приказ № 5 "), "Приказ № 5");
    EXPECT_EQ(words_after_intent("Сдать"), "");
    EXPECT_EQ(words_after_intent("Провели семинар\nвторая строка"), "Провели семинар\nвторая строка");
}

TEST(DaysInWords, AreTheOneDayThatIsNamed) {
    const Day today = day("2026-03-02");
    EXPECT_EQ(day_in("до 20 марта", today), day("2026-03-20"));
    EXPECT_EQ(day_in("20.03.2026", today), day("2026-03-20"));
    EXPECT_EQ(day_in("Перенос до 20.03.2026, ждём подпись", today), day("2026-03-20"));
    EXPECT_EQ(day_in("перенести на 1 апреля: болеет исполнитель", today), day("2026-04-01"));
    EXPECT_EQ(day_in("до 15 февраля", today), day("2027-02-15")) << "this year's is past";
    EXPECT_EQ(day_in("позже", today), std::nullopt);
    EXPECT_EQ(day_in("", today), std::nullopt);
    EXPECT_EQ(day_in("ежеквартально", today), std::nullopt);
}

TEST(NumbersAlone, AreNothingElse) {
    EXPECT_EQ(number_alone(" 12.\nС уважением"), 12);
    EXPECT_EQ(number_alone("12 и 13"), std::nullopt);
    EXPECT_EQ(number_alone("-1"), std::nullopt);
    EXPECT_EQ(number_alone(""), std::nullopt);
}

}  // namespace
}  // namespace vekha
