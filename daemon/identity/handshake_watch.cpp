#include "daemon/identity/handshake_watch.hpp"

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

namespace vekha::identity {

int HandshakeWatch::connected(LDAP* handle, Sockbuf* wire, LDAPURLDesc*, sockaddr*, ldap_conncb* self) {
    auto& watch = *static_cast<HandshakeWatch*>(self->lc_arg);
    // With a limit of its own libldap would ask the socket over and over instead of waiting for it.
    const timeval none{-1, 0}, wait{watch.patience_.count(), 0};
    ldap_set_option(handle, LDAP_OPT_NETWORK_TIMEOUT, &none);
    ber_socket_t socket = -1;
    ber_sockbuf_ctrl(wire, LBER_SB_OPT_GET_FD, &socket);
    ::setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &wait, sizeof wait);
    ::setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &wait, sizeof wait);
    watch.begin(socket);
    return 0;
}

void HandshakeWatch::begin(int socket) {
    if (waiting_.joinable()) return;
    // Its own descriptor: libldap may close the other while this one is hung up.
    const int held = ::fcntl(socket, F_DUPFD_CLOEXEC, 0);
    waiting_ = std::thread([this, held] {
        std::unique_lock lock(mutex_);
        if (!over_.wait_for(lock, patience_, [this] { return is_over_; })) ::shutdown(held, SHUT_RDWR);
        ::close(held);
    });
}

void HandshakeWatch::done() {
    if (!waiting_.joinable()) return;
    {
        const std::lock_guard lock(mutex_);
        is_over_ = true;
    }
    over_.notify_all();
    waiting_.join();
}

}  // namespace vekha::identity
