// Seeded mutations of documents and phrases: the same on every machine, a second or two in all. On a failure
// the seed is printed; VEKHA_FUZZ_ROUNDS asks for more.
#include "tests/fuzz/readers.hpp"

#include <array>
#include <cstdlib>
#include <random>
#include <string>

#include <gtest/gtest.h>

#include "tests/notifiers/inbox/mails.hpp"

// Every source of the fuzzers is built here, so that none rots.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace vekha::fuzz {
namespace {

const std::array<std::string, 6> documents{
    "План на 2026 год\n\n№\tМероприятие\tСрок\tИсполнитель\tРезультат\n1.\tСбор\tдо 15 мая\tОтдел, "
    "школа\tПриказ\n\n\tвсех\tпо плану\t\t25%\n"
    "2. Учёба\t\t\t\t\n1.\tКурсы\tежемесячно до 25 числа\tДиректор и завуч\tСписок, 36 часов\n",
    "УТВЕРЖДАЮ\nНачальник Отдела культуры И.П. "
    "Ветрова\n\n**План-график**\n\n\t№\n\tМероприятие\n\tСрок\n\tИсполнитель\n\n\t1\n\tКадры\n\n\t1."
    "1\n\tСбор\nвсех\n\tмай\n\tОтдел\n",
    "Отдел\nПРИКАЗ\nот 12.03.2026 № 7\n2. Назначить координатором Ветрову А.П.\n\n| № | Дело, мероприятие | "
    "Срок | Кто |\n|---|---|---|---|\n| 1 | Пир | I квартал | Все |\n",
    "План\n┌───┬─────┬─────┬─────┐\n│ № │ Мероприятие│ Срок│ Ответственный│\n├───┼─────┼─────┼─────┤\n│ 1 │ "
    "Сбор│ 3 неделя│ Я│\n│   │ всех│ марта│  │\n└───┴─────┴─────┴─────┘\n",
    "<!DOCTYPE html><html><head><meta "
    "charset=utf-8></head><body><nav>Меню</nav><h1>План</h1><table><thead><tr>"
    "<th rowspan=2>№<th>Мероприятие<th>Срок<th>Кто</thead><tr><td>1<td><ol "
    "start=3><li>Сбор<li><s>всех</s></ol>"
    "<td>до 15<sup>1</sup> мая<td rowspan=0>Отдел<table><tr><td>а<td>б</table></table></body></html>",
    "План;;;\n;;;\n№;Мероприятие;Срок;Исполнитель\n1.9;\"Сбор; \"\"всех\"\"\nи каждого\";май;Отдел\n1.1;Пир;"
    "июнь;Все\n\nНачальник;;;Ветрова\n"};

const std::array<std::string, 24> phrases{"До 15 февраля 2026 года",
                                          "Октябрь, декабрь, январь 2026",
                                          "с 25.04 по 08.05.26",
                                          "1 раз в квартал",
                                          "не реже 2 раз в год",
                                          "ежемесячно до 10 числа месяца, следующего за отчетным",
                                          "последняя среда каждого месяца",
                                          "в теч..мес",
                                          "II-III,IV нед.",
                                          "первая половина учебного года",
                                          "07.12-19.20.",
                                          "31.02",
                                          "раз в 14 дней",
                                          "99 раз в год",
                                          "ежегодно, до 29 февраля",
                                          "август/сентябрь",
                                          "далее - постоянно",
                                          "3-4 квартал В течении года",
                                          "по мере необходимости",
                                          "2019-2021",
                                          "0.0.0",
                                          "с 31 по 1 каждого месяца",
                                          "99 квартал",
                                          "366 раз в 366 лет"};

const std::array<std::string, 2> telegram_updates{
    R"({"ok":true,"result":[{"update_id":42,"message":{"message_id":7,"from":{"id":700,"is_bot":false},"chat":{"id":700,"type":"private"},"caption":"Приказ","photo":[{"file_id":"a","width":90,"height":60}],"document":{"file_id":"d","file_name":"отчёт.pdf","file_size":10}}},{"update_id":43,"callback_query":{"id":"1","from":{"id":700},"message":{"chat":{"id":-1001,"type":"supergroup"}},"data":"slot:12:3"}}]})",
    R"({"update_id":44,"message":{"message_id":8,"from":{"id":700},"chat":{"id":-1001,"type":"group"},"text":"/start@vekha_bot K7abc","reply_to_message":{"from":{"is_bot":true}}}})"};

const std::array<std::string, 2> max_updates{
    R"({"updates":[{"update_type":"message_created","timestamp":1,"message":{"sender":{"user_id":101,"is_bot":false},"recipient":{"chat_id":55,"chat_type":"dialog"},"link":{"type":"reply","sender":{"is_bot":true}},"body":{"mid":"mid.1","text":"Отчёт","attachments":[{"type":"image","payload":{"photo_id":77,"url":"https://i.oneme.ru/i"}},{"type":"file","payload":{"url":"https://fd.oneme.ru/f"},"filename":"a/b.pdf","size":5}]}}},{"update_type":"bot_started","timestamp":2,"user":{"user_id":101},"payload":"K7"}],"marker":9001})",
    R"({"update_type":"message_callback","callback":{"callback_id":"cb","payload":"ack:7","user":{"user_id":101}},"message":{"recipient":{"chat_id":-7100,"chat_type":"chat"}}})"};

const std::array<std::string, 19> pieces{"\t",  "\n",      "|",    "<b>",  "**",      "«",   "»",
                                         "\"",  "-",       "2026", "\xD0", "№",       " и ", "раз в ",
                                         "<td", "<table>", "-->",  ";",    "\xFF\xFE"};

template <std::size_t N>
std::string mutated(const std::array<std::string, N>& seeds, std::mt19937& random) {
    const auto pick = [&](std::size_t size) {
        return std::uniform_int_distribution<std::size_t>(0, size - 1)(random);
    };
    std::string text = seeds[pick(N)];
    for (std::size_t n = pick(6) + 1; n > 0; --n) {
        const std::size_t at = pick(text.size() + 1);
        switch (pick(6)) {
            case 0:
                text.erase(at, pick(12));
                break;
            case 1:
                text.insert(at, pieces[pick(pieces.size())]);
                break;
            case 2:
                text.insert(at, seeds[pick(N)].substr(0, pick(60) + 1));
                break;
            case 3:
                if (at < text.size()) text[at] = static_cast<char>(pick(256));
                break;
            case 4:
                text.insert(at, std::to_string(pick(100000)));
                break;
            default:
                text.insert(at, text.substr(pick(text.size() + 1), pick(40)));
                break;
        }
    }
    return text;
}

unsigned rounds(unsigned usual) {
    const char* asked = std::getenv("VEKHA_FUZZ_ROUNDS");
    return asked == nullptr ? usual : static_cast<unsigned>(std::strtoul(asked, nullptr, 10));
}

TEST(Fuzz, documents_come_back_whatever_they_are) {
    for (unsigned seed = 0; seed < rounds(1500); ++seed) {
        std::mt19937 random(seed);
        SCOPED_TRACE(seed);
        const std::string text = '\0' + mutated(documents, random);
        EXPECT_EQ(LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(text.data()), text.size()), 0);
    }
}

TEST(Fuzz, phrases_come_back_whatever_they_are) {
    for (unsigned seed = 0; seed < rounds(3000); ++seed) {
        std::mt19937 random(seed);
        SCOPED_TRACE(seed);
        const std::string text = '\1' + mutated(phrases, random);
        EXPECT_EQ(LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(text.data()), text.size()), 0);
    }
}

TEST(Fuzz, messengers_updates_come_back_whatever_they_are) {
    for (unsigned seed = 0; seed < rounds(2000); ++seed) {
        std::mt19937 random(seed);
        SCOPED_TRACE(seed);
        read_telegram(mutated(telegram_updates, random));
        read_max(mutated(max_updates, random));
    }
}

TEST(Fuzz, addresses_of_webhooks_come_back_whatever_they_are) {
    const std::array<std::string, 8> addresses{"https://sed.example.org:8443/hook?a=b",
                                               "https://[2a02:6b8::1]/in",
                                               "http://10.0.0.7/",
                                               "https://93.184.216.34/",
                                               "https://[::ffff:127.0.0.1]/",
                                               "fd00::/8",
                                               "10.0.0.0/8",
                                               "sed.admin.local"};
    for (unsigned seed = 0; seed < rounds(20'000); ++seed) {
        std::mt19937 random(seed);
        SCOPED_TRACE(seed);
        read_destination(mutated(addresses, random));
    }
}

TEST(Fuzz, answers_come_back_whatever_they_are) {
    const std::array<std::string, 6> answers{
        "slot:12:3", "ack:7", "Перенос до 20 марта, ждём подпись", "Исполнено\nПриказ во вложении",
        "не моё",    "12."};
    for (unsigned seed = 0; seed < rounds(1'000); ++seed) {
        std::mt19937 random(seed);
        SCOPED_TRACE(seed);
        read_answer(mutated(answers, random));
    }
}

TEST(Fuzz, staff_lists_come_back_whatever_they_are) {
    const std::array<std::string, 3> lists{
        "Список;;;\n№;ФИО;Эл. почта;Роль\n1;Иванова Анна Петровна;a@example.org;координатор, "
        "исполнитель\n2;\"Петров\nП.П.\";;\n;МБОУ СОШ № 1;;\n",
        "Фамилия\tИмя\tОтчество\tЛогин\nКим\tАртём\t\tkim\nА.П. Щукина\t\t\t\n",
        "<table><tr><td rowspan=2>ФИО<td>Должность<tr><td>Отдел<tr><td>Иванов-Петров И.<td>директор</table>"};
    for (unsigned seed = 0; seed < rounds(1'000); ++seed) {
        std::mt19937 random(seed);
        SCOPED_TRACE(seed);
        read_staff_list(mutated(lists, random));
    }
}

TEST(Fuzz, mails_come_back_whatever_they_are) {
    const std::array<std::string, 3> mails{test::mail("outlook.eml"), test::mail("bounce_postfix.eml"),
                                           test::mail("phone.eml")};
    for (unsigned seed = 0; seed < rounds(1000); ++seed) {
        std::mt19937 random(seed);
        SCOPED_TRACE(seed);
        read_answer_mail(mutated(mails, random));
    }
}

TEST(Fuzz, requests_come_back_whatever_they_are) {
    const std::array<std::string, 6> requests{
        "GET /at-once HTTP/1.1\r\nHost: a\r\n\r\nHEAD / HTTP/1.1\r\nHost: a\r\n\r\n",
        "POST /a HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n4;a=\"b\"\r\nabcd\r\n0\r\nX: "
        "y\r\n\r\n",
        "PUT /upload HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\nExpect: 100-continue\r\n\r\n0123456789",
        "GET http://a/b?c=%20d HTTP/1.1\r\nHost: a\r\nCookie: a=b\r\nConnection: close\r\n\r\n",
        "POST /a HTTP/1.0\r\nContent-Length: 3\r\nConnection: keep-alive\r\n\r\nabc",
        "OPTIONS * HTTP/1.1\r\nHost: [::1]:80\r\nContent-Length: 0\r\n\r\n"};
    for (unsigned seed = 0; seed < rounds(1'000); ++seed) {
        std::mt19937 random(seed);
        SCOPED_TRACE(seed);
        read_connection(mutated(requests, random));
    }
}

// Shapes that make a careless reader take the square of their size; ctest's time limit is what fails here.
TEST(Fuzz, long_documents_take_time_by_their_length) {
    const auto many = [](std::string_view part, std::size_t count) {
        std::string out;
        for (std::size_t i = 0; i < count; ++i) out += part;
        return out;
    };
    const std::string head = "План\n\n№\tМероприятие\tСрок\tИсполнитель\tРезультат\n1.\t";
    read_document(many("строка слов\n", 100'000));
    read_document(many("строка слов\n\n", 60'000) + head + "Сбор\tмай\tОтдел\tПриказ\n" +
                  many("строка слов\n\n", 60'000));
    read_document(head + "Сбор\tмай\t" + many("Директор школы и ", 1'900) + "\t" + many("25 часов ", 3'000) +
                  "\n");
    read_document(head + "Сбор\t" + many("12.03, ", 250) + "\t" + many("МБОУ СОШ, ", 2'000) + "\t" +
                  many("список для ", 2'500) + "\n");
    read_document(many("\t1\n", 60'000));
    read_document("\t№\n\tМероприятие\n\tСрок\n\tИсполнитель\n" + many("\tслово\n", 30'000));
    read_phrase(many("май, ", 200));
    read_phrase(many("1-", 900));
}

}  // namespace
}  // namespace vekha::fuzz
