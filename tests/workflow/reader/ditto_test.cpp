#include "workflow/reader/ditto.hpp"

#include <gtest/gtest.h>

namespace vekha::reading {
namespace {

TEST(Ditto, marks_and_words_stand_for_the_cell_above) {
    for (const char* cell : {"то же", "То же.", "—//—", "-\"-", "″", "там же", "»", "-//-", "— ” —", "〃"})
        EXPECT_TRUE(is_ditto(cell)) << cell;
}

TEST(Ditto, a_dash_is_nothing_and_words_are_words) {
    for (const char* cell : {"-", "—", "", "апрель", "то же, что и прежде", "1/2"})
        EXPECT_FALSE(is_ditto(cell)) << cell;
    for (const char* cell : {"-", "—", "___", "---"}) EXPECT_TRUE(is_nothing(cell)) << cell;
    for (const char* cell : {"", "а", "-//-"}) EXPECT_FALSE(is_nothing(cell)) << cell;
}

}  // namespace
}  // namespace vekha::reading
