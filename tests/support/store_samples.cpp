#include "tests/support/store_samples.hpp"

namespace vekha::testing {

using namespace std::chrono_literals;

Instant noon(unsigned month, unsigned day) {
    return Instant{day_of(2026, month, day)} + 12h;
}

Person sample_person(const std::string& login) {
    Person person;
    person.login = login;
    person.name = "Сулегина Т.В. (" + login + ")";
    person.position = "начальник отдела";
    person.department = "Отдел общего образования";
    person.email = login + "@example.test";
    person.telegram = "100200";
    person.max = "5034074017";
    person.channels = {"telegram", "smtp"};
    person.duties = {Duty::executor, Duty::department_head};
    return person;
}

Item sample_item(const std::string& title) {
    Item item;
    item.section = "Организационные мероприятия";
    item.number = "1.2";
    item.title = title;
    item.deadline = {
        .text = "ежеквартально",
        .kind = DeadlineKind::recurring,
        .windows = {{day_of(2026, 1, 1), day_of(2026, 3, 31)}, {std::nullopt, day_of(2026, 6, 30)}},
        .every = Cycle::quarter,
        .ambiguous = true,
        .rule = "По одному сроку на каждый квартал.",
        .source = {12, 1, 2, 3}};
    item.responsible = {.text = "Отдел, школы", .parties = {"Отдел", "школы"}, .source = {12, 1, 2, 4}};
    item.result = {.text = "Приказ, 100% охват",
                   .evidence = {EvidenceKind::order, EvidenceKind::protocol},
                   .indicators = {{"100% охват", 100, "%"}, {"доля 0,1", 0.1, ""}},
                   .source = {12, 1, 2, 5}};
    item.source = {12, 1, 2, 0};
    return item;
}

StoredRoadmap sample_roadmap(const std::string& source_sha256, PersonId controller) {
    StoredRoadmap roadmap;
    roadmap.title = "Дорожная карта";
    roadmap.organization = "Управление образования";
    roadmap.approval_number = "123-о";
    roadmap.approval_date = day_of(2026, 1, 15);
    roadmap.period = {day_of(2026, 1, 1), day_of(2026, 12, 31)};
    roadmap.controller = controller;
    roadmap.imported_by = controller;
    roadmap.imported_at = noon(1, 16);
    roadmap.source_name = "карта.txt";
    roadmap.source_sha256 = source_sha256;
    roadmap.policy = "default";
    return roadmap;
}

Task sample_task(TaskId id, RoadmapId roadmap, ItemId item, PersonId lead, Day due) {
    Task task;
    task.id = id;
    task.roadmap = roadmap;
    task.item = item;
    task.number = "1." + std::to_string(id.value);
    task.title = "Провести совещание " + std::to_string(id.value);
    task.window = {day_of(2026, 1, 1), due};
    task.due = due;
    task.due_rule = "Последний день срока.";
    task.due_at = Instant{due} + 24h;
    task.first_due = due;
    task.state = TaskState::open;
    task.assignments = {{lead, AssignmentRole::lead, "Отдел"}};
    task.requirements = {{1, EvidenceKind::order, RequirementState::requested, {}},
                         {2, EvidenceKind::protocol, RequirementState::waived, "Совещание заочное"}};
    task.created_at = noon(1, 16);
    task.version = 2;
    task.next_action_at = task.due_at - 48h;
    return task;
}

namespace {

/// Everything that control can leave on a task.
void control(Task& task) {
    task.acceptance_at = noon(6, 9);
    task.parent = TaskId{3};
    task.branch = Branch::part;
    task.depth = 1;
    task.children = {{TaskId{8}, PersonId{4}, Branch::each, ChildStanding::owed},
                     {TaskId{9}, PersonId{2}, Branch::part, ChildStanding::excused}};
    task.indicators = {
        {1, {"не менее 80,5 %", 80.5, "%", Indicator::Direction::at_least}, 0.1, "по отчётам", {}},
        {2, {"72 часа", 72, "часа", Indicator::Direction::exactly}, {}, {}, "Не измеряется"}};
    task.requirements[0].remark = "Нет подписи";
    task.evidence[0].signatory = "Петров П.П.";
    task.evidence[0].report = 2;
    task.submissions[0].values = {{1, 79.5, "не все школы"}};
    task.submissions[0].without = "Соисполнитель в отпуске";
    task.submissions[0].decision_due = day_of(2026, 6, 9);
    task.submissions[0].decision_due_at = noon(6, 10);
    task.submissions[2].verdict = Verdict::recalled;
    task.contributions = {{PersonId{4}, noon(6, 1), "Наша часть"}};
    task.extensions = {
        {1, PersonId{2}, noon(5, 1), day_of(2026, 6, 30), "Нет денег", "письмо № 4", ExtensionState::granted,
         day_of(2026, 6, 25), PersonId{1}, noon(5, 2), "Согласовано"},
        {2, PersonId{2}, noon(5, 3), day_of(2026, 7, 30), "Ещё", {}, ExtensionState::asked, {}, {}, {}, {}}};
    task.pauses = {{noon(4, 1), noon(4, 8), "Карантин", 5, false},
                   {noon(6, 4), std::nullopt, "Суд", 0, true}};
    task.mutes = {{PersonId{4}, day_of(2026, 5, 1), PersonId{1}, noon(4, 1), "Отпуск"}};
    task.cadence = Cadence{2, day_of(2026, 4, 1), day_of(2026, 5, 1), PersonId{1}, "Важно"};
    task.edits = {
        {"T-3", PersonId{4}, RungEdit::Kind::hold, day_of(2026, 5, 2), "После праздника", PersonId{1}},
        {"late+1", {}, RungEdit::Kind::skip, {}, "Известно", PersonId{1}}};
    task.delays = {{noon(4, 1), noon(4, 3), 2}};
    task.policy = "Строгая";
    task.disownings = {{PersonId{4}, noon(4, 2), "Передано другой школе"}};
}

}  // namespace

Task full_task() {
    Task task = sample_task(TaskId{7}, RoadmapId{3}, ItemId{5}, PersonId{2}, day_of(2026, 6, 30));
    task.occurrence = 2;
    task.window.first.reset();
    task.first_due = day_of(2026, 5, 31);
    task.moves = 1;
    task.state = TaskState::accepted;
    task.assignments.push_back({PersonId{4}, AssignmentRole::contributor, "школы"});
    task.controller = PersonId{1};
    task.evidence = {{1,
                      1,
                      EvidenceKind::order,
                      "Приказ.pdf",
                      std::string(64, 'a'),
                      {},
                      120'000,
                      "application/pdf",
                      "17-о",
                      day_of(2026, 6, 1),
                      PersonId{2},
                      noon(6, 2)},
                     {2,
                      0,
                      EvidenceKind::publication,
                      "Новость",
                      {},
                      "https://example.test/1",
                      0,
                      {},
                      {},
                      {},
                      PersonId{4},
                      noon(6, 3)}};
    task.submissions = {
        {1, PersonId{2}, noon(6, 4), "Готово", Verdict::returned, "Нет подписи", PersonId{1}, noon(6, 5)},
        {2, PersonId{2}, noon(6, 6), "Исправлено «всё»", Verdict::accepted, {}, PersonId{1}, noon(6, 7)},
        {3, PersonId{2}, noon(6, 8), {}, Verdict::pending, {}, {}, {}}};
    task.acknowledgements = {{PersonId{2}, noon(2, 1)}};
    task.closed_at = noon(6, 7);
    task.hold_reason = "причина";
    task.ladder_at = noon(5, 20) + 1ms;
    task.version = 9;
    task.next_action_at.reset();
    control(task);
    return task;
}

OutboxRow sample_row(const std::string& key, TaskId task, PersonId person, Instant ready_at) {
    OutboxRow row;
    row.key = key;
    row.kind = NoticeKind::overdue;
    row.task = task;
    row.person = person;
    row.rung = "late+3";
    row.reason = "Срок прошёл три дня назад.";
    row.planned_at = ready_at - 1h;
    row.ready_at = ready_at;
    return row;
}

Delivery sample_delivery(PersonId person, Instant next_try_at) {
    Delivery delivery;
    delivery.person = person;
    delivery.channel = "smtp";
    delivery.message_id = "1@vekha.test";
    delivery.state = DeliveryState::waiting;
    delivery.attempts = 1;
    delivery.trying = true;
    delivery.holders_lost = 3;
    delivery.created_at = next_try_at - 5min;
    delivery.next_try_at = next_try_at;
    delivery.lease = "run-1";
    delivery.outcome = "unreachable";
    delivery.subject = "Срок прошёл";
    delivery.text = "текст";
    delivery.html = "<p>текст</p>";
    return delivery;
}

Result<Ground> lay_ground(Transaction& change) {
    Ground ground;
    Error first;
    const auto keep = [&](auto& place, auto result) {
        if (result)
            place = *result;
        else if (first.message.empty())
            first = result.error();
    };
    keep(ground.controller, change.save(sample_person("controller")));
    keep(ground.lead, change.save(sample_person("lead")));
    keep(ground.contributor, change.save(sample_person("contributor")));
    keep(ground.roadmap, change.add(sample_roadmap("source-of-the-ground", ground.controller)));
    keep(ground.item, change.add(StoredItem{{}, ground.roadmap, 1, sample_item("Совещание")}));
    if (!first.message.empty()) return tl::unexpected(first);
    return ground;
}

std::vector<TaskChange> all_changes() {
    return {
        TaskPlanned{full_task()},
        TaskOpened{},
        RungReached{"T-3", noon(6, 25), {PersonId{2}, PersonId{4}}, {"T-10", "T-5"}},
        RungReached{
            "T-1", noon(6, 29), {PersonId{4}}, {}, {{PersonId{4}, PersonId{2}}}, {PersonId{1}}, "Срочно"},
        TaskAcknowledged{},
        EvidenceAttached{full_task().evidence.front()},
        EvidenceWithdrawn{2},
        ReportSubmitted{"Готово"},
        ReportSubmitted{"Готово", {{1, 0.1, "как есть"}}, "Без школ", day_of(2026, 6, 9), noon(6, 10)},
        ReportReturned{"Нет подписи"},
        ReportReturned{"Нет подписи", {{1, "Нет подписи"}, {2, "Другой номер"}}, 3},
        RequirementWaived{1, "Не нужен"},
        TaskAccepted{},
        TaskSuspended{"Нет денег"},
        TaskResumed{},
        TaskResumed{4},
        TaskAccepted{"Школа закрыта"},
        TaskCancelled{"Отменено приказом"},
        TaskMoved{{day_of(2026, 4, 1), day_of(2026, 7, 31)},
                  day_of(2026, 7, 31),
                  "Весь месяц.",
                  noon(7, 31),
                  "приказ № 45 от 12.03.2026"},
        TaskReworded{"2.1", "Провести большое совещание", "приказ № 45"},
        TaskReassigned{{{PersonId{4}, AssignmentRole::lead, "школы"}}, PersonId{1}, "приказ № 45"},
        RequirementAdded{EvidenceKind::protocol, "приказ № 45"},
        PartContributed{"Наша часть"},
        ReportRecalled{},
        IndicatorWaived{2, "Не измеряется"},
        IndicatorAdded{{"не менее 80 % педагогов", 80, "%", Indicator::Direction::at_least}, "приказ № 45"},
        ExtensionAsked{day_of(2026, 7, 30), "Нет денег", "письмо № 4"},
        ExtensionDecided{1, day_of(2026, 7, 20), "Согласовано"},
        ExtensionDecided{2, std::nullopt, "Нет оснований"},
        TaskReopened{"Выводы прокуратуры"},
        ChildAdded{{TaskId{8}, PersonId{4}, Branch::each, ChildStanding::owed}},
        ChildSettled{TaskId{8}, ChildStanding::excused},
        PersonMuted{{PersonId{4}, day_of(2026, 5, 1), PersonId{1}, noon(4, 1), "Отпуск"}},
        PersonUnmuted{PersonId{4}},
        CadenceSet{Cadence{2, day_of(2026, 4, 1), day_of(2026, 5, 1), PersonId{1}, "Важно"}},
        CadenceSet{},
        PolicyChosen{"Строгая", "решение коллегии"},
        RungEdited{{"T-3", PersonId{4}, RungEdit::Kind::note, {}, "Не забудьте печать", PersonId{1}}, true},
        EscalationDelayed{{noon(4, 1), noon(4, 3), 2}},
        TaskDisowned{"Не наша школа"}};
}

}  // namespace vekha::testing
