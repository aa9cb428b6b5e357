// What bots are told, in the shapes of both messengers' own descriptions.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "notifiers/inbox/max_updates.hpp"
#include "notifiers/inbox/telegram_updates.hpp"

namespace vekha {

/// Makes a failed comparison readable.
inline void PrintTo(const Update& update, std::ostream* out) {
    *out << update.key << " of " << update.sender << " in " << update.chat << ": " << update.words;
}

namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

std::string telegram(const std::string& update) {
    return R"({"ok":true,"result":[)" + update + "]}";
}
std::string max(const std::string& update, const std::string& more = {}) {
    return R"({"updates":[)" + update + "]" + more + "}";
}

constexpr const char* private_chat = R"("from":{"id":700,"is_bot":false,"first_name":"Олег"},
    "chat":{"id":700,"type":"private"},"date":1774944000)";
constexpr const char* group_chat = R"("from":{"id":700,"is_bot":false,"first_name":"Олег"},
    "chat":{"id":-1001,"type":"supergroup","title":"Школы"},"date":1774944000)";

TEST(TelegramUpdates, AWordInAPrivateChatIsThePersons) {
    const auto read = read_telegram_updates(telegram(R"({"update_id":42,"message":{"message_id":7,)" +
                                                     std::string(private_chat) + R"(,"text":"Сделано"}})"));
    ASSERT_TRUE(read);
    Update wanted;
    wanted.key = "42";
    wanted.sender = wanted.chat = "700";
    wanted.words = "Сделано";
    EXPECT_THAT(read->updates, ElementsAre(wanted));
    EXPECT_EQ(read->next, 43);
}

TEST(TelegramUpdates, APressCarriesItsTokenAndWhomToTellThatItWasHeard) {
    const auto read = read_telegram_updates(telegram(
        R"({"update_id":43,"callback_query":{"id":"4382bfdwdsb323b2d9","from":{"id":700,"is_bot":false,"first_name":"О"},
        "message":{"message_id":7,"chat":{"id":-1001,"type":"supergroup"},"date":0},"chat_instance":"1","data":"slot:12:3"}})"));
    ASSERT_TRUE(read);
    ASSERT_THAT(read->updates, SizeIs(1));
    const Update& press = read->updates[0];
    EXPECT_EQ(press.pressed, (AnswerToken{AnswerVerb::slot, TaskId{12}, 3}));
    EXPECT_EQ(press.callback, "4382bfdwdsb323b2d9");
    EXPECT_EQ(press.sender, "700") << "in a group the presser counts";
    EXPECT_EQ(press.chat, "-1001");
}

TEST(TelegramUpdates, TheLargestPhotographAndADocumentAreFilesAndTheCaptionIsTheWords) {
    const auto read = read_telegram_updates(telegram(R"({"update_id":1,"message":{"message_id":7,)" +
                                                     std::string(private_chat) + R"(,"caption":"Приказ",
        "photo":[{"file_id":"small","file_unique_id":"a","width":90,"height":60,"file_size":1000},
                 {"file_id":"large","file_unique_id":"b","width":1280,"height":853,"file_size":90000},
                 {"file_id":"middle","file_unique_id":"c","width":320,"height":213,"file_size":9000}]}},
        {"update_id":2,"message":{"message_id":8,)" + std::string(private_chat) +
                                                     R"(,
        "document":{"file_id":"doc","file_unique_id":"d","file_name":"../../отчёт за\tмай.pdf",
                    "mime_type":"application/pdf","file_size":2147483648}}})"));
    ASSERT_TRUE(read);
    ASSERT_THAT(read->updates, SizeIs(2));
    EXPECT_EQ(read->updates[0].words, "Приказ");
    EXPECT_THAT(read->updates[0].files, ElementsAre(OfferedFile{"Фото 7.jpg", "image/jpeg", 90000, "large"}));
    EXPECT_THAT(read->updates[1].files,
                ElementsAre(OfferedFile{"отчёт за май.pdf", "application/pdf", 2147483648, "doc"}));
}

TEST(TelegramUpdates, ACommandIsACodeOrAskForHelp) {
    const auto words = [](const std::string& text) {
        const auto read =
            read_telegram_updates(telegram(R"({"update_id":1,"message":{"message_id":7,)" +
                                           std::string(private_chat) + R"(,"text":")" + text + "\"}}"));
        return read->updates.at(0).start + "|" + read->updates.at(0).words;
    };
    EXPECT_EQ(words("/start K7-abc_9"), "K7-abc_9|");
    EXPECT_EQ(words("/start"), "|Помощь");
    EXPECT_EQ(words("/help@vekha_bot"), "|Помощь");
    EXPECT_EQ(words("/что-то"), "|/что-то");
    EXPECT_EQ(words("/start " + std::string(1000, 'x')), "|Помощь") << "no code is so long";
}

TEST(TelegramUpdates, InAGroupOnlyAnAnswerToABotIsMeantForIt) {
    const auto said = [](const std::string& more) {
        return read_telegram_updates(telegram(R"({"update_id":1,"message":{"message_id":7,)" +
                                              std::string(group_chat) + R"(,"text":"Сделано")" + more + "}}"))
            ->updates.size();
    };
    EXPECT_EQ(said(""), 0U);
    EXPECT_EQ(said(R"(,"reply_to_message":{"message_id":1,"from":{"id":5,"is_bot":false}})"), 0U);
    EXPECT_EQ(said(R"(,"reply_to_message":{"message_id":1,"from":{"id":42,"is_bot":true}})"), 1U);
}

TEST(TelegramUpdates, WhatSaysNothingIsSkippedAndCounted) {
    const auto all = read_telegram_updates(telegram(
        R"({"update_id":1,"poll":{"id":"1"}},{"update_id":2,"edited_message":{"message_id":1}},
           {"update_id":4,"message":{"message_id":7,"from":{"id":5,"is_bot":true},"chat":{"id":5,"type":"private"},"text":"x"}},
           {"update_id":5,"callback_query":{"id":"1","from":{"id":700},"data":"drop table"}},
           {"update_id":6,"message":[]},7,{"update_id":"8"},{"update_id":-9})"));
    ASSERT_TRUE(all);
    EXPECT_THAT(all->updates, IsEmpty());
    EXPECT_EQ(all->skipped, 8U);
    EXPECT_EQ(all->next, 7) << "they are not asked for again";
}

TEST(TelegramUpdates, WhatIsNoAnswerOfTheApiIsToldWithItsPlace) {
    EXPECT_EQ(read_telegram_updates(R"({"ok":true,"result":)").error().fault, Fault::invalid_input);
    EXPECT_EQ(read_telegram_updates(R"({"ok":tru)").error().where, "байт 9");
    EXPECT_EQ(read_telegram_updates(R"({"ok":true})").error().where, "result");
    EXPECT_EQ(read_telegram_updates("[]").error().where, "result");
    EXPECT_EQ(read_telegram_hook(R"({"message":{}})").error().where, "update_id");
    EXPECT_EQ(read_telegram_hook(std::string(100'000, '[')).error().fault, Fault::invalid_input);
    EXPECT_EQ(read_telegram_hook(std::string(5'000'000, ' ')).error().fault, Fault::too_large);
    EXPECT_EQ(read_telegram_hook("{\"update_id\":1,\"message\":{\"text\":\"\xff\"}}").error().fault,
              Fault::invalid_input)
        << "no UTF-8";
}

constexpr const char* dialogue = R"("sender":{"user_id":101,"first_name":"Олег","is_bot":false},
    "recipient":{"chat_id":55,"chat_type":"dialog","user_id":9},"timestamp":1774944000000)";

TEST(MaxUpdates, AWordAndItsFilesAreThePersons) {
    const auto read = read_max_updates(
        max(R"({"update_type":"message_created","timestamp":1,"message":{)" + std::string(dialogue) + R"(,
        "body":{"mid":"mid.1","seq":1,"text":"Отчёт","attachments":[
          {"type":"image","payload":{"photo_id":77,"token":"t","url":"https://i.oneme.ru/i?r=1"}},
          {"type":"file","payload":{"url":"https://fd.oneme.ru/getfile?sig=2","token":"t"},"filename":"приказ.pdf","size":1234},
          {"type":"sticker","payload":{"url":"https://i.oneme.ru/s","code":"1"}},
          {"type":"location","latitude":1.5,"longitude":2}]}}})",
            R"(,"marker":9001)"));
    ASSERT_TRUE(read);
    Update wanted;
    wanted.key = "mid.1";
    wanted.sender = wanted.chat = "101";
    wanted.words = "Отчёт";
    wanted.files = {{"Фото 77", "", 0, "https://i.oneme.ru/i?r=1"},
                    {"приказ.pdf", "", 1234, "https://fd.oneme.ru/getfile?sig=2"}};
    EXPECT_THAT(read->updates, ElementsAre(wanted));
    EXPECT_EQ(read->next, 9001);
}

TEST(MaxUpdates, APressInAGroupIsThePressersAndIsAnsweredInTheGroup) {
    const auto read = read_max_updates(max(
        R"({"update_type":"message_callback","timestamp":1,
        "callback":{"timestamp":1,"callback_id":"cb.1","payload":"ack:7","user":{"user_id":101,"is_bot":false}},
        "message":{"recipient":{"chat_id":-7100,"chat_type":"chat","user_id":null},"timestamp":1,"body":{"mid":"m","seq":1,"text":""}}})"));
    ASSERT_TRUE(read);
    ASSERT_THAT(read->updates, SizeIs(1));
    EXPECT_EQ(read->updates[0].key, "cb.1");
    EXPECT_EQ(read->updates[0].sender, "101");
    EXPECT_EQ(read->updates[0].chat, "-7100");
    EXPECT_EQ(read->updates[0].pressed, (AnswerToken{AnswerVerb::acknowledge, TaskId{7}, 0}));
    EXPECT_EQ(read->next, std::nullopt);
}

TEST(MaxUpdates, ALinkWithACodeBeginsTheDialogue) {
    const auto read = read_max_hook(
        R"({"update_type":"bot_started","timestamp":1774944000123,"chat_id":55,"user":{"user_id":101,"is_bot":false},"payload":"K7abc"})");
    ASSERT_TRUE(read);
    ASSERT_THAT(read->updates, SizeIs(1));
    EXPECT_EQ(read->updates[0].start, "K7abc");
    EXPECT_EQ(read->updates[0].chat, "101");
    EXPECT_EQ(read->updates[0].key, "started:101:1774944000123");
    const auto bare = read_max_hook(
        R"({"update_type":"bot_started","timestamp":1,"chat_id":55,"user":{"user_id":101},"payload":null})");
    EXPECT_EQ(bare->updates.at(0).words, "Помощь");
}

TEST(MaxUpdates, InAGroupOnlyAnAnswerToABotIsMeantForIt) {
    const auto said = [](const std::string& link) {
        return read_max_hook(
                   R"({"update_type":"message_created","timestamp":1,"message":{"sender":{"user_id":101,"is_bot":false},
                   "recipient":{"chat_id":-7100,"chat_type":"chat"},"timestamp":1,)" +
                   link + R"("body":{"mid":"m","seq":1,"text":"Сделано"}}})")
            ->updates.size();
    };
    EXPECT_EQ(said(""), 0U);
    EXPECT_EQ(said(R"("link":{"type":"forward","sender":{"user_id":9,"is_bot":true}},)"), 0U);
    EXPECT_EQ(said(R"("link":{"type":"reply","sender":{"user_id":9,"is_bot":true}},)"), 1U);
}

TEST(MaxUpdates, WhatIsNoAnswerOfTheApiIsToldWithItsPlaceAndOneBadUpdateHoldsUpNone) {
    EXPECT_EQ(read_max_updates("{}").error().where, "updates");
    EXPECT_EQ(read_max_updates("{\"updates\":").error().fault, Fault::invalid_input);
    EXPECT_EQ(read_max_hook("{}").error().where, "update_type");
    EXPECT_EQ(read_max_hook(std::string(100'000, '[')).error().fault, Fault::invalid_input);
    const auto read = read_max_updates(
        max(R"({},1,{"update_type":"chat_title_changed","title":"x"},{"update_type":"message_created"},
            {"update_type":"message_callback","callback":{"callback_id":"c","payload":"nonsense","user":{"user_id":1}}},
            {"update_type":"message_created","message":{"sender":{"user_id":5,"is_bot":true},)"
            R"("recipient":{"chat_type":"dialog"},"body":{"mid":"m","text":"x"}}})",
            R"(,"marker":5)"));
    ASSERT_TRUE(read);
    EXPECT_THAT(read->updates, IsEmpty());
    EXPECT_EQ(read->skipped, 6U);
    EXPECT_EQ(read->next, 5);
}

}  // namespace
}  // namespace vekha
