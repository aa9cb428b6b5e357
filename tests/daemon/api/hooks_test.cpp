// What messengers bring: who may, and what they are told.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/daemon/api/rig.hpp"

namespace vekha {
namespace {

using testing::Rig;

constexpr const char* telegram = "/api/v1/hooks/telegram";
constexpr const char* max = "/api/v1/hooks/max";

testing::SentHeaders bearing(const std::string& header, const std::string& secret) {
    return {{header, secret}, {"Content-Type", "application/json"}};
}

TEST(Hooks, AMessengerIsKnownByTheSecretInItsOwnHeader) {
    Rig rig;
    auto messenger = rig.browser();
    const std::string update = R"({"update_id":1})";
    for (const auto& [path, header] :
         {std::pair{telegram, "X-Telegram-Bot-Api-Secret-Token"}, std::pair{max, "X-Max-Bot-Api-Secret"}}) {
        EXPECT_EQ(messenger.send("POST", path, update, bearing(header, "right-secret-of-16")).status, 200);
        EXPECT_EQ(messenger.send("POST", path, update, bearing(header, "wrong")).status, 401);
        EXPECT_EQ(messenger.send("POST", path, update, bearing("X-Other", "right-secret-of-16")).status, 401);
        const auto bad = messenger.send("POST", path, "{}", bearing(header, "right-secret-of-16"));
        EXPECT_EQ(bad.status, 400);
        EXPECT_EQ(bad.text("where"), "update_id");
    }
    EXPECT_THAT(rig.hooks, ::testing::ElementsAre("telegram", "max"));
}

TEST(Hooks, ABodyThatIsTooLongIsNotRead) {
    Rig rig;
    EXPECT_EQ(rig.browser()
                  .send("POST", telegram, std::string(1'100'000, ' '),
                        bearing("X-Telegram-Bot-Api-Secret-Token", "right-secret-of-16"))
                  .status,
              413);
    EXPECT_THAT(rig.hooks, ::testing::IsEmpty());
}

}  // namespace
}  // namespace vekha
