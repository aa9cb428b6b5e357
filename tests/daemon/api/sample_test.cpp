#include <gtest/gtest.h>

#include "tests/daemon/api/rig.hpp"

namespace vekha {
namespace {

TEST(SampleApi, TheSampleIsReadAsAnyDocumentIs) {
    testing::Rig rig;
    auto irina = rig.as("irina");
    const auto sample = irina.get("/api/v1/sample-roadmap");
    ASSERT_EQ(sample.status, 200);
    EXPECT_EQ(sample.header("content-type"), "text/plain; charset=utf-8");
    EXPECT_NE(sample.body.find("Срок исполнения"), std::string::npos);
    EXPECT_EQ(sample.body.find("{{"), std::string::npos) << "every date is laid";
}

}  // namespace
}  // namespace vekha
