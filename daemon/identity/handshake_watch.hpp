// An end to handshakes of TLS that never come to one.
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

#include <ldap.h>

namespace vekha::identity {

/// libldap over GnuTLS, as Debian builds it, reads on and on from a server that says nothing, whatever time
/// limits it is given. The watch hangs up on such a server in its stead. Set as LDAP_OPT_CONNECT_CB, it also
/// gives each later read and write its limit.
class HandshakeWatch {
  public:
    explicit HandshakeWatch(std::chrono::seconds patience) : patience_(patience) {}
    HandshakeWatch(const HandshakeWatch&) = delete;
    HandshakeWatch& operator=(const HandshakeWatch&) = delete;
    ~HandshakeWatch() { done(); }

    ldap_conncb* callbacks() { return &callbacks_; }
    /// The handshake is over, well or not.
    void done();

  private:
    static int connected(LDAP* handle, Sockbuf* wire, LDAPURLDesc* server, sockaddr* address,
                         ldap_conncb* self);
    static void gone(LDAP*, Sockbuf*, ldap_conncb*) {}
    void begin(int socket);

    const std::chrono::seconds patience_;
    ldap_conncb callbacks_{&connected, &gone, this};
    std::mutex mutex_;
    std::condition_variable over_;
    bool is_over_ = false;
    std::thread waiting_;
};

}  // namespace vekha::identity
