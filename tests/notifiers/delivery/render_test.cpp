#include "notifiers/delivery/render.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/build.hpp"

namespace vekha {
namespace {

using test::at;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

constexpr std::string_view secret = "https://vekha.example.org/l/SECRET";

class Render : public testing::Test {
  protected:
    Person person_;
    TemplateSet templates_ = TemplateSet::built_in();
    LinkMaker links_{
        [](TaskId task, PersonId person) {
            return std::string(secret) + std::to_string(task.value) + "-" + std::to_string(person.value);
        },
        [](TaskId task) { return "https://vekha.example.org/tasks/" + std::to_string(task.value); },
        "https://vekha.example.org/"};
    WorkingCalendar calendar_;

    void SetUp() override {
        person_.id = test::lead;
        person_.name = "Сулегина Т.В.";
    }

    static Notice notice(NoticeKind kind, std::string reason) {
        Notice one;
        one.row.id = OutboxId{1};
        one.row.kind = kind;
        one.row.reason = std::move(reason);
        one.row.planned_at = at("2026-03-26T06:00:00Z");
        one.task = test::task_due("2026-03-31", at("2026-01-12T06:00:00Z"));
        one.task->number = "1.2";
        one.task->requirements = {{1, EvidenceKind::protocol, RequirementState::requested, ""},
                                  {2, EvidenceKind::order, RequirementState::accepted, ""}};
        one.deadline = "до 31 марта";
        one.roadmap = "Дорожная карта района";
        return one;
    }

    RenderedDigest render_at(std::vector<Notice> notices, std::string_view now = "2026-03-26T06:00:00Z") {
        return render(make_digest(person_, std::move(notices)), at(now),
                      {templates_, links_, calendar_, test::moscow(), "Управление образования"});
    }
};

TEST_F(Render, OneTaskSaysWhyUntilWhenByWhatAndWhere) {
    const auto made = render_at({notice(NoticeKind::reminder, "До срока 3 рабочих дня.")});
    EXPECT_EQ(made.sent.subject, "п. 1.2 «Провести заседание рабочей группы»: до срока 3 рабочих дня");
    EXPECT_EQ(made.sent.text,
              "Здравствуйте, Сулегина Т.В.!\n"
              "\n"
              "1. п. 1.2 Провести заседание рабочей группы\n"
              "   Почему вам пишем: до срока 3 рабочих дня\n"
              "   Срок: 31 марта 2026 г. (в плане: «до 31 марта»)\n"
              "   Чем подтвердить: протокол\n"
              "   План: Дорожная карта района\n"
              "   Ваша личная ссылка (не пересылайте): https://vekha.example.org/l/SECRET7-1\n"
              "\n"
              "--\n"
              "Управление образования\n"
              "Письмо отправлено автоматически, отвечать на него не нужно.\n"
              "Как и когда вам писать, выбираете вы: https://vekha.example.org/contact\n");
}

TEST_F(Render, AnInvitationsLinkIsInTheLetterAndInNoCopy) {
    links_.invitation = [](PersonId person, Instant invited) {
        return std::string(secret) + std::to_string(person.value) + "@" + format(invited);
    };
    auto invited = notice(NoticeKind::invited, "Вас пригласили в Веху. Ваш логин: sulegina.");
    invited.task.reset();
    const auto made = render_at({std::move(invited)});
    EXPECT_THAT(made.sent.subject, HasSubstr("вас пригласили в Веху"));
    EXPECT_THAT(made.sent.text, HasSubstr("SECRET1@2026-03-26T06:00:00"));
    EXPECT_THAT(made.sent.html, AllOf(HasSubstr("Принять приглашение"), Not(HasSubstr("Открыть задачу"))));
    for (const auto& kept : {made.stored.text, made.stored.html, made.stored.subject})
        EXPECT_THAT(kept, Not(HasSubstr("SECRET")));
}

TEST_F(Render, AnOwedTaskCanBeAnsweredByButtonsOfItsOwnerAlone) {
    const auto one = render_at({notice(NoticeKind::reminder, "До срока 3 рабочих дня.")});
    EXPECT_THAT(one.buttons, testing::ElementsAre(task_buttons(TaskId{7}, 0, false)));
    auto handed_in = notice(NoticeKind::reminder, "До срока 3 рабочих дня.");
    handed_in.task->state = TaskState::submitted;
    EXPECT_THAT(render_at({handed_in}).buttons, testing::IsEmpty());
    person_.id = test::controller;
    EXPECT_THAT(render_at({notice(NoticeKind::overdue, "Срок прошёл.")}).buttons, testing::IsEmpty());
}

TEST_F(Render, TheFirstTasksOfALongDigestHaveRowsNumberedAsTheirLines) {
    std::vector<Notice> notices;
    for (int i = 0; i < 8; ++i) {
        notices.push_back(notice(NoticeKind::reminder, "Скоро срок."));
        notices.back().row.id = OutboxId{i + 1};
        notices.back().task->id = TaskId{100 + i};
    }
    const auto made = render_at(std::move(notices));
    ASSERT_THAT(made.buttons, testing::SizeIs(digest_answer_rows));
    EXPECT_EQ(made.buttons[4].front().label, "5. Принял");
    EXPECT_EQ(made.buttons[4].front().token.verb, AnswerVerb::acknowledge);
}

TEST_F(Render, AsAFileItIsNamedByTheOfficesOwnDay) {
    const auto made = render_at({notice(NoticeKind::overdue, "Срок прошёл.")}, "2026-05-11T21:30:00Z");
    EXPECT_EQ(made.file_name, "Сводка на 12.05.2026") << "it is past midnight in the office";
}

TEST_F(Render, TheStoredCopyHoldsNoPersonalLink) {
    const auto made = render_at({notice(NoticeKind::reminder, "До срока 3 рабочих дня.")});
    EXPECT_THAT(made.sent.html, HasSubstr(secret));
    EXPECT_THAT(made.stored.html, Not(HasSubstr("SECRET")));
    EXPECT_THAT(made.stored.text, Not(HasSubstr("SECRET")));
    EXPECT_THAT(made.stored.text, HasSubstr("[личная ссылка]"));
    EXPECT_THAT(made.stored.html, HasSubstr("[личная ссылка]"));
    EXPECT_EQ(made.stored.subject, made.sent.subject);
}

TEST_F(Render, WhoIsNoOwnerGetsALinkThatAsksForASignIn) {
    person_.id = test::controller;
    const auto made = render_at({notice(NoticeKind::overdue, "Срок прошёл.")}, "2026-04-07T06:00:00Z");
    EXPECT_THAT(made.sent.text, HasSubstr("Открыть: https://vekha.example.org/tasks/7\n"));
    EXPECT_THAT(made.sent.html, Not(HasSubstr("SECRET")));
    EXPECT_THAT(made.stored.text, HasSubstr("https://vekha.example.org/tasks/7"));
}

TEST_F(Render, AReasonThatGrewOldIsSaidForToday) {
    const auto made =
        render_at({notice(NoticeKind::reminder, "До срока 3 рабочих дня.")}, "2026-03-30T06:00:00Z");
    EXPECT_THAT(made.sent.subject, HasSubstr("до срока 1 рабочий день"));
    const auto late = render_at({notice(NoticeKind::overdue, "Срок прошёл.")}, "2026-04-07T06:00:00Z");
    EXPECT_THAT(late.sent.text, HasSubstr("срок прошёл 5 рабочих дней назад"));
    EXPECT_THAT(late.sent.text, HasSubstr(", просрочено на 5 рабочих дней\n"));
}

TEST_F(Render, ADigestCountsByReason) {
    auto late = notice(NoticeKind::overdue, "");
    late.task->id = TaskId{8};
    auto soon = notice(NoticeKind::reminder, "");
    soon.task->id = TaskId{9};
    auto back = notice(NoticeKind::returned, "Отчёт возвращён на доработку.");
    back.task->submissions.push_back({});
    back.task->submissions.back().reason = "Нет подписи\nна протоколе";
    const auto made = render_at({soon, late, back}, "2026-04-01T06:00:00Z");
    EXPECT_EQ(made.sent.subject, "Дорожные карты, 3 задачи: возвращено — 1, просрочено — 1, срок близко — 1");
    EXPECT_THAT(made.sent.text, HasSubstr("На 1 апреля 2026 г. у вас 3 задачи: возвращено — 1"));
    EXPECT_THAT(made.sent.text, HasSubstr("Слова: «Нет подписи на протоколе»"));
}

TEST_F(Render, HtmlIsEscapedAndTextIsNot) {
    auto sharp = notice(NoticeKind::reminder, "");
    sharp.task->title = "<script>alert(\"1\")</script> & Ко";
    const auto made = render_at({sharp});
    EXPECT_THAT(made.sent.html, Not(HasSubstr("<script>")));
    EXPECT_THAT(made.sent.html, HasSubstr("&lt;script&gt;"));
    EXPECT_THAT(made.sent.text, HasSubstr("<script>alert(\"1\")</script> & Ко"));
}

TEST_F(Render, TemplateTagsInATitleAreJustWords) {
    auto sly = notice(NoticeKind::reminder, "");
    sly.task->title = "{{#lines}}{{link}}{{/lines}}";
    EXPECT_THAT(render_at({sly}).stored.text, HasSubstr("{{#lines}}{{link}}{{/lines}}"));
}

TEST_F(Render, ATitleCannotSmuggleAHeader) {
    auto sly = notice(NoticeKind::reminder, "");
    sly.task->title = "Отчёт\r\nBcc: all@example.org";
    EXPECT_THAT(render_at({sly}).sent.subject, Not(testing::ContainsRegex("[\r\n]")));
}

TEST_F(Render, ALongDigestIsCutAndSaysSo) {
    std::vector<Notice> many;
    for (int i = 0; i < 62; ++i) {
        many.push_back(notice(NoticeKind::reminder, ""));
        many.back().task->id = TaskId{i + 1};
    }
    const auto made = render_at(many);
    EXPECT_THAT(made.sent.text, HasSubstr("и ещё 12 задач: https://vekha.example.org/"));
    EXPECT_THAT(made.sent.text, HasSubstr("\n50. "));
    EXPECT_THAT(made.sent.text, Not(HasSubstr("\n51. ")));
}

TEST_F(Render, TheFirstLinesHaveButtonsWithTheirOwnLinks) {
    const auto one = render_at({notice(NoticeKind::reminder, "")});
    EXPECT_THAT(one.links, testing::ElementsAre(MessageLink{"Открыть п. 1.2", std::string(secret) + "7-1"}));
    std::vector<Notice> many;
    for (int i = 0; i < 12; ++i) {
        many.push_back(notice(NoticeKind::reminder, ""));
        many.back().task->id = TaskId{i + 1};
        if (i == 0) many.back().task->number.clear();
    }
    const auto digest = render_at(many);
    ASSERT_THAT(digest.links, testing::SizeIs(digest_links));
    EXPECT_EQ(digest.links[0].label, "Открыть 1");
    EXPECT_EQ(digest.links[1].label, "Открыть 2: п. 1.2");
    for (const auto& link : digest.links) EXPECT_THAT(digest.sent.text, HasSubstr(link.address + "\n"));
}

TEST_F(Render, EnglishIsEnglishThroughout) {
    person_.language = "en";
    const auto made = render_at({notice(NoticeKind::reminder, "До срока 3 рабочих дня.")});
    EXPECT_EQ(made.sent.subject, "1.2 “Провести заседание рабочей группы”: due in 3 working days");
    EXPECT_THAT(made.sent.text, HasSubstr("Proof wanted: minutes"));
    EXPECT_THAT(made.stored.text, HasSubstr("[personal link]"));
    EXPECT_EQ(made.links.at(0).label, "Open item 1.2");
}

TEST_F(Render, WhatBecameOfAnAnswerIsSaidLineByLine) {
    const auto made =
        render_at({notice(NoticeKind::answered, "Приложено: «приказ.pdf».\nЕщё нужно: протокол.")});
    EXPECT_THAT(made.sent.subject, HasSubstr("ваш ответ получен"));
    EXPECT_THAT(made.sent.text, HasSubstr("   – Приложено: «приказ.pdf».\n   – Ещё нужно: протокол.\n"));
}

TEST_F(Render, ACodeIsSaidInEveryLanguage) {
    person_.language = "en";
    auto code = notice(NoticeKind::code, "Код 123456 подтверждает этот адрес.");
    code.task.reset();
    EXPECT_THAT(render_at({code}).sent.text, HasSubstr("123456"));
}

TEST_F(Render, AnUnreachedPersonIsNamedWithTheReason) {
    auto failed = notice(NoticeKind::failed, "");
    failed.undelivered = Undelivered{"Иванов И.И.", SendReason::rejected_recipient};
    person_.id = test::controller;
    EXPECT_THAT(render_at({failed}).sent.text,
                HasSubstr("сообщение не доставлено: Иванов И.И.; причина: адрес не принимает сообщений"));
}

TEST_F(Render, AnOutageIsTold) {
    Notice outage;
    outage.row.kind = NoticeKind::outage;
    outage.row.reason = "Система не работала 5 часов; напоминания отправлены одним письмом.";
    const auto made = render_at({outage});
    EXPECT_EQ(made.sent.subject, "система не работала 5 часов; напоминания отправлены одним письмом");
    EXPECT_THAT(made.sent.text, HasSubstr("1. система не работала 5 часов"));
}

TEST_F(Render, AnAmendedPlanIsOneLineWithAllThatChangedUnderIt) {
    Notice amended;
    amended.row.kind = NoticeKind::amended;
    amended.row.reason =
        "План «Дорожная карта» изменён: приказ № 45.\nп. 1 «А & Б»: снято с контроля.\nп. 2 «В»: поручено "
        "вам.";
    const auto made = render_at({amended});
    EXPECT_EQ(made.sent.subject, "план «Дорожная карта» изменён: приказ № 45");
    EXPECT_THAT(made.sent.text, HasSubstr("1. план «Дорожная карта» изменён: приказ № 45\n"
                                          "   – п. 1 «А & Б»: снято с контроля.\n"
                                          "   – п. 2 «В»: поручено вам.\n"));
    EXPECT_THAT(made.sent.html, HasSubstr("– п. 1 «А &amp; Б»: снято с контроля.</div>"));
    person_.language = "en";
    EXPECT_THAT(render_at({amended}).sent.text, HasSubstr("1. the plan was amended\n   – п. 1"));
}

TEST_F(Render, ASubstitutionIsToldInItsOwnWordsInEveryLanguage) {
    Notice stands;
    stands.row.kind = NoticeKind::changed;
    stands.row.reason = "Вы замещаете: Иванова И.И. (приказ № 17). Задач на исполнении — 4.";
    stands.row.planned_at = at("2026-03-25T06:00:00Z");
    const auto made = render_at({stands});
    EXPECT_EQ(made.sent.subject, "вы замещаете: Иванова И.И. (приказ № 17). Задач на исполнении — 4");
    EXPECT_THAT(made.sent.text, HasSubstr("Открыть: https://vekha.example.org/\n"));
    person_.language = "en";
    EXPECT_THAT(render_at({stands}).sent.text, HasSubstr("замещаете: Иванова И.И. (приказ № 17)"));
}

TEST(OneLine, CutsByCharactersAndFoldsWhiteSpace) {
    EXPECT_EQ(one_line("  срок\t\n завтра ", 100), "срок завтра");
    EXPECT_EQ(one_line("абвгд", 3), "абв…");
    EXPECT_EQ(one_line("абв", 3), "абв");
    EXPECT_EQ(one_line("абв г", 3), "абв…");
    EXPECT_EQ(one_line("", 3), "");
}

TEST(InnerSentence, LosesItsCapitalAndItsDot) {
    EXPECT_EQ(inner_sentence("До срока 3 дня."), "до срока 3 дня");
    EXPECT_EQ(inner_sentence("Срок сегодня."), "срок сегодня");
    EXPECT_EQ(inner_sentence("Я"), "Я");
    EXPECT_EQ(inner_sentence("ОО не ответила."), "ОО не ответила");
    EXPECT_EQ(inner_sentence("due today"), "due today");
}

}  // namespace
}  // namespace vekha
