// Every way that leaves the machine against every way in which a peer behaves: what the try is taken for,
// that nothing goes twice, and that the next message suffers nothing.
#include <chrono>
#include <map>
#include <ostream>
#include <string>
#include <tuple>
#include <vector>

#include <gtest/gtest.h>

#include "tests/notifiers/channels/rigs.hpp"

namespace vekha::test {
namespace {

struct Taken {
    SendVerdict verdict;
    SendReason reason;
    friend bool operator==(const Taken&, const Taken&) = default;
};

void PrintTo(const Taken& taken, std::ostream* out) {
    *out << name(taken.reason) << " (verdict " << static_cast<int>(taken.verdict) << ")";
}

constexpr Taken sent{SendVerdict::delivered, SendReason::sent};
constexpr Taken server_error{SendVerdict::retry, SendReason::server_error};
constexpr Taken deferred{SendVerdict::retry, SendReason::deferred};
constexpr Taken unreachable{SendVerdict::retry, SendReason::unreachable};
constexpr Taken timed_out{SendVerdict::retry, SendReason::timed_out};
constexpr Taken nobody{SendVerdict::refused, SendReason::rejected_recipient};
constexpr Taken unwanted{SendVerdict::refused, SendReason::rejected_message};

/// A behaviour, whose name in the peers is `who`, and what it is taken for.
struct Behaviour {
    const char* name;
    const char* who;
    Taken taken;
    std::map<std::string, Taken> but = {};  ///< of these channels it is another
    bool slow = false;
};

void PrintTo(const Behaviour& behaviour, std::ostream* out) {
    *out << behaviour.who;
}

const std::vector<Behaviour>& behaviours() {
    static const std::vector<Behaviour> all{
        {"Delivered", "reader", sent},
        {"Temporary", "greylisted", server_error, {{"smtp", deferred}}},
        {"Permanent", "unknown", nobody},
        {"Slow", "slow", timed_out, {}, true},
        {"ByDrops", "drip", timed_out, {}, true},
        {"HangingUp", "closing", timed_out, {{"smtp", unreachable}, {"webhook", unreachable}}},
        // The answer never came whole: the message may have arrived.
        {"CutInTheMiddle", "cut", timed_out, {{"smtp", unreachable}, {"webhook", unreachable}}},
        // Of mail the last line of an answer counts, of a letter the code alone: its receiver owes no words.
        {"Lying", "lying", server_error, {{"smtp", unwanted}, {"webhook", sent}}},
        {"Broken", "broken", server_error},
        {"Redirecting", "astray", server_error, {{"smtp", nobody}}},
        // Too much to read is no answer; mail's has no end, of a letter the code came before.
        {"Huge", "huge", timed_out, {{"smtp", unreachable}, {"webhook", sent}}}};
    return all;
}

using Case = std::tuple<std::string, Behaviour>;

class PeerBehaviour : public ::testing::TestWithParam<Case> {
  protected:
    static const Behaviour& behaviour() { return std::get<Behaviour>(GetParam()); }
    static const std::string& channel() { return std::get<std::string>(GetParam()); }
    static Taken wanted() {
        const auto other = behaviour().but.find(channel());
        return other == behaviour().but.end() ? behaviour().taken : other->second;
    }
};

TEST_P(PeerBehaviour, IsTakenForWhatItIsAndSpoilsNothing) {
    const auto rig = make_rig(channel());
    const auto sender = rig->channel(behaviour().slow ? patience : enough);
    const auto before = std::chrono::steady_clock::now();
    const Outcome outcome = sender->send(message_to(behaviour().who));
    if (behaviour().slow) {
        EXPECT_LT(std::chrono::steady_clock::now() - before, patience * 10);
    }
    EXPECT_EQ((Taken{outcome.verdict, outcome.reason}), wanted()) << "code " << outcome.code;
    EXPECT_LE(rig->messages(), 1U) << "neither sent again nor led astray";

    const auto next = behaviour().slow ? rig->channel(enough) : nullptr;
    EXPECT_EQ((next ? *next : *sender).send(message_to("reader")).verdict, SendVerdict::delivered);
}

INSTANTIATE_TEST_SUITE_P(Every, PeerBehaviour,
                         ::testing::Combine(::testing::Values("smtp", "gateway", "provider", "telegram",
                                                              "max", "webhook"),
                                            ::testing::ValuesIn(behaviours())),
                         [](const auto& one) {
                             return std::get<std::string>(one.param) + "_" +
                                    std::get<Behaviour>(one.param).name;
                         });

}  // namespace
}  // namespace vekha::test
