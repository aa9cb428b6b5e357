#include "config/calendar_file.hpp"

#include <algorithm>
#include <map>

#include "config/builtin.hpp"
#include "config/toml_table.hpp"

namespace vekha::config {
namespace {

constexpr int first_year = 1992;
constexpr int last_year = 2100;

bool contains(const std::vector<Day>& days, Day day) {
    return std::binary_search(days.begin(), days.end(), day);
}

bool weekend(Day day) {
    const std::chrono::weekday weekday{day};
    return weekday == std::chrono::Saturday || weekday == std::chrono::Sunday;
}

int working_days_in(const CalendarYear& year) {
    const WorkingCalendar calendar({year});
    return calendar.working_days_between(day_of(year.year - 1, 12, 31), day_of(year.year, 12, 31));
}

void check_days(TableReader& table, const CalendarYear& year) {
    const auto in_year = [&](std::string_view key, const std::vector<Day>& days) {
        for (const Day day : days)
            if (static_cast<int>(civil(day).year()) != year.year)
                table.fault(key, "День " + format(day) + " не из " + std::to_string(year.year) + " года.");
    };
    in_year("off", year.off);
    in_year("short", year.shortened);
    in_year("work", year.work);
    for (const Day day : year.work) {
        if (contains(year.off, day))
            table.fault("work", "День " + format(day) + " стоит и среди выходных, и среди рабочих.");
        if (!weekend(day))
            table.fault("work",
                        "День " + format(day) + " рабочий и так: здесь стоят только субботы и воскресенья.");
    }
    const WorkingCalendar calendar({year});
    for (const Day day : year.shortened)
        if (!calendar.works(day)) table.fault("short", "День " + format(day) + " сокращённый, но выходной.");
}

void check_explanations(TableReader& table, const CalendarYear& year) {
    for (const auto& [key, from] : table.pairs("moved")) {
        const auto day = parse_day(key);
        if (!day || !contains(year.off, *day))
            table.fault("moved", "День «" + key + "» не стоит среди выходных.");
        if (!parse_day(from)) table.fault("moved", "«" + from + "» не день.", "Напишите как \"2026-01-03\".");
    }
    for (const auto& [key, name] : table.pairs("names"))
        if (!parse_day(key)) table.fault("names", "«" + key + "» не день.", "Напишите как \"2026-01-03\".");
}

}  // namespace

Checked<CalendarYear> parse_calendar_year(std::string_view text, const std::string& file) {
    Reading reading{file, {}, {}};
    CalendarYear year;
    const auto toml = parse_toml(text, reading);
    if (!toml) return tl::unexpected(reading.faults);
    TableReader table(&*toml, "", reading);
    std::string source;
    int working_days = 0;
    table.integer("year", year.year, first_year, last_year);
    table.boolean("provisional", year.provisional);
    table.text("source", source, {1, limits::words_bytes});
    table.integer("working_days", working_days, 150, 300);
    table.days("off", year.off);
    table.days("short", year.shortened);
    table.days("work", year.work);
    check_explanations(table, year);
    table.finish();
    table.required("year");
    table.required("off");
    if (reading.faults.empty()) {
        check_days(table, year);
        if (const int counted = working_days_in(year); working_days != 0 && counted != working_days)
            table.fault("working_days",
                        "По спискам рабочих дней " + std::to_string(counted) + ", а заявлено " +
                            std::to_string(working_days) + ".",
                        "Проверьте списки off и work.");
    }
    if (!reading.faults.empty()) return tl::unexpected(reading.faults);
    return year;
}

Checked<WorkingCalendar> read_calendars(const std::filesystem::path& folder) {
    std::map<int, CalendarYear> years;
    Faults faults;
    const auto take = [&](std::string_view text, const std::string& file, std::map<int, CalendarYear>& into) {
        const auto year = parse_calendar_year(text, file);
        if (!year) {
            faults.insert(faults.end(), year.error().begin(), year.error().end());
        } else if (!into.emplace(year->year, *year).second) {
            faults.push_back({Fault::invalid_input, "Год " + std::to_string(year->year) + " описан дважды.",
                              file, "Оставьте один файл на год."});
        }
    };
    for (const auto& [name, text] : builtin_files("calendars/")) take(text, std::string(name), years);
    if (!folder.empty()) {
        const auto files = toml_files(folder);
        if (!files)
            faults.push_back({Fault::not_found, "Папка календарей не читается.", folder.string(),
                              "Проверьте путь и права доступа."});
        std::map<int, CalendarYear> own;
        for (const auto& file : files.value_or(std::vector<std::filesystem::path>{})) {
            if (const auto text = read_settings_file(file))
                take(*text, file.string(), own);
            else
                faults.push_back(text.error());
        }
        for (auto& [number, year] : own) years[number] = std::move(year);
    }
    if (!faults.empty()) return tl::unexpected(faults);
    std::vector<CalendarYear> list;
    for (auto& [number, year] : years) list.push_back(std::move(year));
    return WorkingCalendar(std::move(list));
}

}  // namespace vekha::config
