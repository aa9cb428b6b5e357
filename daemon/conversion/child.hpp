// One program run in a child process that can harm nobody: bounded in time, memory, files and output, without
// network, without the daemon's files and environment.
#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace vekha::conversion {

inline constexpr std::size_t mebibyte = 1024 * 1024;

struct ChildLimits {
    std::chrono::milliseconds time{std::chrono::seconds{60}};  ///< from start to end, by the wall
    std::chrono::seconds processor{60};                        ///< of processor time, of one process
    std::size_t memory_bytes = 512 * mebibyte;                 ///< address space of one process
    std::size_t data_bytes = 448 * mebibyte;   ///< of it what it may fill with data of its own
    std::size_t file_bytes = 256 * mebibyte;   ///< one file it writes
    std::size_t output_bytes = 64 * mebibyte;  ///< its standard output
    std::size_t descriptors = 256;
};

struct ChildTask {
    std::vector<std::string> arguments;  ///< arguments[0] is the program's full path
    std::filesystem::path folder;        ///< where it runs; its HOME and TMPDIR too
    ChildLimits limits = {};
};

struct ChildEnd {
    enum class How {
        exited,       ///< by itself; `status` is its exit status
        signalled,    ///< by the signal `status`: a crash, or a limit of the kernel's (SIGXCPU, SIGXFSZ)
        too_slow,     ///< killed: past its time
        too_large,    ///< killed: wrote more than it may to its standard output
        not_started,  ///< no process, no such program or it may not be run; `status` is errno
    };
    How how = How::not_started;
    int status = 0;
    std::string output;  ///< what it wrote to standard output
    std::string
        complaint;  ///< the beginning of what it wrote to standard error; may hold words of the document

    int network_barriers = 0;  ///< how many of the ways in isolation.hpp keep it from the network

    bool good() const { return how == How::exited && status == 0; }
};

/// Runs the program to its end and gives what became of it. When this returns, all of the child's process
/// group has been killed. The child gets: a process group of its own, standard input from nowhere, no other
/// descriptor, an environment of its own (HOME, TMPDIR, PATH, LC_ALL, one thread for OpenMP), no way to the
/// network (see `network_barriers`), no new privileges, and death when the calling thread dies. Safe to call
/// from several threads.
ChildEnd run_child(const ChildTask& task);

/// The full path of a program in the system's own folders (no PATH of the caller's is asked); nothing where
/// it is not installed.
std::optional<std::string> find_program(const std::string& name);

}  // namespace vekha::conversion
