#include "tests/support/certificate.hpp"

#include <stdexcept>
#include <utility>
#include <vector>

#include "tests/support/process.hpp"

namespace vekha::test {

namespace {

void openssl(std::vector<std::string> words) {
    words.insert(words.begin(), "openssl");
    if (run(words).status != 0) throw std::runtime_error("openssl made no certificate");
}

/// openssl req with a fresh key, and what else is asked for.
void request(const std::string& key, const std::string& out, const std::vector<std::string>& more) {
    std::vector<std::string> words{"req",    "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
                                   "-nodes", "-keyout", key,  "-out",     out,
                                   "-batch"};
    words.insert(words.end(), more.begin(), more.end());
    openssl(std::move(words));
}

}  // namespace

Certificate::Certificate() {
    request(key(), file(),
            {"-x509", "-days", "2", "-subj", "/CN=127.0.0.1", "-addext",
             "subjectAltName=IP:127.0.0.1,DNS:localhost"});
}

CertificateAuthority::CertificateAuthority() {
    request((folder_ / "root.key").string(), bundle(),
            {"-x509", "-days", "2", "-subj", "/CN=Vekha test root"});
}

Identity CertificateAuthority::issue(const std::string& name, const std::string& hosts, int days) const {
    const Identity made{(folder_ / (name + ".pem")).string(), (folder_ / (name + ".key")).string()};
    const auto asked = (folder_ / (name + ".csr")).string();
    request(made.key, asked, {"-subj", "/CN=" + name, "-addext", "subjectAltName=" + hosts});
    openssl({"x509", "-req", "-in", asked, "-CA", bundle(), "-CAkey", (folder_ / "root.key").string(),
             "-CAcreateserial", "-days", std::to_string(days), "-copy_extensions", "copy", "-out",
             made.certificate});
    return made;
}

}  // namespace vekha::test
