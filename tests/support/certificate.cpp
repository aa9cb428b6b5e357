#include "tests/support/certificate.hpp"

#include <stdexcept>

#include "tests/support/process.hpp"

namespace vekha::test {

Certificate::Certificate() {
    const auto made =
        run({"openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
             "-days", "2", "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1,DNS:localhost",
             "-keyout", key(), "-out", file(), "-batch"});
    if (made.status != 0) throw std::runtime_error("openssl made no certificate");
}

}  // namespace vekha::test
