// Where the server listens: a TCP address, a Unix socket, or a socket that systemd opened before.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <sys/types.h>

#include "workflow/model/result.hpp"

namespace vekha::http {

/// One end that listens, owned: closed when it goes, a Unix socket's file removed then where it is still
/// ours.
class Listener {
  public:
    Listener(Listener&& other) noexcept;
    Listener& operator=(Listener&&) = delete;
    ~Listener();

    /// unavailable where the address is taken, not this machine's or not allowed; invalid_input where it is
    /// none.
    static Result<Listener> on_address(const std::string& address, std::uint16_t port);
    /// A file of a daemon that died is taken over; one that answers is left alone (unavailable), as is what
    /// is no socket. `mode` holds before anybody can connect.
    static Result<Listener> on_path(const std::filesystem::path& path, ::mode_t mode);
    /// A socket opened by another; invalid_input where it is none that listens for streams.
    static Result<Listener> inherited(int descriptor, std::string name);

    int descriptor() const { return descriptor_; }
    std::uint16_t port() const;  ///< 0: not TCP
    bool is_unix() const;
    const std::string& where() const { return where_; }
    bool secure = false;  ///< connections speak TLS

  private:
    Listener(int descriptor, std::string where) : descriptor_(descriptor), where_(std::move(where)) {}

    int descriptor_ = -1;
    std::string where_;           ///< as people name it
    std::filesystem::path file_;  ///< of a Unix socket made here
    ::dev_t device_ = 0;
    ::ino_t inode_ = 0;
};

/// A descriptor handed over at the start.
struct Handed {
    int descriptor = -1;
    std::string name;  ///< FileDescriptorName= of the unit; empty: none given
};

/// What systemd handed to this process (sd_listen_fds(3)), read from the words of its environment; none where
/// they are another process's or absent. invalid_input where they contradict themselves.
Result<std::vector<Handed>> handed_over(const char* pid, const char* count, const char* names, ::pid_t self);

/// The same of the real environment; its words are removed, so that no child takes them for its own.
Result<std::vector<Handed>> take_handed_over();

/// The address of a connection's other side as text; "unix" where it has none.
std::string peer_name(const void* address, std::size_t size);

}  // namespace vekha::http
