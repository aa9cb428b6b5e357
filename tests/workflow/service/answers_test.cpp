// Answers from messages, as an executor gives them from a phone.
#include "workflow/service/answers.hpp"

#include <gmock/gmock.h>

#include "tests/support/office.hpp"

namespace vekha {
namespace {

using namespace std::chrono_literals;
using test::day;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

/// An office with one task of Oleg's that asks for an order and a protocol; Oleg is in Telegram as 700, Anna
/// as 800.
class Answers : public ::testing::Test {
  protected:
    void SetUp() override {
        auto people = test::must(
            read_as<std::vector<Person>>(*office.store, [](ReadView& view) { return view.people(); }));
        for (auto& person : people) {
            if (person.login == "oleg") person.telegram = "700";
            if (person.login == "anna") person.telegram = "800";
            test::must(office.store->write([&](Transaction& change) -> Result<void> {
                auto saved = change.save(person);
                if (!saved) return tl::unexpected(saved.error());
                return {};
            }));
        }
        office.import({test::item("1.4", "Провести семинар", {{day("2026-02-01"), day("2026-03-20")}},
                                  {"Директор СОШ № 1"}, {EvidenceKind::order, EvidenceKind::protocol})});
        office.live_until(office.now + 1h);
    }

    Answer from(std::string address) {
        Answer answer;
        answer.key = "u" + std::to_string(++updates_);
        answer.address = std::move(address);
        return answer;
    }
    AnswerReply take(const Answer& answer) {
        return test::must(take_answer(*office.store, office.org, answer, office.now));
    }
    AnswerReply presses(AnswerVerb verb, TaskId task = TaskId{1}, int number = 0,
                        const std::string& address = "700") {
        Answer answer = from(address);
        answer.pressed = AnswerToken{verb, task, number};
        return take(answer);
    }
    AnswerReply writes(const std::string& words, const std::string& address = "700") {
        Answer answer = from(address);
        answer.words = words;
        return take(answer);
    }
    AnswerReply sends(const std::string& file, const std::string& words = {}) {
        Answer answer = from("700");
        answer.words = words;
        answer.files = {{file, "image/jpeg", std::string(63, 'a') + std::to_string(updates_ % 10), 1000}};
        return take(answer);
    }
    std::vector<std::string> refusals() {
        std::vector<std::string> found;
        for (const auto& entry : test::must(read_as<std::vector<JournalEntry>>(
                 *office.store, [](ReadView& view) { return view.journal(1, 1000); })))
            if (entry.type == "answer_refused") found.push_back(entry.payload);
        return found;
    }
    std::vector<int> slots() {
        std::vector<int> numbers;
        for (const auto& one : office.task().evidence) numbers.push_back(one.requirement);
        return numbers;
    }

    test::Office office;

  private:
    int updates_ = 0;
};

TEST_F(Answers, OneTapSaysThatTheTaskWasSeen) {
    const auto reply = presses(AnswerVerb::acknowledge);
    EXPECT_EQ(office.task().acknowledgements.size(), 1U);
    EXPECT_THAT(reply.text, HasSubstr("1.4 «Провести семинар», срок до 20 марта 2026 г."));
    EXPECT_THAT(reply.text, HasSubstr("Ещё нужно: приказ (распоряжение, постановление), протокол."));
    EXPECT_EQ(reply.buttons.front().size(), 3U) << "what is left to say";
    EXPECT_EQ(reply.person, office.id("oleg"));
}

TEST_F(Answers, AnUpdateThatComesTwiceActsOnce) {
    Answer answer = from("700");
    answer.pressed = AnswerToken{AnswerVerb::acknowledge, TaskId{1}, 0};
    take(answer);
    const auto version = office.task().version;
    const auto again = take(answer);
    EXPECT_TRUE(again.repeated);
    EXPECT_EQ(again.text, "");
    EXPECT_EQ(office.task().version, version);
}

TEST_F(Answers, ATapOnSomebodyElsesTaskIsRefusedAndInTheJournal) {
    const auto reply = presses(AnswerVerb::acknowledge, TaskId{1}, 0, "800");
    EXPECT_THAT(reply.text, HasSubstr("Такой задачи нет или она вам не видна."));
    EXPECT_TRUE(office.task().acknowledgements.empty());
    EXPECT_THAT(refusals(), ::testing::ElementsAre(R"({"channel":"telegram","reason":"not_found"})"));
    EXPECT_THAT(presses(AnswerVerb::submit, TaskId{99}).text, HasSubstr("Такой задачи нет"));
}

TEST_F(Answers, AnUnknownChatLearnsHowToBeKnownAndNothingElse) {
    const auto reply = writes("Что у меня?", "900");
    EXPECT_THAT(reply.text, HasSubstr("не связан ни с кем"));
    EXPECT_THAT(reply.text, Not(HasSubstr("семинар")));
    EXPECT_EQ(reply.person, std::nullopt);
    EXPECT_EQ(refusals().size(), 1U);
}

TEST_F(Answers, AWrongCodeLinksNobody) {
    Answer answer = from("900");
    answer.start = "forged";
    const auto reply = take(answer);
    EXPECT_THAT(reply.text, HasSubstr("Код не подошёл"));
    EXPECT_THAT(refusals(), ::testing::ElementsAre(R"({"channel":"telegram","reason":"wrong_code"})"));
}

TEST_F(Answers, APhotoFallsIntoTheSlotThatItsNameSpeaksOf) {
    const auto reply = sends("Протокол совещания.jpg");
    EXPECT_THAT(slots(), ::testing::ElementsAre(2));
    EXPECT_EQ(office.task().state, TaskState::open) << "a draft: nothing is handed in";
    EXPECT_THAT(reply.text, HasSubstr("Ещё нужно: приказ (распоряжение, постановление)."));
}

TEST_F(Answers, APhotoThatFitsTwoSlotsIsAskedAbout) {
    auto reply = sends("IMG_0001.jpg");
    EXPECT_TRUE(slots().empty());
    EXPECT_THAT(reply.text, HasSubstr("Что это за документ: «IMG_0001.jpg»?"));
    ASSERT_EQ(reply.buttons.size(), 3U);
    EXPECT_EQ(reply.buttons[1].front().token, (AnswerToken{AnswerVerb::slot, TaskId{1}, 2}));
    reply = presses(AnswerVerb::slot, TaskId{1}, 1);
    EXPECT_THAT(slots(), ::testing::ElementsAre(1));
    EXPECT_THAT(presses(AnswerVerb::slot, TaskId{1}, 1).text, HasSubstr("Этот вопрос уже закрыт."))
        << "the same button again puts nothing";
    EXPECT_THAT(slots(), ::testing::ElementsAre(1));
    reply = sends("IMG_0002.jpg");
    EXPECT_THAT(slots(), ::testing::ElementsAre(1, 2)) << "only one slot is left";
    EXPECT_THAT(reply.text, HasSubstr("Все документы на месте"));
}

TEST_F(Answers, TheQuestionWhichSlotIsAnsweredByItsNumberAsWell) {
    sends("IMG_0001.jpg", "Провели 12 марта");
    writes("2");
    EXPECT_THAT(slots(), ::testing::ElementsAre(2));
    presses(AnswerVerb::submit);
    ASSERT_EQ(office.task().submissions.size(), 1U);
    EXPECT_EQ(office.task().submissions.front().words, "Провели 12 марта") << "the words were not lost";
}

TEST_F(Answers, AReportIsPutTogetherAndHandedIn) {
    EXPECT_THAT(presses(AnswerVerb::report).text, HasSubstr("Напишите, что сделано"));
    sends("Приказ.pdf");
    sends("Протокол.pdf");
    auto reply = writes("Семинар проведён,\nучаствовали 40 педагогов");
    EXPECT_EQ(office.task().state, TaskState::open);
    ASSERT_FALSE(reply.buttons.empty());
    EXPECT_EQ(reply.buttons.front().front().token.verb, AnswerVerb::submit);
    reply = presses(AnswerVerb::submit);
    EXPECT_THAT(reply.text, HasSubstr("Отчёт сдан на контроль"));
    EXPECT_EQ(office.task().state, TaskState::submitted);
    EXPECT_EQ(office.task().submissions.front().words, "Семинар проведён,\nучаствовали 40 педагогов");
    EXPECT_THAT(presses(AnswerVerb::submit).text, HasSubstr("Напишите, что сделано"));
}

TEST_F(Answers, HandingInNeedsWords) {
    EXPECT_THAT(presses(AnswerVerb::submit).text, HasSubstr("Напишите, что сделано"));
    writes("Готово\nВсё проведено");
    EXPECT_EQ(office.task().state, TaskState::submitted);
    EXPECT_EQ(office.task().submissions.front().words, "Всё проведено");
}

TEST_F(Answers, AnExtensionIsAskedForInOneLine) {
    EXPECT_THAT(presses(AnswerVerb::extension).text, HasSubstr("До какого числа и почему?"));
    EXPECT_THAT(writes("подпись задерживается").text, HasSubstr("Не видно, до какого числа"));
    EXPECT_THAT(writes("до 10 апреля, ждём подпись").text, HasSubstr("на 10 апреля 2026 г."));
    ASSERT_EQ(office.task().extensions.size(), 1U);
    EXPECT_EQ(office.task().extensions.front().day, day("2026-04-10"));
    EXPECT_EQ(office.task().extensions.front().reason, "до 10 апреля, ждём подпись");
}

TEST_F(Answers, NotMineGoesToTheControllerWithTheReason) {
    presses(AnswerVerb::disown);
    writes("Это делает методкабинет");
    ASSERT_EQ(office.task().disownings.size(), 1U);
    EXPECT_THAT(office.told(), ::testing::Contains(HasSubstr("disowned.")));
    EXPECT_EQ(office.task().lead(), office.id("oleg")) << "it stays theirs until it is handed on";
}

TEST_F(Answers, OfSeveralTasksTheOneIsAskedFor) {
    office.import({test::item("2.1", "Составить график", {{day("2026-02-01"), day("2026-02-20")}},
                              {"Директор СОШ № 1"}, {EvidenceKind::plan})});
    auto reply = sends("график.pdf", "Вот график");
    EXPECT_THAT(reply.text, HasSubstr("О какой задаче речь?"));
    EXPECT_LT(reply.text.find("Составить график"), reply.text.find("Провести семинар")) << "the sooner first";
    reply = presses(AnswerVerb::task, TaskId{2});
    EXPECT_EQ(office.task(TaskId{2}).evidence.size(), 1U);
    EXPECT_TRUE(slots().empty());
}

TEST_F(Answers, AMailIsAnsweredByMailInTheSameTransaction) {
    Answer answer = from("oleg@example.org");
    answer.from = AddressKind::email;
    answer.person = office.id("oleg");
    answer.task = TaskId{1};
    answer.words = "Исполнено\nПриказ и протокол во вложении";
    answer.files = {{"Приказ № 5.pdf", "application/pdf", std::string(64, 'b'), 1000},
                    {"Протокол.pdf", "application/pdf", std::string(64, 'c'), 1000}};
    answer.lost_files = {"видео.mp4: больше 50 МБ"};
    take(answer);
    EXPECT_THAT(slots(), ::testing::ElementsAre(1, 2));
    EXPECT_EQ(office.task().state, TaskState::submitted);
    std::string replied;
    for (const auto& row : office.notices())
        if (row.kind == NoticeKind::answered) replied = row.reason;
    EXPECT_THAT(replied, HasSubstr("Отчёт сдан на контроль"));
    EXPECT_THAT(replied, HasSubstr("Не принято: видео.mp4: больше 50 МБ."));
}

TEST_F(Answers, AMailWithoutProofOfWhoSentItIsRefused) {
    Answer answer = from("oleg@example.org");
    answer.from = AddressKind::email;
    answer.task = TaskId{1};
    answer.words = "Исполнено\nВсё";
    take(answer);
    EXPECT_EQ(office.task().state, TaskState::open) << "anybody can write a sender's address";
    EXPECT_EQ(refusals().size(), 1U);
}

TEST_F(Answers, AQuestionOfLastWeekIsNotAnsweredAnyMore) {
    presses(AnswerVerb::disown);
    office.now += 24h * 4;
    writes("Провели семинар");
    EXPECT_TRUE(office.task().disownings.empty());
}

TEST_F(Answers, CancelledQuestionsChangeNothing) {
    presses(AnswerVerb::disown);
    EXPECT_THAT(writes("Отмена").text, HasSubstr("ничего не изменено"));
    writes("Провели семинар");
    EXPECT_TRUE(office.task().disownings.empty());
}

}  // namespace
}  // namespace vekha
