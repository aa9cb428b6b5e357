#include "tests/support/process.hpp"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

namespace vekha::test {
namespace {

using Clock = std::chrono::steady_clock;

bool readable(int descriptor, Clock::time_point until) {
    for (;;) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now()).count();
        pollfd one{descriptor, POLLIN, 0};
        const int ready = ::poll(&one, 1, static_cast<int>(std::max<long long>(left, 0)));
        if (ready < 0 && errno == EINTR) continue;
        return ready > 0;
    }
}

}  // namespace

Process::Process(const std::vector<std::string>& arguments, const std::string& folder) {
    std::vector<char*> words;
    for (const auto& argument : arguments) words.push_back(const_cast<char*>(argument.c_str()));
    words.push_back(nullptr);
    int pipe[2] = {-1, -1};
    if (::pipe2(pipe, O_CLOEXEC) != 0) return;
    const pid_t parent = ::getpid();
    id_ = ::fork();
    if (id_ == 0) {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (::getppid() != parent) ::_exit(126);
        ::dup2(pipe[1], STDOUT_FILENO);
        if (!folder.empty() && ::chdir(folder.c_str()) != 0) ::_exit(126);
        ::execvp(words[0], words.data());
        ::_exit(127);
    }
    ::close(pipe[1]);
    output_ = pipe[0];
    if (id_ > 0) ended_ = static_cast<int>(::syscall(SYS_pidfd_open, id_, 0));
}

Process::~Process() {
    if (id_ > 0 && !reaped_) {
        ::kill(id_, SIGKILL);
        ::waitpid(id_, nullptr, 0);
    }
    if (output_ >= 0) ::close(output_);
    if (ended_ >= 0) ::close(ended_);
}

bool Process::read_some(Clock::time_point until) {
    if (output_ < 0 || !readable(output_, until)) return false;
    char bytes[4096];
    const auto count = ::read(output_, bytes, sizeof bytes);
    if (count <= 0) return false;
    unread_.append(bytes, static_cast<std::size_t>(count));
    return true;
}

std::optional<std::string> Process::line_after(const std::string& start, std::chrono::milliseconds limit) {
    const auto until = Clock::now() + limit;
    for (;;) {
        for (auto end = unread_.find('\n'); end != std::string::npos; end = unread_.find('\n')) {
            const std::string line = unread_.substr(0, end);
            unread_.erase(0, end + 1);
            if (line.starts_with(start)) return line.substr(start.size());
        }
        if (!read_some(until)) return std::nullopt;
    }
}

void Process::signal(int number) const {
    if (id_ > 0 && !reaped_) ::kill(id_, number);
}

std::optional<int> Process::wait(std::chrono::milliseconds limit) {
    if (id_ <= 0 || reaped_ || !readable(ended_, Clock::now() + limit)) return std::nullopt;
    int status = 0;
    if (::waitpid(id_, &status, 0) != id_) return std::nullopt;
    reaped_ = true;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

std::string Process::rest(std::chrono::milliseconds limit) {
    const auto until = Clock::now() + limit;
    while (read_some(until)) continue;
    return std::exchange(unread_, {});
}

Ran run(const std::vector<std::string>& arguments, const std::string& folder) {
    Process process(arguments, folder);
    Ran ran;
    ran.output = process.rest(std::chrono::minutes{5});
    ran.status = process.wait().value_or(-1);
    return ran;
}

}  // namespace vekha::test
