// A task as the page shows it.
#include "daemon/api/control_json.hpp"

namespace vekha::api {
namespace {

json::object evidence_json(const Evidence& one, Names& names) {
    return {{"number", one.number},
            {"requirement", one.requirement},
            {"kind", text(name(one.kind))},
            {"title", text(one.title)},
            {"sha256", text(one.sha256)},
            {"link", text(one.link)},
            {"bytes", one.bytes},
            {"media_type", text(one.media_type)},
            {"document_number", text(one.document_number)},
            {"document_date", day(one.document_date)},
            {"signatory", text(one.signatory)},
            {"report", one.report},
            {"by", names.ref(one.by)},
            {"at", instant(one.at)}};
}

json::object submission_json(const Submission& one, Names& names) {
    return {{"number", one.number},
            {"by", names.ref(one.by)},
            {"at", instant(one.at)},
            {"words", text(one.words)},
            {"verdict", text(name(one.verdict))},
            {"reason", text(one.reason)},
            {"decided_by", names.ref(one.decided_by)},
            {"decided_at", instant(one.decided_at)},
            {"values", list(one.values,
                            [](const IndicatorValue& value) {
                                return json::object{{"indicator", value.indicator},
                                                    {"value", value.value},
                                                    {"note", text(value.note)}};
                            })},
            {"without", text(one.without)},
            {"decision_due", day(one.decision_due)}};
}

json::object notice_json(const OutboxRow& one, Names& names) {
    return {{"id", one.id.value},
            {"kind", text(name(one.kind))},
            {"rung", text(one.rung)},
            {"reason", text(one.reason)},
            {"person", names.ref(one.person)},
            {"planned_at", instant(one.planned_at)},
            {"ready_at", instant(one.ready_at)},
            {"state", text(name(one.state))},
            {"delivery", id(one.delivery)}};
}

json::object rung_json(const LaidRung& one) {
    return {{"id", text(one.id)},
            {"moment", instant(one.moment)},
            {"offset", one.offset},
            {"audience", list(one.audience, [](Audience audience) { return text(name(audience)); })},
            {"urgent", one.urgent}};
}

/// What the task itself holds.
void put_task(json::object& shown, const Task& task, Names& names, Today today) {
    shown["id"] = task.id.value;
    shown["version"] = task.version;
    shown["number"] = text(task.number);
    shown["title"] = text(task.title);
    shown["state"] = text(name(task.state));
    shown["overdue"] = task.overdue(today.now);
    shown["days_left"] = (task.due - today.day).count();
    shown["occurrence"] = task.occurrence;
    shown["window"] = window_json(task.window);
    shown["due"] = day(task.due);
    shown["due_rule"] = text(task.due_rule);
    shown["due_at"] = instant(task.due_at);
    shown["first_due"] = day(task.first_due);
    shown["assignments"] = list(task.assignments, [&](const Assignment& one) {
        return json::object{
            {"person", names.ref(one.person)}, {"role", text(name(one.role))}, {"party", text(one.party)}};
    });
    shown["controller"] = names.ref(task.controller);
    shown["requirements"] = list(task.requirements, [](const Requirement& one) {
        return json::object{{"number", one.number},
                            {"kind", text(name(one.kind))},
                            {"state", text(name(one.state))},
                            {"waiver", text(one.waiver)},
                            {"remark", text(one.remark)}};
    });
    shown["evidence"] = list(task.evidence, [&](const Evidence& one) { return evidence_json(one, names); });
    shown["submissions"] =
        list(task.submissions, [&](const Submission& one) { return submission_json(one, names); });
    shown["acknowledgements"] = list(task.acknowledgements, [&](const Acknowledgement& one) {
        return json::object{{"person", names.ref(one.person)}, {"at", instant(one.at)}};
    });
    shown["disownings"] = list(task.disownings, [&](const Disowning& one) {
        return json::object{
            {"person", names.ref(one.person)}, {"at", instant(one.at)}, {"reason", text(one.reason)}};
    });
    shown["hold_reason"] = text(task.hold_reason);
    shown["created_at"] = instant(task.created_at);
    shown["closed_at"] = instant(task.closed_at);
}

}  // namespace

json::object task_json(const TaskView& view, Names& names, Today today) {
    for (const auto& person : view.people) names.know(person);
    json::object shown;
    put_task(shown, view.task, names, today);
    put_control(shown, view, names, today);
    const Item& item = view.item.item;
    shown["deadline"] = deadline_json(item.deadline);
    shown["section"] = optional_text(item.section);
    shown["position"] = view.item.position;
    shown["responsible"] = responsible_json(item.responsible);
    shown["result"] = result_json(item.result);
    shown["roadmap"] = json::object{{"id", view.roadmap.id.value},
                                    {"title", text(view.roadmap.title)},
                                    {"source_name", text(view.roadmap.source_name)}};
    shown["steps"] = list(view.steps, [](const std::string& step) { return text(step); });
    shown["notices"] = list(view.notices, [&](const OutboxRow& one) { return notice_json(one, names); });
    shown["ladder"] = list(view.ladder, rung_json);
    shown["today"] = day(today.day);
    return shown;
}

}  // namespace vekha::api
