#include "workflow/reports/timeliness_table.hpp"

#include <algorithm>
#include <array>

#include "workflow/model/russian.hpp"
#include "workflow/reports/text_columns.hpp"

namespace vekha {
namespace {

constexpr std::size_t name_width = 34;  // characters, of the first column at most
constexpr std::size_t cell_width = 16;
constexpr std::array heads{"первый срок", "Ко, %",      "действующий", "Ко, %",
                           "опоздание",   "наибольшее", "приёмка",     "дней приёмки"};

using Row = std::array<std::string, heads.size()>;

std::string tenth(double value) {
    const auto tenths = static_cast<long long>(value * 10 + 0.5);
    return std::to_string(tenths / 10) + (tenths % 10 == 0 ? "" : "," + std::to_string(tenths % 10));
}

std::string share(const Share& share) {
    return share.of == 0 ? "–" : std::to_string(share.done) + " из " + std::to_string(share.of);
}

std::string number(std::optional<double> value) {
    return value ? tenth(*value) : "–";
}

Row row_of(const Figures& figures) {
    return {share(figures.first.in_time),
            number(figures.first.in_time.percent()),
            share(figures.current.in_time),
            number(figures.current.in_time.percent()),
            std::to_string(figures.first.days_late),
            std::to_string(figures.first.days_late_most),
            share(figures.control.in_term),
            number(figures.control.average_days())};
}

template <class Cells>
std::string line(const std::string& name, std::size_t first, const Cells& cells) {
    std::string made = padded(name, first);
    for (const auto& cell : cells) made += "  " + padded(cell, cell_width);
    return made.substr(0, made.find_last_not_of(' ') + 1) + "\n";
}

}  // namespace

std::string timeliness_table(const Timeliness& figures, Day as_of, std::optional<Day> from,
                             std::string_view groups) {
    std::string text = "Исполнительская дисциплина на конец дня " + russian_date(as_of) + " г.";
    if (from) text += ", сроки с " + russian_date(*from) + " г.";
    text +=
        "\n\nКо = исполнено в срок ÷ наступил срок × 100 %. По первому сроку опоздания не отменяют ни "
        "перенос, ни\n"
        "пауза, ни передача другому; по действующему сроку переносы учтены. Задача исполнена, когда сдан "
        "отчёт,\n"
        "который принят или ещё ждёт решения. Опоздание — в рабочих днях против первого срока. Приёмка — "
        "сколько\n"
        "отчётов координатор рассмотрел в свой срок.\n\n";
    std::size_t first = name_width;
    const auto shown = [](const TimelinessGroup& group) {
        return group.name.empty() ? std::string("(не указано)") : group.name;
    };
    for (const auto& [group, one] : figures.groups) first = std::max(first, width(shown(group)));
    text += line(std::string(groups), first, heads);
    for (const auto& [group, one] : figures.groups) text += line(shown(group), first, row_of(one));
    return text + line("Всего", first, row_of(figures.total));
}

}  // namespace vekha
