#include "config/people_file.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "config/address.hpp"
#include "config/toml_table.hpp"
#include "workflow/service/import.hpp"

namespace vekha::config {
namespace {

constexpr std::size_t login_bytes = 64;
constexpr std::size_t mail_bytes = 254;
constexpr std::size_t people_most = 20'000;

const std::vector<std::string>& duty_names() {
    static const std::vector<std::string> names = [] {
        std::vector<std::string> list;
        for (const auto duty : {Duty::executor, Duty::controller, Duty::department_head, Duty::deputy_head,
                                Duty::head, Duty::administrator})
            list.emplace_back(name(duty));
        return list;
    }();
    return names;
}

// As the channels call themselves (notifiers/channel.hpp).
const std::vector<std::string>& channel_names() {
    static const std::vector<std::string> names = {"smtp", "gateway", "telegram", "max", "folder"};
    return names;
}

bool is_login(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
    });
}

/// What one file says, gathered over its tables so that clashes between them are seen.
class PeopleFile {
  public:
    explicit PeopleFile(TableReader& root) {
        read_departments(root);
        read_people(root);
        read_groups(root);
        root.finish();
        root.required("person");
    }
    PeopleEntries entries;

  private:
    void read_departments(TableReader& root) {
        for (auto& table : root.tables("department")) {
            std::string name;
            table.text("name", name, {1});
            table.required("name");
            table.finish();
            if (!name.empty() && !departments_.insert(name).second)
                table.fault("name", "Отдел «" + name + "» описан дважды.", "Уберите повтор.");
        }
    }

    void read_people(TableReader& root) {
        auto tables = root.tables("person");
        if (tables.size() > people_most) {
            root.fault("person", "Людей больше " + std::to_string(people_most) + ".");
            return;
        }
        for (auto& table : tables) read_person(table);
    }

    void read_person(TableReader& table) {
        PersonEntry entry;
        Person& person = entry.person;
        table.text("login", person.login, {1, login_bytes});
        table.text("name", person.name, {1});
        table.text("position", person.position);
        table.text("department", person.department);
        table.text("email", person.email, {0, mail_bytes});
        table.text("telegram", person.telegram);
        table.text("max", person.max);
        table.choice<std::string>("language", person.language, {{"ru", "ru"}, {"en", "en"}});
        table.choices("channels", person.channels, channel_names(), [](const std::string& name) {
            const auto& known = channel_names();
            return std::find(known.begin(), known.end(), name) != known.end() ? std::optional(name)
                                                                              : std::nullopt;
        });
        person.duties = {Duty::executor};
        table.choices("duties", person.duties, duty_names(), parse_duty);
        table.boolean("active", person.active);
        table.texts("parties", entry.parties);
        table.finish();
        table.required("login");
        table.required("name");
        check_person(table, person);
        take_parties(table, entry.parties, person.login);
        entries.people.push_back(std::move(entry));
    }

    void check_person(TableReader& table, const Person& person) {
        if (!person.login.empty() && !is_login(person.login))
            table.fault("login", "«" + person.login + "» не годится для входа.",
                        "Годятся маленькие латинские буквы, цифры, точка, дефис и подчёркивание.");
        else if (!person.login.empty() && !logins_.insert(person.login).second)
            table.fault("login", "«" + person.login + "» уже есть выше.",
                        "Дайте каждому своё имя для входа.");
        if (!person.email.empty() && !is_mail_address(person.email))
            table.fault("email", "«" + person.email + "» не почтовый адрес.",
                        "Напишите как \"ivanova@example.org\".");
        if (!person.telegram.empty() && !is_messenger_number(person.telegram))
            table.fault("telegram", "«" + person.telegram + "» не номер чата.",
                        "Номер чата состоит из цифр, у группы с минусом впереди.");
        if (!person.max.empty() && !is_messenger_number(person.max))
            table.fault("max", "«" + person.max + "» не номер в MAX.",
                        "Номер человека состоит из цифр, у группового чата с минусом впереди.");
        if (!person.department.empty() && !departments_.contains(person.department)) {
            const auto meant = nearest(person.department, {departments_.begin(), departments_.end()});
            table.fault("department", "Отдел «" + person.department + "» не описан.",
                        meant.empty() ? "Добавьте [[department]] с этим именем."
                                      : "Возможно, имелся в виду «" + meant + "».");
        }
        if (person.has(Duty::department_head) && person.department.empty())
            table.fault("duties", "Начальник отдела, но отдел не назван.", "Укажите его ключом department.");
    }

    void read_groups(TableReader& root) {
        for (auto& table : root.tables("group")) {
            GroupEntry group;
            table.text("name", group.name, {1});
            table.texts("members", group.members);
            table.texts("parties", group.parties);
            bool each = false;
            table.boolean("each_answers", each);
            group.each_answers = each;
            table.finish();
            table.required("name");
            if (group.members.empty())
                table.fault("members", "В группе никого нет.", "Назовите имена для входа.");
            for (const auto& login : group.members)
                if (!logins_.contains(login)) {
                    const auto meant = nearest(login, {logins_.begin(), logins_.end()});
                    table.fault("members", "Человека «" + login + "» в файле нет.",
                                meant.empty() ? "Опишите его таблицей [[person]]."
                                              : "Возможно, имелось в виду «" + meant + "».");
                }
            if (!group.name.empty() && !groups_.insert(group.name).second)
                table.fault("name", "Группа «" + group.name + "» описана дважды.", "Дайте ей другое имя.");
            take_parties(table, group.parties, group.name);
            entries.groups.push_back(std::move(group));
        }
    }

    void take_parties(TableReader& table, const std::vector<std::string>& parties, const std::string& owner) {
        for (const auto& party : parties) {
            const auto [known, added] = parties_.emplace(party_key(party), owner);
            if (!added)
                table.fault("parties", "«" + party + "» уже обозначает «" + known->second + "».",
                            "Оставьте эти слова у одного; для нескольких людей заведите [[group]].");
        }
    }

    std::set<std::string> departments_;
    std::set<std::string> logins_;
    std::set<std::string> groups_;
    std::map<std::string, std::string> parties_;  ///< folded words → whose
};

}  // namespace

Checked<PeopleEntries> parse_people(std::string_view text, const std::string& file) {
    Reading reading{file, {}, {}};
    const auto toml = parse_toml(text, reading);
    if (!toml) return tl::unexpected(reading.faults);
    TableReader root(&*toml, "", reading);
    PeopleFile people(root);
    if (!reading.faults.empty()) return tl::unexpected(reading.faults);
    return std::move(people.entries);
}

Checked<PeopleEntries> read_people(const std::filesystem::path& path) {
    const auto text = read_settings_file(path);
    if (!text) return tl::unexpected(Faults{text.error()});
    return parse_people(*text, path.string());
}

}  // namespace vekha::config
