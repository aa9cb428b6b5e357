#include "daemon/conversion/isolation.hpp"

#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <string_view>

#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace vekha::conversion {
namespace {

bool write_map(const char* path, std::string_view bytes) {
    const int file = ::open(path, O_WRONLY | O_CLOEXEC);
    if (file < 0) return false;
    const bool written = ::write(file, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size());
    ::close(file);
    return written;
}

/// A user namespace gives an ordinary account the right to a network namespace: an empty one, without even a
/// loopback that is up.
bool own_network(const IdentityMaps& maps) {
    if (::unshare(CLONE_NEWUSER | CLONE_NEWNET) != 0) return ::unshare(CLONE_NEWNET) == 0;
    // Without the maps the program would run as nobody; it still could not reach the network.
    if (write_map("/proc/self/setgroups", "deny"))
        write_map("/proc/self/gid_map", {maps.groups.data(), maps.groups_bytes});
    write_map("/proc/self/uid_map", {maps.users.data(), maps.users_bytes});
    return true;
}

#if defined(__x86_64__)
constexpr std::uint32_t architecture = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
constexpr std::uint32_t architecture = AUDIT_ARCH_AARCH64;
#else
constexpr std::uint32_t architecture = 0;
#endif

/// The numbers of x32 calls, which could go around a filter that knows the ordinary ones alone.
constexpr std::uint32_t x32_bit = 0x40000000;

constexpr sock_filter load(std::size_t offset) {
    return BPF_STMT(BPF_LD | BPF_W | BPF_ABS, static_cast<std::uint32_t>(offset));
}
constexpr sock_filter when_equal(std::uint32_t value, std::uint8_t then, std::uint8_t otherwise) {
    return BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, value, then, otherwise);
}
constexpr sock_filter when_at_least(std::uint32_t value, std::uint8_t then, std::uint8_t otherwise) {
    return BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, value, then, otherwise);
}
constexpr sock_filter answer(std::uint32_t verdict) {
    return BPF_STMT(BPF_RET | BPF_K, verdict);
}

/// socket() of any family but AF_UNIX and io_uring (which makes sockets too) are refused with EACCES; the
/// rest goes on. Jumps count the rows between.
bool filter_sockets() {
    if (architecture == 0) return false;
    sock_filter rows[] = {
        load(offsetof(seccomp_data, arch)),
        when_equal(architecture, 0, 7),
        load(offsetof(seccomp_data, nr)),
        when_at_least(x32_bit, 5, 0),
        when_equal(__NR_io_uring_setup, 4, 0),
        when_equal(__NR_socket, 0, 2),
        load(offsetof(seccomp_data, args)),
        when_equal(AF_UNIX, 0, 1),
        answer(SECCOMP_RET_ALLOW),
        answer(SECCOMP_RET_ERRNO | EACCES),
    };
    const sock_fprog program{static_cast<unsigned short>(sizeof rows / sizeof rows[0]), rows};
    return ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

}  // namespace

IdentityMaps identity_maps() {
    IdentityMaps maps;
    const auto fill = [](std::array<char, 64>& bytes, unsigned id) {
        const int count = std::snprintf(bytes.data(), bytes.size(), "%u %u 1\n", id, id);
        return static_cast<std::size_t>(count);
    };
    maps.users_bytes = fill(maps.users, ::geteuid());
    maps.groups_bytes = fill(maps.groups, ::getegid());
    return maps;
}

int leave_network(const IdentityMaps& maps) {
    const bool own = own_network(maps);
    // After the namespace: taking one changes the process's rights, and this is never taken back.
    ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    const bool filtered = filter_sockets();
    return (own ? 1 : 0) + (filtered ? 1 : 0);
}

}  // namespace vekha::conversion
