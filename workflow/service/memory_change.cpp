#include <variant>

#include "workflow/service/memory_views.hpp"

namespace vekha::memory {
namespace {

tl::unexpected<Error> taken(std::string what) {
    return failure(Fault::conflict, std::move(what));
}
tl::unexpected<Error> missing(std::string what) {
    return failure(Fault::not_found, std::move(what));
}

/// Whether a row named by `id` is there; nobody (0) always is.
template <class Key, class Row>
bool known(const Table<Key, Row>& table, Key id) {
    return !id || table.find(id);
}

/// The id to keep a row under: its own, or the next free one.
template <class Key, class Row>
Key id_for(const Table<Key, Row>& table, Key id) {
    if (id) return id;
    return Key{table.rows().empty() ? 1 : table.rows().rbegin()->first.value + 1};
}

}  // namespace

Result<PersonId> Change::save(const Person& person) {
    const PersonId id = id_for(tables_.people, person.id);
    const auto at = tables_.logins.find(person.login);
    if (at != tables_.logins.end() && at->second != id)
        return taken("Имя входа «" + person.login + "» уже занято.");
    if (!known(tables_.units, person.unit)) return missing("Организации, где работает человек, нет.");
    Person row = person;
    row.id = id;
    row.within = {};  // of who acts now, not of the person
    tables_.people.put(undo_, id, std::move(row));
    return id;
}

Result<GroupId> Change::save(const Group& group) {
    for (const PersonId member : group.members)
        if (!member || !known(tables_.people, member))
            return missing("В группе «" + group.name + "» назван неизвестный человек.");
    if (!known(tables_.units, group.unit))
        return missing("У группы «" + group.name + "» указана неизвестная организация.");
    Group row = group;
    row.id = id_for(tables_.groups, group.id);
    const GroupId id = row.id;
    tables_.groups.put(undo_, id, std::move(row));
    return id;
}

Result<UnitId> Change::save(const Unit& unit) {
    if (!known(tables_.units, unit.parent))
        return missing("Организации, в которую входит «" + unit.name + "», нет.");
    for (const auto& [id, other] : tables_.units.rows())
        if (id != unit.id && other.parent == unit.parent && other.name == unit.name)
            return failure(Fault::conflict, "«" + unit.name + "» здесь уже есть.");
    Unit row = unit;
    row.id = id_for(tables_.units, unit.id);
    const UnitId id = row.id;
    tables_.units.put(undo_, id, std::move(row));
    return id;
}

Result<void> Change::bind(std::string_view key, const PartyBinding& binding) {
    const bool there = std::visit(
        [&](auto owner) {
            if constexpr (std::is_same_v<decltype(owner), PersonId>)
                return owner && known(tables_.people, owner);
            else
                return owner && known(tables_.groups, owner);
        },
        binding.owner);
    if (!there) return missing("Ответственный для «" + binding.party + "» не найден.");
    tables_.bindings.put(undo_, std::pair(std::string(key), binding.unit), binding);
    return {};
}

Result<void> Change::set_password(PersonId id, std::string_view argon2id, bool given) {
    if (!tables_.people.find(id)) return missing("Человек не найден.");
    tables_.passwords.put(undo_, id, Password{std::string(argon2id), given});
    return {};
}

Result<SubstitutionId> Change::save(const Substitution& substitution) {
    if (!tables_.people.find(substitution.away) || !tables_.people.find(substitution.acting))
        return missing("В замещении назван неизвестный человек.");
    Substitution row = substitution;
    row.id = id_for(tables_.substitutions, substitution.id);
    const SubstitutionId id = row.id;
    tables_.substitutions.put(undo_, id, std::move(row));
    return id;
}

Result<RoadmapId> Change::add(const StoredRoadmap& roadmap) {
    if (roadmap.id && tables_.roadmaps.find(roadmap.id))
        return taken("Дорожная карта с таким номером уже есть.");
    if (!roadmap.source_sha256.empty() && tables_.sources.contains(roadmap.source_sha256))
        return taken("Этот документ уже загружен.");
    if (!known(tables_.people, roadmap.controller) || !known(tables_.people, roadmap.imported_by))
        return missing("Координатор дорожной карты не найден.");
    if (!known(tables_.units, roadmap.unit)) return missing("Организации дорожной карты нет.");
    StoredRoadmap row = roadmap;
    row.id = id_for(tables_.roadmaps, roadmap.id);
    const RoadmapId id = row.id;
    tables_.roadmaps.put(undo_, id, std::move(row));
    return id;
}

Result<ItemId> Change::add(const StoredItem& item) {
    if (item.id && tables_.items.find(item.id)) return taken("Мероприятие с таким номером уже есть.");
    if (!tables_.roadmaps.find(item.roadmap)) return missing("Дорожная карта мероприятия не найдена.");
    StoredItem row = item;
    row.id = id_for(tables_.items, item.id);
    const ItemId id = row.id;
    tables_.items.put(undo_, id, std::move(row));
    return id;
}

Result<void> Change::update(const StoredRoadmap& roadmap) {
    const StoredRoadmap* before = tables_.roadmaps.find(roadmap.id);
    if (!before) return missing("Дорожная карта не найдена.");
    if (!known(tables_.people, roadmap.controller)) return missing("Координатор дорожной карты не найден.");
    if (!known(tables_.units, roadmap.unit)) return missing("Организации дорожной карты нет.");
    StoredRoadmap row = *before;
    row.unit = roadmap.unit;
    row.title = roadmap.title;
    row.period = roadmap.period;
    row.edition = roadmap.edition;
    row.controller = roadmap.controller;
    row.policy = roadmap.policy;
    row.section_policies = roadmap.section_policies;
    tables_.roadmaps.put(undo_, row.id, std::move(row));
    return {};
}

Result<void> Change::update(const StoredItem& item) {
    if (!tables_.items.find(item.id)) return missing("Мероприятие не найдено.");
    if (!tables_.roadmaps.find(item.roadmap)) return missing("Дорожная карта мероприятия не найдена.");
    tables_.items.put(undo_, item.id, item);
    return {};
}

Result<void> Change::add(const StoredEdition& edition) {
    const auto key = std::pair(edition.roadmap, edition.number);
    if (!tables_.roadmaps.find(edition.roadmap)) return missing("Дорожная карта редакции не найдена.");
    if (!known(tables_.people, edition.applied_by)) return missing("Кто внёс изменения, неизвестно.");
    if (tables_.editions.find(key)) return taken("Такая редакция уже есть.");
    if (!edition.source_sha256.empty() && tables_.sources.contains(edition.source_sha256))
        return taken("Этот документ уже загружен.");
    tables_.editions.put(undo_, key, edition);
    return {};
}

Result<TaskId> Change::next_task_id() {
    tables_.last_task = TaskId{tables_.last_task.value + 1};
    return tables_.last_task;
}

Result<void> Change::save(const Task& task) {
    if (!task.id) return failure(Fault::internal, "Задача сохраняется без номера.");
    if (!tables_.roadmaps.find(task.roadmap) || !tables_.items.find(task.item))
        return missing("Дорожная карта или мероприятие задачи не найдены.");
    if (!known(tables_.people, task.controller)) return missing("Координатор задачи не найден.");
    for (const Assignment& each : task.assignments)
        if (!tables_.people.find(each.person)) return missing("Исполнитель задачи не найден.");
    tables_.tasks.put(undo_, task.id, task);
    tables_.last_task = std::max(tables_.last_task, task.id);
    return {};
}

Result<bool> Change::plan(const OutboxRow& row) {
    if (tables_.outbox_keys.contains(row.key)) return false;
    if (!tables_.people.find(row.person) || !known(tables_.tasks, row.task) ||
        !known(tables_.deliveries, row.delivery))
        return missing("Получатель или задача сообщения не найдены.");
    OutboxRow kept = row;
    kept.id = id_for(tables_.outbox, OutboxId{});
    tables_.outbox.put(undo_, kept.id, kept);
    return true;
}

Result<void> Change::update(const OutboxRow& row) {
    const OutboxRow* before = tables_.outbox.find(row.id);
    if (!before) return missing("Сообщение не найдено.");
    if (!tables_.people.find(row.person) || !known(tables_.tasks, row.task) ||
        !known(tables_.deliveries, row.delivery))
        return missing("Получатель, задача или отправка сообщения не найдены.");
    OutboxRow kept = row;
    kept.key = before->key;
    tables_.outbox.put(undo_, kept.id, kept);
    return {};
}

Result<DeliveryId> Change::add(const Delivery& delivery) {
    if (delivery.id && tables_.deliveries.find(delivery.id))
        return taken("Отправка с таким номером уже есть.");
    if (!tables_.people.find(delivery.person)) return missing("Получатель не найден.");
    Delivery row = delivery;
    row.id = id_for(tables_.deliveries, delivery.id);
    tables_.deliveries.put(undo_, row.id, row);
    return row.id;
}

Result<void> Change::update(const Delivery& delivery) {
    if (!tables_.deliveries.find(delivery.id)) return missing("Отправка не найдена.");
    if (!tables_.people.find(delivery.person)) return missing("Получатель не найден.");
    tables_.deliveries.put(undo_, delivery.id, delivery);
    return {};
}

Result<void> Change::remember(const IdempotentAnswer& answer) {
    if (!tables_.people.find(answer.person)) return missing("Человек не найден.");
    const auto key = std::pair(answer.person, answer.key);
    if (tables_.answers.find(key)) return taken("Ответ на этот запрос уже запомнен.");
    tables_.answers.put(undo_, key, answer);
    return {};
}

Result<void> Change::set(std::string_view key, std::string_view value) {
    tables_.settings.put(undo_, std::string(key), std::string(value));
    return {};
}

Result<void> Change::save(const Node& node) {
    tables_.nodes.put(undo_, node.id, node);
    return {};
}

Result<void> Change::remove_node(std::string_view id) {
    tables_.nodes.put(undo_, std::string(id), std::nullopt);
    return {};
}

Result<void> Change::save(const Lease& lease) {
    tables_.leases.put(undo_, lease.name, lease);
    return {};
}

}  // namespace vekha::memory
