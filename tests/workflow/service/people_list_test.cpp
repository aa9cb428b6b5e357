#include "workflow/service/people_list.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/office.hpp"
#include "workflow/service/people_reading.hpp"
#include "workflow/service/units.hpp"

namespace vekha {
namespace {

using test::must;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

/// A district with two schools, and people in both.
class PeopleListTest : public testing::Test {
  protected:
    PeopleListTest() {
        district = unit("Управление образования", {}, UnitKind::municipality);
        first = unit("МБОУ СОШ № 1", district, UnitKind::school);
        second = unit("МБОУ СОШ № 2", district, UnitKind::school);
        add("boss", "Крылов Олег Игоревич", district, {Duty::administrator});
        add("ivanova.a", "Иванова Анна Петровна", first, {Duty::executor});
        add("petrov.p", "Петров П.П.", second, {Duty::executor});
    }

    UnitId unit(const std::string& name, UnitId parent, UnitKind kind) {
        Unit made;
        made.parent = parent;
        made.kind = kind;
        made.name = name;
        return must(save_unit(*office.store, PersonId{}, made, office.now)).id;
    }
    void add(const std::string& login, const std::string& name, UnitId unit, std::vector<Duty> duties) {
        auto entry = test::person(login, std::move(duties));
        entry.person.name = name;
        entry.person.unit = unit;
        must(save_people(*office.store, PersonId{}, {{entry}, {}}, office.now));
    }
    Person kept(std::string_view login) {
        return must(read_as<Person>(*office.store, [&](ReadView& view) -> Result<Person> {
            return view.person_by_login(login).value().value();
        }));
    }
    Result<PeoplePlan> plan(const std::string& csv, const PeopleChoices& choices = {},
                            const std::string& as = "") {
        table = must(read_people_file(csv));
        return read_as<PeoplePlan>(
            *office.store, [&](ReadView& view) { return plan_people(view, actor(as), table, choices); });
    }
    Result<PeopleImportOutcome> import(const std::string& csv, const PeopleChoices& choices = {},
                                       const std::string& as = "") {
        const auto looked = must(plan(csv, choices, as));
        return import_people(*office.store, actor(as), table, choices, looked.digest, office.now);
    }
    PersonId actor(const std::string& login) { return login.empty() ? PersonId{} : office.id(login); }

    /// «added ivanova.a» for each row, with the reason's field where there is one.
    static std::vector<std::string> lines(const PeoplePlan& plan) {
        std::vector<std::string> lines;
        for (const auto& row : plan.rows)
            lines.push_back(std::string(name(row.standing)) + " " +
                            (row.reason.message.empty() ? row.after.login : row.reason.where));
        return lines;
    }

    test::Office office;
    UnitId district, first, second;
    PeopleTable table;
};

const std::string heading = "ФИО;Должность;Организация;Эл. почта;Роль\n";

TEST_F(PeopleListTest, LookingSaysWhatWouldChangeAndChangesNothing) {
    const auto before = office.store->revision();
    const auto looked =
        must(plan(heading + "Иванова Анна Петровна;завуч;МБОУ СОШ №1;ivanova.a@example.org;\n"
                            "Петров П.П.;;мбоу «сош № 2»;;\n"
                            "Новикова Вера Ильинична;директор;МБОУ СОШ № 2;nv@example.org;координатор\n"));
    EXPECT_THAT(lines(looked), ElementsAre("changed ivanova.a", "unchanged petrov.p", "added novikova.v"));
    EXPECT_THAT(looked.rows[0].changes, ElementsAre(PersonChange{"position", "", "завуч"}));
    EXPECT_EQ(looked.rows[2].after.unit, second);
    EXPECT_EQ(looked.rows[2].after.duties, std::vector{Duty::controller});
    EXPECT_EQ(office.store->revision(), before);
}

TEST_F(PeopleListTest, TakingItOverSavesAllAndTheJournalHasEachPerson) {
    const std::string csv = heading +
                            "Иванова Анна Петровна;завуч;МБОУ СОШ № 1;;\n"
                            "Новикова Вера Ильинична;директор;МБОУ СОШ № 2;nv@example.org;\n";
    const auto done = must(import(csv));
    EXPECT_EQ(done.saved.added, 1U);
    EXPECT_EQ(done.saved.changed, 1U);
    ASSERT_EQ(done.added.size(), 1U);
    EXPECT_EQ(done.added[0].login, "novikova.v");
    EXPECT_EQ(kept("ivanova.a").position, "завуч");
    EXPECT_EQ(kept("ivanova.a").email, "ivanova.a@example.org") << "an empty cell takes nothing away";
    const auto journal = must(read_as<std::vector<JournalEntry>>(
        *office.store, [](ReadView& view) { return view.journal(1, 1'000); }));
    EXPECT_EQ(journal.back().type, "person_saved");
    EXPECT_THAT(lines(must(plan(csv))), ElementsAre("unchanged ivanova.a", "unchanged novikova.v"))
        << "the same list again changes nothing";
}

TEST_F(PeopleListTest, ReadsTheFileThatAnOfficeSaves) {
    // «ФИО;Эл. почта» and one person, in Windows-1251: two columns are a list too.
    const std::string bytes =
        "\xD4\xC8\xCE;\xDD\xEB. \xEF\xEE\xF7\xF2\xE0\r\n"
        "\xD1\xE5\xF0\xE3\xE5\xE5\xE2\xE0 \xC2\xE5\xF0\xE0 "
        "\xC8\xEB\xFC\xE8\xED\xE8\xF7\xED\xE0;vera@example.org\r\n";
    const auto looked = must(plan(bytes));
    EXPECT_THAT(lines(looked), ElementsAre("added sergeeva.v"));
    EXPECT_EQ(looked.rows[0].after.name, "Сергеева Вера Ильинична");
    EXPECT_EQ(looked.rows[0].after.email, "vera@example.org");
    EXPECT_THAT(looked.remarks, ElementsAre(HasSubstr("Windows-1251")));
}

TEST_F(PeopleListTest, AnOrganizationThatIsNotThereIsADoubtWithThoseNearIt) {
    const std::string csv = heading + "Новикова В.И.;;СОШ № 1 г. Энска;;\nЗимин О.О.;;Дворец творчества;;\n";
    const auto looked = must(plan(csv));
    EXPECT_THAT(lines(looked), ElementsAre("doubtful organization", "doubtful organization"));
    EXPECT_THAT(looked.rows[0].units, ElementsAre(first));
    EXPECT_THAT(looked.rows[1].units, IsEmpty());
    const auto refused = import(csv);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().fault, Fault::undecided);
    EXPECT_EQ(refused.error().where, "строка 2");

    PeopleChoices choices;
    choices.rows[1].unit = first;
    choices.create_units = true;
    choices.under = district;
    const auto done = must(import(csv, choices));
    EXPECT_THAT(done.units, ElementsAre("Дворец творчества"));
    EXPECT_EQ(kept("novikova.v").unit, first);
    const auto made = must(read_as<std::vector<Unit>>(*office.store, [](ReadView& v) { return v.units(); }));
    EXPECT_EQ(kept("zimin.o").unit, made.back().id);
    EXPECT_EQ(made.back().parent, district);
    EXPECT_EQ(made.back().kind, UnitKind::institution);
}

TEST_F(PeopleListTest, ANamesakeIsAskedAbout) {
    const std::string csv = heading + "Иванова А.П.;;МБОУ СОШ № 1;;\nПетров П.П.;;МБОУ СОШ № 1;;\n";
    const auto looked = must(plan(csv));
    EXPECT_THAT(lines(looked), ElementsAre("doubtful name", "doubtful name"));
    EXPECT_EQ(looked.rows[1].alike.at(0).login, "petrov.p") << "of the other school";
    PeopleChoices choices;
    choices.rows[1].person = office.id("ivanova.a");
    choices.rows[2].person = PersonId{};
    const auto chosen = must(plan(csv, choices));
    EXPECT_THAT(lines(chosen), ElementsAre("unchanged ivanova.a", "added petrov.pp"));
    EXPECT_EQ(chosen.rows[0].after.name, "Иванова Анна Петровна") << "initials take no full name away";
}

TEST_F(PeopleListTest, ALoginTellsWhoItIs) {
    const auto looked =
        must(plan("Логин;ФИО;Должность\n"
                  "PETROV.P;Петров Пётр Павлович;директор\n"
                  "ivanova.a;Смирнова Ольга;завуч\n"
                  "Плохой логин;Белов А.А.;учитель\n"
                  "belov;Белов А.А.;учитель\n"
                  "belov;Чернов А.А.;учитель\n"));
    EXPECT_THAT(lines(looked), ElementsAre("changed petrov.p", "doubtful login", "refused login",
                                           "added belov", "refused login"));
    EXPECT_EQ(looked.rows[0].after.name, "Петров Пётр Павлович");
    EXPECT_THAT(looked.rows[1].reason.message, HasSubstr("Иванова Анна Петровна"));
}

TEST_F(PeopleListTest, WhoStandsTwiceIsTakenOnce) {
    const auto looked = must(plan(heading + "Новикова В.И.;;МБОУ СОШ № 1;n@example.org;\n"
                                            "Новикова В.И.;;МБОУ СОШ № 1;;\n"
                                            "Петров П.П.;;МБОУ СОШ № 2;n@example.org;\n"
                                            "Петров П.П.;;;;\n"));
    EXPECT_THAT(lines(looked),
                ElementsAre("added novikova.v", "refused name", "changed petrov.p", "refused name"));
    EXPECT_THAT(looked.rows[1].reason.message, HasSubstr("строка 2"));
    EXPECT_THAT(looked.rows[2].remarks, ElementsAre(HasSubstr("Та же почта")));
}

TEST_F(PeopleListTest, WordsThatCantBeKeptAreRefusedWithTheirField) {
    const auto looked =
        must(plan("ФИО;Эл. почта;Роль;Telegram;MAX\n"
                  "Белов А.А.;не знаю;;;\n"
                  "Чернов А.А.;a@example.org, b@example.org;;;\n"
                  "Серов А.А.;;завхоз;;\n"
                  "Зимин О.О.;;;@zimin;-123\n"
                  ";z@example.org;;;\n"));
    EXPECT_THAT(lines(looked), ElementsAre("refused email", "refused email", "refused role", "added zimin.o",
                                           "refused name"));
    EXPECT_THAT(looked.rows[3].remarks, ElementsAre(HasSubstr("@zimin")));
    EXPECT_EQ(looked.rows[3].after.max, "-123");
    PeopleChoices choices;
    choices.rows[1].cells[PeopleField::email] = "belov@example.org";
    choices.rows[2].skip = true;
    choices.rows[3].cells[PeopleField::role] = "наблюдатель";
    choices.skip_refused = true;
    const auto done =
        must(import("ФИО;Эл. почта;Роль;Telegram;MAX\n"
                    "Белов А.А.;не знаю;;;\n"
                    "Чернов А.А.;a@example.org, b@example.org;;;\n"
                    "Серов А.А.;;завхоз;;\n"
                    ";z@example.org;;;\n",
                    choices));
    EXPECT_EQ(done.saved.added, 2U);
    EXPECT_EQ(done.skipped, 2U);
    EXPECT_EQ(kept("belov.a").email, "belov@example.org");
}

TEST_F(PeopleListTest, WhoIsMissingIsListedAndDismissedOnlyByChoice) {
    add("zimin", "Зимин О.О.", first, {Duty::executor});
    const std::string csv = heading + "Иванова Анна Петровна;завуч;МБОУ СОШ № 1;;\n";
    const auto looked = must(plan(csv));
    ASSERT_EQ(looked.missing.size(), 1U) << "the other school is no matter of this list";
    EXPECT_EQ(looked.missing[0].person.login, "zimin");
    must(import(csv));
    EXPECT_TRUE(kept("zimin").active);

    PeopleChoices choices;
    choices.dismiss = {"zimin"};
    const auto done = must(import(csv, choices));
    EXPECT_EQ(done.dismissed, 1U);
    EXPECT_EQ(done.saved.changed, 0U);
    EXPECT_FALSE(kept("zimin").active);
    choices.dismiss = {"petrov.p"};
    EXPECT_EQ(plan(csv, choices).error().where, "dismiss");
}

TEST_F(PeopleListTest, WhoComesBackIsAskedAboutUnlessTheLoginSaysIt) {
    auto gone = kept("petrov.p");
    gone.active = false;
    must(save_people(*office.store, PersonId{}, {{{gone, {}}}, {}}, office.now));
    EXPECT_THAT(lines(must(plan(heading + "Петров П.П.;;МБОУ СОШ № 2;;\n"))), ElementsAre("doubtful name"));
    const auto back = must(plan("ФИО;Логин\nПетров П.П.;petrov.p\n"));
    EXPECT_THAT(lines(back), ElementsAre("changed petrov.p"));
    EXPECT_THAT(back.rows[0].changes, ElementsAre(PersonChange{"active", "нет", "да"}));
}

TEST_F(PeopleListTest, IsNotTakenOverWherePeopleChangedMeanwhile) {
    const std::string csv = heading + "Иванова Анна Петровна;завуч;МБОУ СОШ № 1;;\n";
    const auto looked = must(plan(csv));
    auto changed = kept("ivanova.a");
    changed.position = "директор";
    must(save_people(*office.store, PersonId{}, {{{changed, {}}}, {}}, office.now));
    const auto refused = import_people(*office.store, PersonId{}, table, {}, looked.digest, office.now);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().fault, Fault::conflict);
    EXPECT_EQ(kept("ivanova.a").position, "директор");
}

TEST_F(PeopleListTest, AnAdministratorOfOneSchoolKeepsItsPeopleAlone) {
    add("school", "Школьникова И.И.", first, {Duty::administrator});
    const std::string csv = heading +
                            "Новикова В.И.;;МБОУ СОШ № 1;;\n"
                            "Орлова В.И.;;МБОУ СОШ № 2;;\n"
                            "Белова В.И.;;Управление образования;;\n"
                            "Совина В.И.;;;;координатор\n";
    const auto looked = must(plan(csv, {}, "school"));
    EXPECT_EQ(looked.rows[0].standing, PeopleRowStanding::added);
    EXPECT_EQ(looked.rows[1].standing, PeopleRowStanding::refused);
    EXPECT_EQ(looked.rows[2].standing, PeopleRowStanding::refused);
    EXPECT_EQ(looked.rows[3].after.unit, first) << "where no organization is named";
    const auto others = must(plan("ФИО;Логин\nПетров П.П.;petrov.p\n", {}, "school"));
    EXPECT_EQ(others.rows[0].standing, PeopleRowStanding::refused);
    EXPECT_THAT(others.rows[0].reason.message, HasSubstr("занят в другой организации"));
    for (const auto& row : looked.rows) EXPECT_THAT(row.alike, IsEmpty());
    EXPECT_EQ(plan(csv, {}, "ivanova.a").error().fault, Fault::forbidden);
}

TEST_F(PeopleListTest, AControllerLoadsExecutorsAndNobodyMore) {
    add("irma", "Климова И.И.", {}, {Duty::controller});
    const auto looked = must(plan(heading + "Новикова В.И.;;;;\nОрлова В.И.;;;;администратор\n", {}, "irma"));
    EXPECT_EQ(looked.rows[0].standing, PeopleRowStanding::added);
    EXPECT_EQ(looked.rows[1].standing, PeopleRowStanding::refused);
}

TEST_F(PeopleListTest, ChoicesAboutWhatIsNotThereAreRefused) {
    const std::string csv = heading + "Новикова В.И.;;МБОУ СОШ № 1;;\n";
    PeopleChoices choices;
    choices.rows[2].skip = true;
    EXPECT_EQ(plan(csv, choices).error().fault, Fault::invalid_input);
    choices = {};
    choices.rows[1].unit = UnitId{99};
    EXPECT_EQ(plan(csv, choices).error().fault, Fault::invalid_input);
    choices = {};
    choices.rows[1].person = PersonId{99};
    EXPECT_EQ(plan(csv, choices).error().fault, Fault::invalid_input);
}

}  // namespace
}  // namespace vekha
