// Days, instants and the organization's zone. Nothing here asks the time: every `now` is an argument.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace vekha {

/// A civil day, in the organization's zone where a zone matters.
using Day = std::chrono::sys_days;

/// A moment in UTC, to the millisecond.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

/// Minutes since local midnight, 0 to 1439.
using TimeOfDay = std::chrono::minutes;

/// A moment as clocks in a zone show it.
struct LocalTime {
    Day day;
    TimeOfDay time;
    friend bool operator==(const LocalTime&, const LocalTime&) = default;
};

/// Turns moments into local days and back. The core only knows this contract; the daemon implements it over
/// the system's tzdata (daemon/runtime/zone.hpp), tests use FixedZone. Implementations are immutable and safe
/// to share.
class Zone {
  public:
    virtual ~Zone() = default;
    /// The moment when clocks show `time` on `day`. A time skipped by a clock change means the first moment
    /// after the gap; a repeated one means the first of the two.
    virtual Instant at(Day day, TimeOfDay time) const = 0;
    virtual LocalTime local(Instant moment) const = 0;
};

/// A zone with a constant offset from UTC, for tests and for simulation.
class FixedZone final : public Zone {
  public:
    explicit FixedZone(std::chrono::minutes east_of_utc) : offset_(east_of_utc) {}
    Instant at(Day day, TimeOfDay time) const override { return Instant(day) + time - offset_; }
    LocalTime local(Instant moment) const override;

  private:
    std::chrono::minutes offset_;
};

/// "2026-03-01"; the inverse of parse_day.
std::string format(Day day);
/// Reads "YYYY-MM-DD"; nothing for any other words or a day no month has.
std::optional<Day> parse_day(std::string_view text);
/// "2026-03-01T09:00:00.000Z"; the inverse of parse_instant.
std::string format(Instant moment);
/// Reads what format(Instant) writes; milliseconds may be left out.
std::optional<Instant> parse_instant(std::string_view text);
/// "Sun, 06 Nov 1994 08:49:37" in UTC: what mail (RFC 5322, 3.3) follows with "+0000" and HTTP (RFC
/// 9110, 5.6.7) with "GMT".
std::string internet_date(Instant moment);
/// Reads "HH:MM".
std::optional<TimeOfDay> parse_time_of_day(std::string_view text);
/// "09:00".
std::string format_time_of_day(TimeOfDay time);

/// The day `year`-`month`-`day`; the caller knows that it exists.
inline Day day_of(int year, unsigned month, unsigned day) {
    return std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day};
}
inline std::chrono::year_month_day civil(Day day) {
    return std::chrono::year_month_day{day};
}

}  // namespace vekha
