#include "notifiers/inbox/mail_answer.hpp"

#include <gtest/gtest.h>

#include "notifiers/inbox/mail_words.hpp"
#include "tests/notifiers/inbox/mails.hpp"

namespace vekha::test {
namespace {

ReadMail read(const std::string& name) {
    auto mail_read = read_mail(mail(name));
    if (!mail_read) throw std::runtime_error(describe(mail_read.error()));
    return *mail_read;
}

TEST(MailAnswers, OutlookWritesAboveItsQuotationAndNamesTheFileInPieces) {
    const auto answer = read("outlook.eml");
    EXPECT_EQ(answer.kind, MailKind::answer);
    EXPECT_EQ(answer.from, "oleg@example.org");
    EXPECT_EQ(answer.key, "out1@mail.example.org");
    EXPECT_EQ(answer.words, "Добрый день!\n\nПриказ подписан, прилагаю.");
    ASSERT_EQ(answer.files.size(), 1U);
    EXPECT_EQ(answer.files[0].name, "Приказ № 17 от 02.03.2026.pdf");
    EXPECT_TRUE(answer.files[0].bytes.starts_with("%PDF-1.4"));
    EXPECT_EQ(answer.references.front(), "1.00000000000000aa@example.org");
}

TEST(MailAnswers, MailRuQuotesWithADayAndSignsWithAdvertising) {
    const auto answer = read("mailru.eml");
    EXPECT_EQ(answer.words, "Прошу перенести срок до 15.04.2026: ждём согласования.");
    ASSERT_EQ(answer.files.size(), 1U);
    EXPECT_EQ(answer.files[0].name, "фото стенда.jpg");
}

TEST(MailAnswers, YandexSendsAPageAlone) {
    EXPECT_EQ(read("yandex.eml").words, "Принято.");
}

TEST(MailAnswers, ThunderbirdWithNothingWrittenSaysNothing) {
    EXPECT_EQ(read("thunderbird.eml").words, "");
}

TEST(MailAnswers, WordsBetweenQuotedLinesStay) {
    EXPECT_EQ(read("thunderbird_between.eml").words, "Готово, протокол 3.\nПроведём в четверг.");
}

TEST(MailAnswers, APhoneShowsThePhotoInsideAndItIsAFileAllTheSame) {
    const auto answer = read("phone.eml");
    EXPECT_EQ(answer.words, "Вот фото.");
    ASSERT_EQ(answer.files.size(), 1U);
    EXPECT_EQ(answer.files[0].name, "IMG_0001.jpeg");
}

TEST(MailAnswers, MachinesAreNotTakenForPeople) {
    for (const char* name : {"auto_outlook.eml", "auto_old.eml", "auto_precedence.eml", "receipt.eml"})
        EXPECT_EQ(read(name).kind, MailKind::auto_reply) << name;
}

TEST(MailAnswers, ABounceSaysWhoWasNotReachedAndWhetherForGood) {
    for (const char* name :
         {"bounce_postfix.eml", "bounce_exchange.eml", "bounce_yandex.eml", "bounce_plain.eml"}) {
        const auto bounce = read(name);
        EXPECT_EQ(bounce.kind, MailKind::bounce) << name;
        ASSERT_EQ(bounce.failed.size(), 1U) << name;
        EXPECT_EQ(bounce.failed[0].address, "oleg@example.org") << name;
        EXPECT_TRUE(bounce.failed[0].permanent) << name;
        EXPECT_TRUE(bounce.failed[0].given_up) << name;
    }
    EXPECT_EQ(read("bounce_exchange.eml").failed[0].status, "5.1.10");
    EXPECT_EQ(read("bounce_plain.eml").failed[0].status, "5.1.1");
}

TEST(MailAnswers, ADelayIsNoFailure) {
    const auto bounce = read("bounce_delayed.eml");
    ASSERT_EQ(bounce.failed.size(), 1U);
    EXPECT_FALSE(bounce.failed[0].given_up);
    EXPECT_FALSE(bounce.failed[0].permanent);
}

TEST(MailAnswers, OfABounceTheOriginalsTagIsFound) {
    for (const char* name : {"bounce_postfix.eml", "bounce_exchange.eml"}) {
        const auto bounce = read(name);
        EXPECT_EQ(bounce.references.front(), "1.00000000000000aa@example.org") << name;
        EXPECT_EQ(bounce.recipients.back(), "otvet+tag@example.org") << name;
    }
}

TEST(MailAnswers, WithoutAMessageIdTheMailItselfIsTheKey) {
    const auto first = read_mail("From: a@example.org\r\n\r\nодин\r\n");
    const auto second = read_mail("From: a@example.org\r\n\r\nдва\r\n");
    ASSERT_TRUE(first && second);
    EXPECT_TRUE(first->key.starts_with("sha256:"));
    EXPECT_NE(first->key, second->key);
}

TEST(MailAnswers, SeveralSendersAreNobody) {
    EXPECT_EQ(read_mail("From: a@example.org, b@example.org\r\n\r\nx\r\n")->from, "");
}

std::string with_file(const std::string& name, const std::string& more = "", const std::string& body = "x") {
    return "From: a@example.org\r\nMessage-ID: <f@x>\r\nMIME-Version: 1.0\r\n"
           "Content-Type: multipart/mixed; boundary=b\r\n\r\n"
           "--b\r\nContent-Type: text/plain\r\n\r\nвот\r\n"
           "--b\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; filename=\"" +
           name + "\"" + more + "\r\n\r\n" + body + "\r\n--b--\r\n";
}

TEST(HostileMail, ProgramsAreNotKeptAndThatIsSaid) {
    const auto answer = read_mail(with_file("приказ.pdf.exe"));
    ASSERT_TRUE(answer);
    EXPECT_TRUE(answer->files.empty());
    ASSERT_EQ(answer->lost_files.size(), 1U);
    EXPECT_NE(answer->lost_files[0].find("приказ.pdf.exe: "), std::string::npos);
}

TEST(HostileMail, AFolderInAFileNameIsNoPlaceToWriteTo) {
    EXPECT_EQ(read_mail(with_file("../../etc/cron.d/акт.txt"))->files[0].name, "акт.txt");
    EXPECT_EQ(read_mail(with_file("C:\\\\temp\\\\акт.txt"))->files[0].name, "акт.txt");
    EXPECT_EQ(read_mail(with_file(".."))->files[0].name, "файл");
}

TEST(HostileMail, AnAnnouncedFileOfTwoGigabytesIsNotWaitedFor) {
    const auto answer = read_mail(with_file("скан.pdf", "; size=2147483648"));
    ASSERT_TRUE(answer);
    EXPECT_TRUE(answer->files.empty());
    EXPECT_EQ(answer->lost_files, std::vector<std::string>{"скан.pdf: больше 50 МБ"});
}

TEST(HostileMail, MoreFilesThanAPersonSendsAreNamedAsLost) {
    std::string bytes = "From: a@example.org\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n";
    for (int at = 0; at < 12; ++at)
        bytes += "--b\r\nContent-Type: application/pdf; name=" + std::to_string(at) + ".pdf\r\n\r\nx\r\n";
    const auto answer = read_mail(bytes + "--b--\r\n");
    EXPECT_EQ(answer->files.size(), 10U);
    EXPECT_EQ(answer->lost_files.size(), 2U);
}

TEST(HostileMail, TenThousandPartsAreRefusedWhole) {
    std::string bytes = "From: a@example.org\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n";
    for (int at = 0; at < 10'000; ++at) bytes += "--b\r\n\r\nx\r\n";
    const auto answer = read_mail(bytes + "--b--\r\n");
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().fault, Fault::too_large);
}

TEST(HostileMail, AMillionPartsCostNoTree) {
    std::string bytes = "From: a@example.org\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n";
    for (int at = 0; at < 1'000'000; ++at) bytes += "--b\r\n\r\n";
    EXPECT_EQ(read_mail(bytes).error().fault, Fault::too_large);
}

TEST(HostileMail, AHundredPartsInsideOneAnotherAreRefused) {
    for (const int levels : {100, 5'000}) {
        std::string bytes = "From: a@example.org\r\n";
        for (int at = 0; at < levels; ++at) {
            const std::string boundary = "b" + std::to_string(at);
            bytes += "Content-Type: multipart/mixed; boundary=" + boundary + "\r\n\r\n--" + boundary + "\r\n";
        }
        EXPECT_EQ(read_mail(bytes + "\r\nx\r\n").error().fault, Fault::too_large) << levels;
    }
}

TEST(HostileMail, MailsInsideMailsAreRefusedToo) {
    std::string bytes = "From: a@example.org\r\n";
    for (int at = 0; at < 100; ++at) bytes += "Content-Type: message/rfc822\r\n\r\nFrom: b@example.org\r\n";
    EXPECT_EQ(read_mail(bytes + "\r\nx\r\n").error().fault, Fault::too_large);
}

TEST(HostileMail, AHeaderWithoutEndIsRefused) {
    EXPECT_EQ(read_mail("Subject: " + std::string(1024 * 1024, 'x')).error().fault, Fault::too_large);
}

TEST(HostileMail, WhatIsNoMailIsNoAnswer) {
    for (const std::string& bytes : {std::string(), std::string("\0\0\0", 3), std::string("\r\n\r\n")}) {
        const auto answer = read_mail(bytes);
        EXPECT_TRUE(!answer || answer->from.empty());
    }
}

TEST(MailWords, TheyAreCutBetweenLetters) {
    EXPECT_EQ(own_words("ааа", 5), "аа");
    EXPECT_EQ(own_words("ааа", 6), "ааа");
}

TEST(MailWords, ATimeInASentenceIsNoQuotation) {
    EXPECT_EQ(own_words("Совещание 12.10.2026 в 10:00, повестка:\n1. Итоги", 1000),
              "Совещание 12.10.2026 в 10:00, повестка:\n1. Итоги");
}

TEST(MailWords, AHeadingBrokenInTwoEndsTheWordsAsWell) {
    EXPECT_EQ(own_words("Сделано.\n\nпн, 2 мар. 2026 г. в 09:00, Веха <vekha@example.org\n>:\n> текст", 1000),
              "Сделано.");
}

}  // namespace
}  // namespace vekha::test
