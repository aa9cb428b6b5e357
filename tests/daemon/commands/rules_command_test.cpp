// «Всегда так» at the shell: kept by an import, shown by `vekha rules`, forgotten by `vekha rules forget`.
#include <fstream>
#include <sstream>

#include <gmock/gmock.h>

#include "daemon/commands/command.hpp"
#include "tests/support/temp_folder.hpp"

namespace vekha {
namespace {

using ::testing::HasSubstr;

class RulesCommand : public ::testing::Test {
  protected:
    void SetUp() override { ASSERT_EQ(call({"setup"}).code, 0); }

    struct Said {
        int code = 0;
        std::string out, err;
    };
    Said call(std::vector<std::string> words) const {
        words.insert(words.end(), {"--data", data_.path().string()});
        std::ostringstream out, err;
        const int code = commands::run(words, out, err);
        return {code, out.str(), err.str()};
    }
    /// Imports a plan of one row under this title, with the row's decision.
    Said import(const std::string& title, const std::string& decision) const {
        const auto plan = data_ / (title + ".txt");
        std::ofstream(plan) << title << " на 2026 год\n\n"
                            << "№\tМероприятие\tСрок исполнения\tОтветственный\tРезультат\n"
                            << "1\tРемонт крыши\tДо октября 2026 года\tЗавхоз\tПриказ\n";
        const auto decisions = data_ / "decisions.toml";
        std::ofstream(decisions) << "[parties]\n\"Завхоз\" = \"admin\"\n" << decision;
        return call({"import", plan.string(), "--decisions", decisions.string()});
    }

    const testing::TempFolder data_;
};

TEST_F(RulesCommand, WhatWasSaidOnceIsKeptShownAndForgotten) {
    EXPECT_THAT(call({"rules"}).out, HasSubstr("Своих правил чтения нет"));
    EXPECT_EQ(import("План первый", "").code, 3) << "the words may be read otherwise";
    ASSERT_EQ(import("План первый", "[[row]]\nitem = 1\nas_read = true\nalways = true\n").code, 0);
    const auto listed = call({"rules"});
    EXPECT_THAT(listed.out, HasSubstr("1  "));
    EXPECT_THAT(listed.out, HasSubstr("До октября 2026 года"));
    EXPECT_EQ(import("План второй", "").code, 0) << "the same words ask nothing";
    EXPECT_EQ(call({"rules", "forget", "1"}).code, 0);
    EXPECT_EQ(import("План третий", "").code, 3);
}

TEST_F(RulesCommand, TheShippedPacksAreListedWithVersionAndSources) {
    const auto said = call({"rules", "packs"});
    EXPECT_EQ(said.code, 0) << said.err;
    EXPECT_THAT(said.out, HasSubstr("rules/sverdlovsk.toml  «Свердловская область», редакция 2026-11"));
    EXPECT_THAT(said.out, HasSubstr("https://docs.cntd.ru/document/453106005"));
    EXPECT_THAT(said.out, HasSubstr("rules/federal_agency.toml  «Федеральное агентство»"));
    EXPECT_THAT(said.out, HasSubstr("«оперативно»: «весьма срочно» — один рабочий день"));
}

TEST_F(RulesCommand, AnOwnPackIsCheckedBeforeItIsTaken) {
    const auto file = data_ / "own.toml";
    std::ofstream(file)
        << "name = \"Свой\"\nversion = \"1\"\ndue_on_day_off = \"next\"\nbasis = \"приказ\"\n";
    EXPECT_THAT(call({"rules", "check", file.string()}).out, HasSubstr("Набор верен: «Свой», редакция 1"));
    std::ofstream(file, std::ios::app) << "[terms]\nacceptance = 100\n";
    const auto wrong = call({"rules", "check", file.string()});
    EXPECT_EQ(wrong.code, 2);
    EXPECT_THAT(wrong.err, HasSubstr("own.toml:6:14: terms.acceptance"));
}

TEST_F(RulesCommand, AWrongWordOrNumberIsTold) {
    EXPECT_EQ(call({"rules", "drop", "1"}).code, 2);
    EXPECT_EQ(call({"rules", "forget", "первое"}).code, 2);
    const auto missing = call({"rules", "forget", "7"});
    EXPECT_NE(missing.code, 0);
    EXPECT_THAT(missing.err, HasSubstr("Такого правила чтения нет"));
}

}  // namespace
}  // namespace vekha
