#include <filesystem>
#include <fstream>
#include <iterator>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "notifiers/channels/channels.hpp"
#include "tests/notifiers/channels/peers.hpp"

namespace vekha::test {
namespace {

namespace fs = std::filesystem;

class Folder : public ::testing::Test {
  protected:
    std::vector<std::string> files(const std::string& part) const {
        std::vector<std::string> names;
        for (const auto& entry : fs::directory_iterator(folder_ / ("mail/" + part)))
            names.push_back(entry.path().filename().string());
        return names;
    }
    std::string content(const std::string& file) const {
        std::ifstream in(folder_ / ("mail/new/" + file), std::ios::binary);
        return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    }

    vekha::testing::TempFolder folder_;
    std::unique_ptr<Channel> channel_ =
        make_folder_channel({folder_ / "mail", "Веха <vekha@example.org>"}).value();
};

TEST_F(Folder, HoldsTheSameMailThatSmtpWouldCarry) {
    ASSERT_EQ(channel_->send(message_to("reader")), delivered());
    EXPECT_THAT(files("new"), ::testing::ElementsAre("1.00ff@vekha.example.org.eml"));
    EXPECT_THAT(files("tmp"), ::testing::IsEmpty());
    const std::string mail = content("1.00ff@vekha.example.org.eml");
    EXPECT_EQ(header_of(mail, "Message-ID"), "<1.00ff@vekha.example.org>");
    EXPECT_THAT(part_of(mail, "text/plain"), ::testing::StartsWith("Здравствуйте!"));
}

TEST_F(Folder, TheSameMessageTwiceIsOneFile) {
    ASSERT_EQ(channel_->send(message_to("reader")), delivered());
    Message again = message_to("reader");
    again.text = "иное";
    ASSERT_EQ(channel_->send(again), delivered());
    EXPECT_THAT(files("new"), ::testing::SizeIs(1));
}

TEST_F(Folder, AMessageThatWasReadIsNotDeliveredAnew) {
    ASSERT_EQ(channel_->send(message_to("reader")), delivered());
    const auto file = files("new").at(0);
    fs::rename(folder_ / ("mail/new/" + file), folder_ / ("mail/cur/" + file + ":2,S"));
    ASSERT_EQ(channel_->send(message_to("reader")), delivered());
    EXPECT_THAT(files("new"), ::testing::IsEmpty());
}

TEST_F(Folder, TakesAPersonWithoutAnAddress) {
    Message message = message_to("reader");
    message.recipient.email.clear();
    ASSERT_EQ(channel_->send(message), delivered());
    EXPECT_EQ(header_of(content(files("new").at(0)), "To"), "undisclosed-recipients:;");
}

TEST_F(Folder, AnIdCannotLeaveTheFolder) {
    ASSERT_EQ(channel_->send(message_to("reader", "../../escaped")), delivered());
    EXPECT_THAT(files("new"), ::testing::ElementsAre("_.._.._escaped.eml"));
}

TEST_F(Folder, AFolderThatCannotBeMadeIsNamed) {
    std::ofstream(folder_ / "file") << "x";
    const auto made = make_folder_channel({folder_ / "file", "vekha@example.org"});
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().fault, Fault::unavailable);
    EXPECT_THAT(made.error().where, ::testing::HasSubstr("file"));
}

}  // namespace
}  // namespace vekha::test
