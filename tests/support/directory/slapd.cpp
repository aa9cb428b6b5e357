#include "tests/support/directory/slapd.hpp"

#include <csignal>
#include <fstream>
#include <stdexcept>

#include "tests/support/places.hpp"

namespace vekha::test {
namespace {

std::vector<std::string> command(const Identity& shown, Directory kind) {
    std::vector<std::string> words{VEKHA_PYTHON, "-B",
                                   source_folder() + "/tests/support/directory/slapd_peer.py",
                                   shown.certificate, shown.key};
    if (kind == Directory::active_directory) words.emplace_back("--ad");
    return words;
}

}  // namespace

Slapd::Slapd(const Identity& shown, Directory kind) : process_(command(shown, kind)) {
    const auto ports = process_.line_after("ready ", std::chrono::seconds{60});
    if (!ports) throw std::runtime_error("slapd did not start");
    const auto gap = ports->find(' ');
    port_ = ports->substr(0, gap);
    tls_port_ = ports->substr(gap + 1);
}

config::LdapSettings Slapd::settings(const std::string& ca_file) const {
    config::LdapSettings made;
    made.servers = {tls_address()};
    made.bind_dn = "cn=vekha,ou=services,dc=office,dc=local";
    made.password = "of the service";
    made.base = "dc=office,dc=local";
    made.ca_file = ca_file;
    return made;
}

void Slapd::modify(const std::string& ldif) const {
    const auto file = (folder_ / "change.ldif").string();
    std::ofstream(file) << ldif;
    const auto ran = run({"ldapmodify", "-x", "-H", address(), "-D", "cn=admin,dc=office,dc=local", "-w",
                          "of the administrator", "-f", file});
    if (ran.status != 0) throw std::runtime_error("ldapmodify: " + ran.output);
}

void Slapd::stop() {
    process_.signal(SIGTERM);
    process_.wait();
}

}  // namespace vekha::test
