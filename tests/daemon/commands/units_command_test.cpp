#include <gmock/gmock.h>

#include "tests/daemon/commands/shell.hpp"

namespace vekha::commands {
namespace {

using ::testing::HasSubstr;

using UnitsCommand = Shell;

TEST_F(UnitsCommand, ATreeIsGrownAndPeopleArePutIntoIt) {
    EXPECT_EQ(call({"units"}).out, "Вне организаций людей: 1\n");
    EXPECT_EQ(call({"units", "add", "municipality", "Заречный район"}).out,
              "№ 1  муниципалитет «Заречный район»\n");
    EXPECT_EQ(call({"units", "add", "school", "СОШ № 1", "--under", "1"}).code, 0);
    EXPECT_EQ(call({"units", "put", "admin", "1"}).code, 0);
    EXPECT_EQ(call({"units"}).out,
              "№ 1  муниципалитет «Заречный район», людей: 1\n    № 2  школа «СОШ № 1», людей: 0\n"
              "Вне организаций людей: 0\n");
    EXPECT_EQ(call({"units", "change", "2", "--name", "Лицей", "--close"}).out,
              "№ 2  школа «Лицей», закрыта\n");
    EXPECT_EQ(call({"units", "grant", "admin", "auditor@unit:1"}).code, 0);
    EXPECT_EQ(call({"units", "put", "admin", "0"}).code, 0);
    EXPECT_THAT(call({"units"}).out, HasSubstr("Вне организаций людей: 1"));
}

TEST_F(UnitsCommand, WhatCantBeIsSaid) {
    EXPECT_THAT(call({"units", "add", "planet", "Марс"}).err, HasSubstr("Неизвестный вид"));
    EXPECT_THAT(call({"units", "add", "department", "Отдел"}).err, HasSubstr("само по себе"));
    EXPECT_THAT(call({"units", "add", "school", "СОШ", "--under", "9"}).err,
                HasSubstr("Такой организации нет"));
    EXPECT_THAT(call({"units", "change", "9"}).err, HasSubstr("Такой организации нет"));
    EXPECT_THAT(call({"units", "put", "nobody", "0"}).err, HasSubstr("nobody"));
    EXPECT_THAT(call({"units", "put", "admin", "x"}).err, HasSubstr("не номер организации"));
    EXPECT_THAT(call({"units", "put", "admin", "9"}).err,
                HasSubstr("Организации, где работает человек, нет"));
    EXPECT_THAT(call({"units", "grant", "admin", "king@unit:1"}).err, HasSubstr("king@unit:1"));
    EXPECT_THAT(call({"units", "grow"}).err, HasSubstr("vekha units"));
}

}  // namespace
}  // namespace vekha::commands
