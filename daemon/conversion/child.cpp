#include "daemon/conversion/child.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include "daemon/conversion/isolation.hpp"

namespace vekha::conversion {
namespace {

constexpr std::size_t complaint_bytes = 4096;
constexpr std::size_t piece_bytes = 64 * 1024;

/// A descriptor that closes itself.
class Descriptor {
  public:
    explicit Descriptor(int number = -1) : number_(number) {}
    Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(number_, other.number_);
        return *this;
    }
    Descriptor(const Descriptor&) = delete;
    ~Descriptor() { close(); }
    int number() const { return number_; }
    void close() {
        if (number_ >= 0) ::close(number_);
        number_ = -1;
    }

  private:
    int number_;
};

struct Pipe {
    Descriptor reading;
    Descriptor writing;
};

bool make_pipe(Pipe& pipe) {
    int ends[2] = {-1, -1};
    if (::pipe2(ends, O_CLOEXEC) != 0) return false;
    pipe.reading = Descriptor(ends[0]);
    pipe.writing = Descriptor(ends[1]);
    return true;
}

/// Everything the child needs, made before the fork: after it another thread's lock may be held for ever.
struct Prepared {
    std::vector<std::string> environment;
    std::vector<char*> arguments;
    std::vector<char*> variables;
    IdentityMaps maps;
    std::array<std::pair<int, rlimit>, 6> limits{};
    Pipe output;
    Pipe complaint;
    Pipe news;  ///< how many barriers to the network hold; then errno of a failed exec, or its end
    Descriptor nothing;
};

std::vector<char*> pointers(const std::vector<std::string>& words) {
    std::vector<char*> out;
    for (const auto& word : words) out.push_back(const_cast<char*>(word.c_str()));
    out.push_back(nullptr);
    return out;
}

rlimit both(std::size_t value) {
    return {static_cast<rlim_t>(value), static_cast<rlim_t>(value)};
}

bool prepare(const ChildTask& task, Prepared& child) {
    const std::string folder = task.folder.string();
    child.environment = {"HOME=" + folder, "TMPDIR=" + folder, "PATH=/usr/local/bin:/usr/bin:/bin",
                         "LC_ALL=C.UTF-8", "OMP_THREAD_LIMIT=1"};
    child.arguments = pointers(task.arguments);
    child.variables = pointers(child.environment);
    child.maps = identity_maps();
    child.limits = {{{RLIMIT_AS, both(task.limits.memory_bytes)},
                     {RLIMIT_DATA, both(task.limits.data_bytes)},
                     {RLIMIT_CPU, both(static_cast<std::size_t>(task.limits.processor.count()))},
                     {RLIMIT_FSIZE, both(task.limits.file_bytes)},
                     {RLIMIT_NOFILE, both(task.limits.descriptors)},
                     {RLIMIT_CORE, both(0)}}};
    child.nothing = Descriptor(::open("/dev/null", O_RDONLY | O_CLOEXEC));
    return child.nothing.number() >= 0 && make_pipe(child.output) && make_pipe(child.complaint) &&
           make_pipe(child.news);
}

[[noreturn]] void give_up(int news) {
    const int reason = errno;
    if (::write(news, &reason, sizeof reason) < 0) ::_exit(126);
    ::_exit(127);
}

/// Closes every descriptor from `first` on but the one that tells of a failed exec.
void close_others(unsigned first, unsigned kept) {
    if (kept > first && ::syscall(SYS_close_range, first, kept - 1, 0) == 0 &&
        ::syscall(SYS_close_range, kept + 1, ~0U, 0) == 0)
        return;
    constexpr unsigned past_any = 65536;  // an old kernel: what the daemon opens lies below
    for (unsigned one = first; one < past_any; ++one)
        if (one != kept) ::close(static_cast<int>(one));
}

/// In the child, between fork and exec: nothing here may allocate or lock.
[[noreturn]] void become(const Prepared& child, const char* folder, pid_t parent) {
    const int news = child.news.writing.number();
    ::setpgid(0, 0);
    sigset_t none;
    ::sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
    ::signal(SIGPIPE, SIG_DFL);
    if (::chdir(folder) != 0) give_up(news);
    const int barriers = leave_network(child.maps);
    if (::write(news, &barriers, sizeof barriers) != sizeof barriers) ::_exit(126);
    // After the namespaces: the kernel forgets it when rights change.
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != parent) ::_exit(126);
    ::dup2(child.nothing.number(), STDIN_FILENO);
    ::dup2(child.output.writing.number(), STDOUT_FILENO);
    ::dup2(child.complaint.writing.number(), STDERR_FILENO);
    close_others(STDERR_FILENO + 1, static_cast<unsigned>(news));
    for (const auto& [what, limit] : child.limits)
        if (::setrlimit(static_cast<__rlimit_resource>(what), &limit) != 0) give_up(news);
    ::execve(child.arguments[0], child.arguments.data(), child.variables.data());
    give_up(news);
}

/// Waits for the output, the end and the time limit of one child, whichever comes.
class Watch {
  public:
    Watch(pid_t id, Prepared& child, const ChildLimits& limits)
        : id_(id),
          limits_(limits),
          output_(std::move(child.output.reading)),
          complaint_(std::move(child.complaint.reading)),
          ended_(static_cast<int>(::syscall(SYS_pidfd_open, id, 0))),
          timer_(::timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC)) {
        const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(limits.time);
        const std::chrono::nanoseconds rest = limits.time - seconds;
        const itimerspec once{{0, 0}, {seconds.count(), rest.count()}};
        ::timerfd_settime(timer_.number(), 0, &once, nullptr);
    }

    ChildEnd run() {
        ChildEnd end;
        end.how = ChildEnd::How::exited;
        while (end.how == ChildEnd::How::exited && !step(end)) continue;
        // The whole group: what the program started goes with it, also after its own good end.
        ::kill(-id_, SIGKILL);
        int status = 0;
        while (::waitpid(id_, &status, 0) < 0 && errno == EINTR) continue;
        if (end.how != ChildEnd::How::exited) return end;
        end.how = WIFEXITED(status) ? ChildEnd::How::exited : ChildEnd::How::signalled;
        end.status = WIFEXITED(status) ? WEXITSTATUS(status) : WTERMSIG(status);
        return end;
    }

  private:
    /// True when the program has ended and all it wrote before was taken.
    bool step(ChildEnd& end) {
        std::array<pollfd, 4> all{{{timer_.number(), POLLIN, 0},
                                   {ended_.number(), POLLIN, 0},
                                   {output_.number(), POLLIN, 0},
                                   {complaint_.number(), POLLIN, 0}}};
        if (::poll(all.data(), all.size(), -1) < 0) return errno != EINTR;
        if (all[0].revents != 0) {
            end.how = ChildEnd::How::too_slow;
            return true;
        }
        const bool wrote = take(output_, all[2], end.output, limits_.output_bytes);
        if (end.output.size() > limits_.output_bytes) {
            end.how = ChildEnd::How::too_large;
            return true;
        }
        const bool complained = take(complaint_, all[3], end.complaint, complaint_bytes);
        end.complaint.resize(std::min(end.complaint.size(), complaint_bytes));
        return all[1].revents != 0 && !wrote && !complained;
    }

    /// Reads one piece; past `most` only one byte more is kept, as a sign.
    static bool take(Descriptor& from, const pollfd& ready, std::string& into, std::size_t most) {
        if (from.number() < 0 || ready.revents == 0) return false;
        std::array<char, piece_bytes> piece;
        const ssize_t count = ::read(from.number(), piece.data(), piece.size());
        if (count < 0 && errno == EINTR) return true;
        if (count <= 0) {
            from.close();
            return false;
        }
        into.append(piece.data(), std::min(static_cast<std::size_t>(count), most + 1 - into.size()));
        return true;
    }

    pid_t id_;
    ChildLimits limits_;
    Descriptor output_;
    Descriptor complaint_;
    Descriptor ended_;
    Descriptor timer_;
};

ChildEnd not_started(int reason) {
    ChildEnd end;
    end.status = reason;
    return end;
}

bool heard(const Descriptor& news, int& number) {
    ssize_t count = 0;
    while ((count = ::read(news.number(), &number, sizeof number)) < 0 && errno == EINTR) continue;
    return count == sizeof number;
}

}  // namespace

ChildEnd run_child(const ChildTask& task) {
    Prepared child;
    if (!prepare(task, child)) return not_started(errno);
    const std::string folder = task.folder.string();
    const pid_t parent = ::getpid();
    const pid_t id = ::fork();
    if (id < 0) return not_started(errno);
    if (id == 0) become(child, folder.c_str(), parent);
    ::setpgid(id, id);  // both do it: whoever comes first, a kill of the group finds it
    child.output.writing.close();
    child.complaint.writing.close();
    child.news.writing.close();
    int barriers = 0;
    int reason = EAGAIN;
    if (!heard(child.news.reading, barriers) || heard(child.news.reading, reason)) {
        while (::waitpid(id, nullptr, 0) < 0 && errno == EINTR) continue;
        return not_started(reason);
    }
    ChildEnd end = Watch(id, child, task.limits).run();
    end.network_barriers = barriers;
    return end;
}

std::optional<std::string> find_program(const std::string& name) {
    for (const char* folder : {"/usr/local/bin/", "/usr/bin/", "/bin/"}) {
        std::string path = folder + name;
        if (::access(path.c_str(), X_OK) == 0) return path;
    }
    return std::nullopt;
}

}  // namespace vekha::conversion
