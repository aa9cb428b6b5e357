#include "notifiers/channels/form_data.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vekha {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST(FormData, FieldsAndFilesStandInOrder) {
    const auto form = form_data(
        {{"chat_id", "100500"}, {"document", "<p>Срок</p>", "Сводка на 12.05.2026.html", "text/html"}});
    EXPECT_EQ(form.content_type, "multipart/form-data; boundary=vekha-form");
    EXPECT_EQ(form.body,
              "--vekha-form\r\nContent-Disposition: form-data; name=\"chat_id\"\r\n\r\n100500\r\n"
              "--vekha-form\r\nContent-Disposition: form-data; name=\"document\"; "
              "filename=\"Сводка на 12.05.2026.html\"\r\nContent-Type: text/html\r\n\r\n<p>Срок</p>\r\n"
              "--vekha-form--\r\n");
}

TEST(FormData, WordsThatHoldTheBoundaryDoNotEndThePart) {
    const auto form = form_data({{"a", "\r\n--vekha-form--\r\n"}, {"b", "vekha-form-0"}});
    EXPECT_EQ(form.content_type, "multipart/form-data; boundary=vekha-form-1");
}

TEST(FormData, AFilesNameBendsNothing) {
    const auto form = form_data({{"document", "x", "a\"\r\nX: y\r\n\r\n.html", "text/html"}});
    EXPECT_THAT(form.body, HasSubstr("filename=\"a%22%0D%0AX: y%0D%0A%0D%0A.html\"\r\n"));
    EXPECT_THAT(form.body, Not(HasSubstr("\nX: y")));
}

}  // namespace
}  // namespace vekha
