// Letters to another system a second: the sender alone and the whole way from the ready letter in the
// embedded database, beside wrk posting the same body to the same sink in the same run over as many
// connections. Prints rows of a table; needs Debian's wrk.
//
//   webhook_bench [LETTERS] [CONNECTIONS]
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <thread>

#include "notifiers/channels/webhook_sender.hpp"
#include "tests/support/office.hpp"
#include "tests/support/process.hpp"
#include "tests/support/temp_folder.hpp"

namespace vekha::test {
namespace {

using Clock = std::chrono::steady_clock;
constexpr int rounds = 3;  ///< of each; the best counts
constexpr int wrk_seconds = 3;
constexpr std::string_view secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

std::string sample_body() {
    std::string body =
        R"({"version":1,"type":"report_accepted","id":"123","timestamp":"2026-03-31T06:00:00Z",)";
    body += R"("data":{"actor":{"id":1,"name":"Сулегина Т.В."},"task":{"id":7,"number":"1.2","title":)";
    body += R"("Провести семинар для руководителей школ района","state":"accepted","due":"2026-03-31",)";
    body += R"("link":"https://vekha.example.org/tasks/7"}}})";
    return body;
}

Webhook subscription(int port, int number) {
    Webhook made;
    made.name = "СЭД " + std::to_string(number);
    made.address = "http://127.0.0.1:" + std::to_string(port) + "/" + std::to_string(number);
    made.secret = secret;
    made.made_at = at("2026-03-31T06:00:00Z");
    return made;
}

webhooks::SenderOptions guarded(int port) {
    webhooks::SenderOptions options;
    options.rules.allow("127.0.0.1");
    options.rules.ports = {static_cast<std::uint16_t>(port)};
    return options;
}

double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

/// Letters a second by the sender, from so many threads; 0 where one was not taken.
double sender_rate(int port, int letters, int connections) {
    webhooks::Sender sender(guarded(port));
    const std::string body = sample_body();
    std::atomic<int> next{0};
    std::atomic<int> lost{0};
    const auto start = Clock::now();
    std::vector<std::thread> threads;
    for (int i = 0; i < connections; ++i)
        threads.emplace_back([&, i] {
            const Webhook to = subscription(port, i);
            for (int letter = next++; letter < letters; letter = next++) {
                const auto outcome =
                    sender.post(to, "msg_" + std::to_string(letter), body, at("2026-03-31T06:00:00Z"));
                if (outcome.verdict != webhooks::PostVerdict::taken) ++lost;
            }
        });
    for (auto& thread : threads) thread.join();
    return lost == 0 ? letters / seconds_since(start) : 0;
}

/// The same through the database: claimed, posted, settled, by a thread for each subscription as the daemon
/// does it.
double whole_rate(int port, int letters, int subscriptions) {
    Office office;
    std::vector<WebhookId> ids;
    must(office.store->write([&](Transaction& change) -> Result<void> {
        for (int at = 0; at < subscriptions; ++at) {
            const auto id = change.save(subscription(port, at));
            if (!id) return tl::unexpected(id.error());
            ids.push_back(*id);
            for (int number = 1; number <= letters / subscriptions; ++number) {
                WebhookLetter letter;
                letter.webhook = *id;
                letter.sequence = number;
                letter.body = sample_body();
                letter.made_at = letter.next_try_at = office.now;
                if (auto saved = change.save(letter); !saved) return saved;
            }
        }
        return {};
    }));
    webhooks::Sender sender(guarded(port));
    std::atomic<int> sent{0};
    const auto start = Clock::now();
    std::vector<std::thread> threads;
    for (const auto id : ids)
        threads.emplace_back([&, id] {
            for (;;) {
                const auto claim = must(webhooks::claim(*office.store, id, "bench", office.now));
                if (claim.letters.empty()) return;
                std::vector<webhooks::Tried> tried;
                for (const auto& letter : claim.letters) {
                    auto outcome = sender.post(claim.webhook, letter_id(letter), letter.body, office.now);
                    sent += outcome.verdict == webhooks::PostVerdict::taken ? 1 : 0;
                    tried.push_back({letter, std::move(outcome)});
                }
                must(webhooks::settle(*office.store, tried, office.now, 1));
            }
        });
    for (auto& thread : threads) thread.join();
    return sent == letters / subscriptions * subscriptions ? sent / seconds_since(start) : 0;
}

double wrk_rate(int port, int connections) {
    const testing::TempFolder folder;
    const auto script = (folder / "post.lua").string();
    std::ofstream(script)
        << "wrk.method = 'POST'\nwrk.headers['Content-Type'] = 'application/json'\nwrk.body = [["
        << sample_body() << "]]\n";
    const auto ran =
        run({"wrk", "-t2", "-c" + std::to_string(connections), "-d" + std::to_string(wrk_seconds) + "s", "-s",
             script, "http://127.0.0.1:" + std::to_string(port) + "/1"});
    constexpr std::string_view says = "Requests/sec:";
    const auto at = ran.output.find(says);
    if (ran.status != 0 || at == std::string::npos) return 0;
    return std::atof(ran.output.c_str() + at + says.size());
}

int measure(int letters, int connections) {
    Process sink({VEKHA_HELLO});
    const auto port_words = sink.line_after("port ");
    if (!port_words) {
        std::fprintf(stderr, "webhook_bench: the sink does not start\n");
        return EXIT_FAILURE;
    }
    const int port = std::stoi(*port_words);
    double alone = 0;
    double whole = 0;
    double wrk = 0;
    for (int round = 0; round < rounds; ++round) {
        alone = std::max(alone, sender_rate(port, letters, connections));
        whole = std::max(whole, whole_rate(port, letters, connections));
        wrk = std::max(wrk, wrk_rate(port, connections));
    }
    if (wrk == 0)
        std::fprintf(stderr, "webhook_bench: wrk says nothing; is Debian's wrk package installed?\n");
    std::printf(
        "| webhook letters, %d connections: the sender alone | %.0f/s | wrk on the same sink %.0f/s | %.2f | "
        "— |\n",
        connections, alone, wrk, wrk > 0 ? alone / wrk : 0);
    std::printf(
        "| the same from the database: claimed, posted, settled | %.0f/s | wrk on the same sink %.0f/s | "
        "%.2f | — |\n",
        whole, wrk, wrk > 0 ? whole / wrk : 0);
    return alone > 0 && whole > 0 && wrk > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

}  // namespace
}  // namespace vekha::test

int main(int count, char** words) {
    const int letters = count > 1 ? std::atoi(words[1]) : 5000;
    const int connections = count > 2 ? std::atoi(words[2]) : 4;
    return vekha::test::measure(std::max(letters, 1), std::max(connections, 1));
}
