#include "daemon/conversion/child.hpp"

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <vector>

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "daemon/conversion/temp_folder.hpp"
#include "tests/support/process.hpp"

namespace vekha::conversion {
namespace {

using ::testing::HasSubstr;
using How = ChildEnd::How;

class Child : public ::testing::Test {
  protected:
    ChildEnd run(std::vector<std::string> arguments, const ChildLimits& limits = {}) {
        return run_child({std::move(arguments), folder_->path(), limits});
    }
    ChildEnd shell(const std::string& script, const ChildLimits& limits = {}) {
        return run({"/bin/bash", "-c", script}, limits);
    }

    Result<TempFolder> folder_ = TempFolder::make();
};

/// A socket that listens on this machine, for a child that should not reach it.
class Listener {
  public:
    Listener() : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        ::bind(socket_, reinterpret_cast<const sockaddr*>(&address), size);
        ::listen(socket_, 4);
        ::getsockname(socket_, reinterpret_cast<sockaddr*>(&address), &size);
        port_ = ntohs(address.sin_port);
    }
    ~Listener() { ::close(socket_); }
    std::string port() const { return std::to_string(port_); }

  private:
    int socket_;
    std::uint16_t port_ = 0;
};

/// Waits for the end of a process that is nobody's child here.
bool ended(const std::string& id) {
    const int process = static_cast<int>(::syscall(SYS_pidfd_open, std::stoi(id), 0));
    if (process < 0) return errno == ESRCH;
    pollfd one{process, POLLIN, 0};
    constexpr int patience = 10'000;  // milliseconds; a killed process takes its time on a busy machine
    const bool gone = ::poll(&one, 1, patience) == 1;
    ::close(process);
    return gone;
}

TEST_F(Child, gives_the_output_and_the_status) {
    const auto end = shell("echo слова; echo жалоба >&2; exit 3");
    EXPECT_EQ(end.how, How::exited);
    EXPECT_EQ(end.status, 3);
    EXPECT_EQ(end.output, "слова\n");
    EXPECT_EQ(end.complaint, "жалоба\n");
}

TEST_F(Child, a_program_that_is_not_there_is_told_with_its_reason) {
    const auto end = run({"/usr/bin/no-such-program"});
    EXPECT_EQ(end.how, How::not_started);
    EXPECT_EQ(end.status, ENOENT);
    EXPECT_FALSE(find_program("no-such-program"));
    EXPECT_TRUE(find_program("bash"));
}

TEST_F(Child, one_that_hangs_is_killed_with_all_it_started) {
    ChildLimits limits;
    limits.time = std::chrono::milliseconds{300};
    const auto end = shell("tail -f /dev/null & echo $!; wait", limits);
    EXPECT_EQ(end.how, How::too_slow);
    EXPECT_TRUE(ended(end.output.substr(0, end.output.find('\n'))));
}

TEST_F(Child, what_it_leaves_behind_at_its_own_end_is_killed_too) {
    const auto end = shell("tail -f /dev/null & echo $!");
    EXPECT_TRUE(end.good());
    EXPECT_TRUE(ended(end.output.substr(0, end.output.find('\n'))));
}

TEST_F(Child, memory_files_processor_and_output_have_their_limits) {
    ChildLimits limits;
    limits.memory_bytes = 128 * mebibyte;
    EXPECT_FALSE(run({"/bin/dd", "if=/dev/zero", "of=/dev/null", "bs=1G", "count=1"}, limits).good());
    EXPECT_TRUE(run({"/bin/dd", "if=/dev/zero", "of=/dev/null", "bs=1M", "count=1"}, limits).good());
    limits.file_bytes = mebibyte;
    EXPECT_FALSE(run({"/bin/dd", "if=/dev/zero", "of=big", "bs=1M", "count=8"}, limits).good());
    limits.processor = std::chrono::seconds{1};
    EXPECT_EQ(shell("while :; do :; done", limits).how, How::signalled);
    limits.output_bytes = 1000;
    const auto end = run({"/usr/bin/yes"}, limits);
    EXPECT_EQ(end.how, How::too_large);
    EXPECT_LE(end.output.size(), 1001U);
}

TEST_F(Child, the_network_is_out_of_reach) {
    const Listener listener;
    const std::string connect = "exec 3<>/dev/tcp/127.0.0.1/" + listener.port();
    ASSERT_EQ(vekha::test::run({"/bin/bash", "-c", connect}).status, 0) << "an ordinary program reaches it";
    const auto end = shell(connect);
    EXPECT_FALSE(end.good());
    EXPECT_GT(end.network_barriers, 0);
}

TEST_F(Child, gets_nothing_of_the_daemon_s) {
    ASSERT_EQ(::setenv("VEKHA_SECRET", "слово", 1), 0);
    const int low = ::open("/dev/null", O_RDONLY);
    const int open_file = ::fcntl(low, F_DUPFD, 100);  // neither is closed by an exec
    const auto environment = run({"/usr/bin/env"});
    EXPECT_THAT(environment.output, ::testing::Not(HasSubstr("VEKHA_SECRET")));
    EXPECT_THAT(environment.output, HasSubstr("HOME=" + folder_->path().string()));
    const auto descriptors = shell("echo /proc/self/fd/*; cat");
    EXPECT_EQ(descriptors.output.find("/proc/self/fd/" + std::to_string(open_file)), std::string::npos)
        << descriptors.output;
    EXPECT_TRUE(descriptors.good()) << "nothing comes from standard input";
    ::close(low);
    ::close(open_file);
    ::unsetenv("VEKHA_SECRET");
}

TEST(TempFolderTest, is_the_account_s_own_and_is_gone_with_all_that_lies_in_it) {
    std::filesystem::path path;
    {
        const auto folder = TempFolder::make();
        ASSERT_TRUE(folder);
        path = folder->path();
        EXPECT_EQ(std::filesystem::status(path).permissions(), std::filesystem::perms::owner_all);
        ASSERT_TRUE(folder->write("file", "слова"));
        EXPECT_EQ(folder->read("file", 100), "слова");
        EXPECT_EQ(folder->read("file", 3).error().fault, Fault::too_large);
        std::filesystem::create_symlink("/etc/passwd", path / "link");
        EXPECT_EQ(folder->read("link", 1 << 20).error().fault, Fault::not_found);
    }
    EXPECT_FALSE(std::filesystem::exists(path));
}

}  // namespace
}  // namespace vekha::conversion
