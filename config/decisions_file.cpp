#include "config/decisions_file.hpp"

#include "config/toml_table.hpp"

namespace vekha::config {
namespace {

/// No words have more readings than this.
constexpr int others_most = 100;

std::optional<Day> read_day(TableReader& table, std::string_view key) {
    std::string text;
    table.text(key, text);
    if (text.empty()) return std::nullopt;
    const auto day = parse_day(text);
    if (!day) table.fault(key, "«" + text + "» — не дата.", "Пишите год-месяц-день, например 2026-05-20.");
    return day;
}

Decision read_row(TableReader& table) {
    Decision row;
    table.integer("item", row.position, 1, static_cast<std::int64_t>(limits::document_items),
                  "номер строки по порядку");
    const auto due = read_day(table, "due");
    const auto from = read_day(table, "from");
    table.boolean("as_read", row.as_read);
    table.boolean("without_task", row.without_tasks);
    table.boolean("waits", row.waits);
    int other = 0;
    table.integer("other", other, 1, others_most, "номер другого прочтения по порядку");
    if (other != 0) row.other = other;
    table.boolean("always", row.always);
    table.boolean("title_proof", row.title_proof);
    std::string lead;
    table.text("lead", lead);
    if (!lead.empty()) row.lead = lead;
    table.finish();
    table.required("item");
    if (from && !due) table.fault("from", "Указано начало без срока.", "Добавьте due.");
    if (from && due && *from > *due) table.fault("from", "Начало позже срока.");
    if (due) row.windows.push_back({from, *due});
    const int said = static_cast<int>(due.has_value()) + static_cast<int>(row.as_read) +
                     static_cast<int>(row.without_tasks) + static_cast<int>(row.waits) +
                     static_cast<int>(row.other.has_value());
    if (said > 1)
        table.fault("item", "Для строки указано больше одного решения о сроке.",
                    "Оставьте due, as_read, other, waits или without_task.");
    if (said == 0 && !row.lead && !row.title_proof)
        table.fault("item", "Решения нет.",
                    "Укажите due, as_read, other, waits, without_task, lead или title_proof.");
    if (row.always && !row.as_read && !row.other)
        table.fault("always", "Правилом можно сделать прочтение слов, а не дату.",
                    "Добавьте as_read или other.");
    return row;
}

RowDecision read_goes_on(TableReader& table) {
    const auto most = static_cast<std::int64_t>(limits::document_items);
    RowDecision row;
    table.integer("item", row.position, 1, most, "номер строки нового документа по порядку");
    table.integer("was", row.was, 0, most, "номер строки действующей редакции по порядку или 0");
    table.finish();
    table.required("item");
    table.required("was");
    return row;
}

}  // namespace

Checked<Decisions> parse_decisions(std::string_view text, const std::string& file) {
    Reading reading{file, {}, {}};
    const auto parsed = parse_toml(text, reading);
    if (!parsed) return tl::unexpected(std::move(reading.faults));
    Decisions decisions;
    TableReader root(&*parsed, "", reading);
    root.text("controller", decisions.controller);
    for (auto& [party, whom] : root.pairs("parties")) decisions.parties[party] = whom;
    for (auto& table : root.tables("row")) {
        auto row = read_row(table);
        for (const auto& earlier : decisions.rows)
            if (earlier.position == row.position && row.position != 0)
                table.fault("item", "О строке " + std::to_string(row.position) + " уже сказано выше.");
        decisions.rows.push_back(std::move(row));
    }
    for (auto& table : root.tables("goes_on")) decisions.goes_on.push_back(read_goes_on(table));
    root.finish();
    if (!reading.faults.empty()) return tl::unexpected(std::move(reading.faults));
    return decisions;
}

Checked<Decisions> read_decisions(const std::filesystem::path& path) {
    const auto text = read_settings_file(path);
    if (!text) return tl::unexpected(Faults{text.error()});
    return parse_decisions(*text, path.string());
}

}  // namespace vekha::config
