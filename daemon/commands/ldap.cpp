// `vekha ldap check`: signs somebody in by the directory as the server would, says what came of each step,
// and changes nothing.
#include <algorithm>
#include <csignal>
#include <iostream>

#include <termios.h>
#include <unistd.h>

#include "daemon/app/installation.hpp"
#include "daemon/commands/command.hpp"
#include "daemon/identity/ldap_directory.hpp"
#include "workflow/documents/ascii.hpp"
#include "workflow/secrets/wipe.hpp"

namespace vekha::commands {
namespace {

using identity::BindAnswer;
using identity::LdapLook;

const Grammar grammar{
    {"--config", "--data", "--clock"},
    {},
    2,
    2,
    "vekha ldap check ЛОГИН [--data КАТАЛОГ | --config ФАЙЛ]; пароль спрашивается или читается "
    "с первой строки ввода"};

/// What is typed is not shown while this lives.
class NoEcho {
  public:
    NoEcho() : on_(::tcgetattr(STDIN_FILENO, &before_) == 0) {
        if (!on_) return;
        termios quiet = before_;
        quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet);
    }
    ~NoEcho() {
        if (on_) ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
    }
    NoEcho(const NoEcho&) = delete;
    NoEcho& operator=(const NoEcho&) = delete;
    explicit operator bool() const { return on_; }

  private:
    termios before_{};
    bool on_;
};

std::string ask_password(std::ostream& out) {
    const NoEcho terminal;
    if (terminal) out << "Пароль в каталоге: " << std::flush;
    std::string password;
    std::getline(std::cin, password);
    if (terminal) out << '\n';
    return password;
}

void print_password(std::ostream& out, const LdapLook& seen) {
    if (seen.disabled)
        out << "Запись выключена в каталоге (userAccountControl).\n";
    else if (seen.password == BindAnswer::expired)
        out << "Пароль верный, но истёк: каталог требует новый.\n";
    else if (seen.password == BindAnswer::wrong)
        out << "Каталог не принял пароль: он неверен, либо запись закрыта, заперта или просрочена.\n";
    else
        out << "Пароль верный.\n";
}

/// What the directory says; whether there is somebody to let in.
bool print_look(std::ostream& out, const LdapLook& seen, const config::LdapSettings& settings) {
    for (const auto& [server, why] : seen.failures) out << "Не ответил " << server << ": " << why << '\n';
    if (seen.server.empty()) {
        out << "Каталог спросить не удалось.\n";
        return false;
    }
    out << "Ответил " << seen.server << '\n';
    if (seen.entries != 1) {
        out << (seen.entries == 0 ? "Записи с таким логином нет" : "Записей с таким логином несколько")
            << " под «" << settings.base << "», фильтр " << settings.person_filter << '\n';
        return false;
    }
    out << "Запись: " << seen.dn << '\n';
    print_password(out, seen);
    return seen.let_in();
}

void print_person(std::ostream& out, const OutsideIdentity& who, const OutsideRules& rules) {
    out << "Логин: " << who.login << "\nИмя: " << who.name << "\nДолжность: " << who.position
        << "\nПочта: " << who.email << (who.email_verified ? " (по ней человека тоже узнают)" : "")
        << "\nГруппы, по DN и по имени: " << who.groups.size() << '\n';
    for (const auto& group : who.groups) {
        out << "    " << group;
        for (const auto& rule : rules.groups)
            if (ascii_lower(rule.group) == ascii_lower(group))
                out << " → " << name(rule.duty) << (rule.unit.empty() ? "" : "@" + rule.unit);
        out << '\n';
    }
}

/// The sign-in's own decision, taken back at once.
Result<Met> rehearse(Store& store, const OutsideIdentity& who, const OutsideRules& rules, Instant now) {
    Result<Met> met = failure(Fault::unavailable, "Веха не спрошена.");
    const auto undone = store.write([&](Transaction& change) -> Result<void> {
        met = meet_outside(change, who, rules, {}, now);
        return failure(Fault::conflict, "Это была только проба.");
    });
    if (!undone && undone.error().fault != Fault::conflict) return tl::unexpected(undone.error());
    return met;
}

int print_met(std::ostream& out, const Met& met, const OutsideIdentity& who) {
    if (met.refusal != OutsideRefusal::none) {
        out << "Веха не впустит: " << describe(refusal_error(met.refusal, who)) << '\n';
        return 1;
    }
    out << "Веха впустит: " << met.person.name << " (" << met.person.login << "), обязанности:";
    for (const auto duty : met.person.duties) out << ' ' << name(duty);
    for (const auto& grant : met.person.grants)
        out << ' ' << name(grant.duty) << (grant.unit ? "@" + std::to_string(grant.unit.value) : "");
    out << '\n';
    return 0;
}

int check(const Installation& open, const std::string& login, std::ostream& out, std::ostream& err) {
    const auto& settings = open.site.options.ldap;
    if (!settings.on())
        return fail(err, Error{Fault::invalid_input, "Каталог в настройках не назван.", "ldap.servers",
                               "Опишите его в разделе [ldap]."});
    std::string password = ask_password(out);
    const WipedAtEnd wiped(password);
    if (password.empty())
        return fail(err, Error{Fault::invalid_input, "Пароль пуст: с таким в каталог не входят.", {}, {}});
    // A server that hangs up is told about, not died of.
    std::signal(SIGPIPE, SIG_IGN);
    identity::LdapDirectory directory(settings);
    const auto seen = directory.look(ascii_lower(ascii_trimmed(login)), password);
    if (!print_look(out, seen, settings)) return 1;
    const auto rules = directory.rules();
    print_person(out, seen.identity, rules);
    const auto nowhere = read_as<std::vector<std::string>>(
        *open.store, [&](ReadView& view) { return unknown_places(view, rules); });
    if (!nowhere) return fail(err, nowhere.error());
    for (const auto& one : *nowhere)
        out << "В [ldap.groups] названа организация, которой нет или не одна: «" << one << "»\n";
    const auto met = rehearse(*open.store, seen.identity, rules, open.clock->now());
    if (!met) return fail(err, met.error());
    return print_met(out, *met, seen.identity);
}

}  // namespace

int ldap_command(Words words, std::ostream& out, std::ostream& err) {
    const auto arguments = parse_arguments(words, grammar);
    if (!arguments) return fail(err, arguments.error());
    if (arguments->words.front() != "check")
        return fail(err, Error{Fault::invalid_input, "Неизвестное действие.", arguments->words.front(),
                               "Использование: " + grammar.usage});
    const auto open = open_installation(*arguments);
    if (!open) return fail(err, open.error());
    return check(*open, arguments->words.back(), out, err);
}

}  // namespace vekha::commands
