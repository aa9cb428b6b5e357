#include "workflow/model/time.hpp"

#include <gtest/gtest.h>

#include "workflow/model/names.hpp"
#include "workflow/model/result.hpp"
#include "workflow/model/roadmap.hpp"

namespace vekha {
namespace {

TEST(Day, ReadsWhatItWritesAndNothingElse) {
    EXPECT_EQ(format(parse_day("2024-02-29").value()), "2024-02-29");
    for (const auto* wrong : {"2023-02-29", "2024-13-01", "2024-1-1", "2024-01-01 ", "01.02.2024", ""})
        EXPECT_FALSE(parse_day(wrong)) << wrong;
}

TEST(Instant, ReadsWhatItWritesAndNothingElse) {
    const auto moment = parse_instant("2026-03-01T09:30:15.250Z").value();
    EXPECT_EQ(format(moment), "2026-03-01T09:30:15.250Z");
    EXPECT_EQ(parse_instant("2026-03-01T09:30:15Z"), moment - std::chrono::milliseconds{250});
    for (const auto* wrong :
         {"2026-03-01T24:00:00Z", "2026-03-01T09:30:15", "2026-03-01 09:30:15Z", "2026-03-01"})
        EXPECT_FALSE(parse_instant(wrong)) << wrong;
}

TEST(Instant, BeforeTheEpochIsStillRight) {
    EXPECT_EQ(format(parse_instant("1969-12-31T23:59:59.999Z").value()), "1969-12-31T23:59:59.999Z");
}

TEST(FixedZone, TurnsMomentsIntoLocalDaysAndBack) {
    const FixedZone moscow{std::chrono::hours{3}};
    const auto moment = parse_instant("2026-03-01T22:30:00Z").value();
    const auto local = moscow.local(moment);
    EXPECT_EQ(format(local.day), "2026-03-02");
    EXPECT_EQ(format_time_of_day(local.time), "01:30");
    EXPECT_EQ(moscow.at(local.day, local.time), moment);
}

TEST(InternetDate, IsWrittenAsMailAndHttpWantIt) {
    EXPECT_EQ(internet_date(parse_instant("1994-11-06T08:49:37Z").value()), "Sun, 06 Nov 1994 08:49:37");
    EXPECT_EQ(internet_date(parse_instant("2026-01-01T23:05:09.999Z").value()), "Thu, 01 Jan 2026 23:05:09");
}

TEST(Names, EveryValueHasOneAndReadsBack) {
    for (int value = 0; value <= static_cast<int>(EvidenceKind::other); ++value) {
        const auto kind = static_cast<EvidenceKind>(value);
        EXPECT_EQ(parse_evidence_kind(name(kind)), kind);
    }
    EXPECT_FALSE(parse_cycle("fortnight"));
}

TEST(Error, ReadsAsOneLine) {
    EXPECT_EQ(
        describe({Fault::invalid_input, "Неверный порт.", "vekha.toml:3", "Укажите число от 1 до 65535."}),
        "vekha.toml:3: Неверный порт. Укажите число от 1 до 65535.");
    EXPECT_EQ(describe({Fault::unreadable, "Файл пуст", "план.txt", "Выберите другой"}),
              "план.txt: Файл пуст. Выберите другой.");
    EXPECT_EQ(name(Fault::requirement_open), "requirement_open");
}

}  // namespace
}  // namespace vekha
