// The memory twin's traffic with people.
#include <algorithm>
#include <set>

#include "workflow/service/memory_views.hpp"

namespace vekha::memory {
namespace {

/// Deliveries that ever carried a row of the task.
std::set<DeliveryId> carriers_of(const Tables& kept, TaskId task) {
    std::set<DeliveryId> deliveries;
    for (const auto& [id, line] : kept.dispatches.rows())
        if (line.task == task && line.delivery) deliveries.insert(line.delivery);
    return deliveries;
}

template <class Key, class Row>
std::optional<Row> copy(const Table<Key, Row>& table, const Key& key) {
    const Row* row = table.find(key);
    return row ? std::optional<Row>(*row) : std::nullopt;
}

}  // namespace

Result<std::vector<Dispatch>> View::dispatches(const DispatchQuery& query) {
    const auto carriers = query.task ? carriers_of(kept_, *query.task) : std::set<DeliveryId>{};
    const auto wanted = [&](const Dispatch& line) {
        if (query.person && line.person != *query.person) return false;
        if (query.delivery && line.delivery != *query.delivery) return false;
        if (query.before && line.id >= *query.before) return false;
        // A line about another task's row is not this task's, though both went in one delivery.
        return !query.task || line.task == *query.task || (!line.task && carriers.contains(line.delivery));
    };
    std::vector<Dispatch> lines;
    const auto& rows = kept_.dispatches.rows();
    for (auto at = rows.rbegin(); at != rows.rend() && lines.size() < query.limit; ++at)
        if (wanted(at->second)) lines.push_back(at->second);
    return lines;
}

Result<std::optional<OneTimeKey>> View::one_time_key(std::string_view sha256) {
    return copy(kept_.one_time_keys, std::string(sha256));
}

Result<std::vector<OneTimeKey>> View::one_time_keys(TaskId task) {
    std::vector<OneTimeKey> keys;
    for (const auto& [sha256, key] : kept_.one_time_keys.rows())
        if (key.task == task) keys.push_back(key);
    std::stable_sort(keys.begin(), keys.end(),
                     [](const auto& one, const auto& other) { return one.made_at < other.made_at; });
    return keys;
}

Result<std::vector<OneTimeKey>> View::one_time_keys(PersonId person) {
    std::vector<OneTimeKey> keys;
    for (const auto& [sha256, key] : kept_.one_time_keys.rows())
        if (key.person == person) keys.push_back(key);
    std::stable_sort(keys.begin(), keys.end(),
                     [](const auto& one, const auto& other) { return one.made_at < other.made_at; });
    return keys;
}

Result<std::optional<Received>> View::received(std::string_view channel, std::string_view key) {
    return copy(kept_.received, std::pair(std::string(channel), std::string(key)));
}

Result<std::optional<Dialog>> View::dialog(std::string_view channel, std::string_view chat) {
    return copy(kept_.dialogs, std::pair(std::string(channel), std::string(chat)));
}

Result<std::vector<Dialog>> View::dialogs(PersonId person) {
    std::vector<Dialog> found;
    for (const auto& [key, dialog] : kept_.dialogs.rows())
        if (dialog.person == person) found.push_back(dialog);
    return found;
}

Result<DispatchId> Change::add(const Dispatch& dispatch) {
    if (!tables_.people.find(dispatch.person) ||
        (dispatch.delivery && !tables_.deliveries.find(dispatch.delivery)))
        return failure(Fault::not_found, "Получатель или отправка не найдены.");
    Dispatch row = dispatch;
    const auto& rows = tables_.dispatches.rows();
    row.id = DispatchId{rows.empty() ? 1 : rows.rbegin()->first.value + 1};
    tables_.dispatches.put(undo_, row.id, row);
    return row.id;
}

Result<void> Change::save(const OneTimeKey& key) {
    if (!tables_.people.find(key.person) || (key.task && !tables_.tasks.find(key.task)))
        return failure(Fault::not_found, "Человек или задача ключа не найдены.");
    tables_.one_time_keys.put(undo_, key.sha256, key);
    return {};
}

Result<void> Change::add(const Received& received) {
    const auto key = std::pair(received.channel, received.key);
    if (tables_.received.find(key)) return failure(Fault::conflict, "Это уже получено.");
    tables_.received.put(undo_, key, received);
    return {};
}

Result<void> Change::save(const Dialog& dialog) {
    if (!tables_.people.find(dialog.person) || (dialog.task && !tables_.tasks.find(dialog.task)))
        return failure(Fault::not_found, "Человек или задача не найдены.");
    tables_.dialogs.put(undo_, std::pair(dialog.channel, dialog.chat), dialog);
    return {};
}

Result<void> Change::end_dialog(std::string_view channel, std::string_view chat) {
    tables_.dialogs.put(undo_, std::pair(std::string(channel), std::string(chat)), std::nullopt);
    return {};
}

Result<void> Change::forget_traffic(Instant keys_expired_before, Instant received_before,
                                    Instant asked_before) {
    tables_.one_time_keys.remove_where(
        undo_, [&](const OneTimeKey& key) { return key.expires_at < keys_expired_before; });
    tables_.received.remove_where(undo_, [&](const Received& one) { return one.at < received_before; });
    tables_.dialogs.remove_where(undo_, [&](const Dialog& one) { return one.asked_at < asked_before; });
    return {};
}

}  // namespace vekha::memory
