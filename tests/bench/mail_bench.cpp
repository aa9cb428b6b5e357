// Mails a second into postfix' smtp-sink: the SMTP channel beside postfix' own smtp-source, in the same run,
// with mails of the same size over as many connections. Prints a table; needs Debian's postfix package.
//
//   mail_bench [mails] [connections]
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <thread>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include "notifiers/channels/channels.hpp"
#include "notifiers/channels/mime.hpp"
#include "tests/support/build.hpp"
#include "tests/support/process.hpp"

namespace vekha::test {
namespace {

using Clock = std::chrono::steady_clock;
constexpr int rounds = 3;  ///< of each; the best counts

sockaddr_in loopback(int port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

int free_port() {
    const int one = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address = loopback(0);
    socklen_t size = sizeof address;
    ::bind(one, reinterpret_cast<sockaddr*>(&address), size);
    ::getsockname(one, reinterpret_cast<sockaddr*>(&address), &size);
    ::close(one);
    return ntohs(address.sin_port);
}

bool listening(int port) {
    const auto until = Clock::now() + std::chrono::seconds{10};
    const sockaddr_in address = loopback(port);
    while (Clock::now() < until) {
        const int one = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        const bool there = ::connect(one, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
        ::close(one);
        if (there) return true;
        std::this_thread::sleep_for(std::chrono::milliseconds{20});
    }
    return false;
}

Message sample() {
    Message message;
    message.recipient.name = "Сулегина Т.В.";
    message.recipient.email = "reader@example.org";
    message.subject = "Дорожные карты, 3 задачи: просрочено — 1, срок близко — 2";
    for (int i = 0; i < 10; ++i) message.text += "Провести заседание рабочей группы, срок 31 марта 2026 г.\n";
    message.html = "<p>" + message.text + "</p>";
    message.headers = {{"Auto-Submitted", "auto-generated"}, {"List-Id", "<vekha.example.org>"}};
    message.date = at("2026-03-31T06:00:00Z");
    return message;
}

double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

/// Mails a second by the channel; 0 where one was not delivered.
double channel_rate(Channel& channel, int mails, int connections) {
    std::atomic<int> next{0};
    std::atomic<int> lost{0};
    const auto start = Clock::now();
    std::vector<std::thread> threads;
    for (int i = 0; i < connections; ++i)
        threads.emplace_back([&] {
            Message message = sample();
            for (int mail = next++; mail < mails; mail = next++) {
                message.id = std::to_string(mail) + ".00ff@vekha.example.org";
                if (channel.send(message).verdict != SendVerdict::delivered) ++lost;
            }
        });
    for (auto& thread : threads) thread.join();
    return lost == 0 ? mails / seconds_since(start) : 0;
}

double source_rate(int port, int mails, int connections, std::size_t bytes) {
    const auto start = Clock::now();
    const auto ran = run({"/usr/sbin/smtp-source", "-d", "-s", std::to_string(connections), "-m",
                          std::to_string(mails), "-l", std::to_string(bytes), "-f", "vekha@example.org", "-t",
                          "reader@example.org", "inet:127.0.0.1:" + std::to_string(port)});
    return ran.status == 0 ? mails / seconds_since(start) : 0;
}

int measure(int mails, int connections) {
    const int port = free_port();
    std::vector<std::string> sink_command{"/usr/sbin/smtp-sink"};
    if (::geteuid() == 0) sink_command.insert(sink_command.end(), {"-u", "nobody"});  // it refuses to be root
    sink_command.insert(sink_command.end(), {"127.0.0.1:" + std::to_string(port), "1000"});
    const Process sink(sink_command);
    if (!listening(port)) {
        std::fprintf(stderr,
                     "mail_bench: smtp-sink does not listen; is Debian's postfix package installed?\n");
        return 1;
    }
    SmtpOptions options;
    options.host = "127.0.0.1";
    options.port = port;
    options.security = SmtpSecurity::none;
    options.from = "vekha@example.org";
    auto channel = make_smtp_channel(options);
    if (!channel) return 1;
    const std::size_t bytes =
        build_mime(sample(), {"", "vekha@example.org"}, {"", "reader@example.org"}).size();
    double ours = 0;
    double theirs = 0;
    for (int round = 0; round < rounds; ++round) {
        ours = std::max(ours, channel_rate(**channel, mails, connections));
        theirs = std::max(theirs, source_rate(port, mails, connections, bytes));
    }
    std::printf("| mails of %zu bytes, %d connections | mails a second |\n|---|---|\n", bytes, connections);
    std::printf("| Vekha's SMTP channel | %.0f |\n| postfix smtp-source | %.0f |\n| ratio | %.2f |\n", ours,
                theirs, theirs > 0 ? ours / theirs : 0);
    return ours > 0 && theirs > 0 ? 0 : 1;
}

}  // namespace
}  // namespace vekha::test

int main(int count, char** words) {
    const int mails = count > 1 ? std::atoi(words[1]) : 5000;
    const int connections = count > 2 ? std::atoi(words[2]) : 4;
    return vekha::test::measure(std::max(mails, 1), std::max(connections, 1));
}
