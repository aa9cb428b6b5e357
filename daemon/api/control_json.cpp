#include "daemon/api/control_json.hpp"

#include <algorithm>

namespace vekha::api {
namespace {

json::object slot_json(const IndicatorSlot& slot) {
    return {{"number", slot.number},
            {"text", text(slot.plan.text)},
            {"plan", text(russian_indicator(slot.plan))},
            {"value", slot.value ? json::value(*slot.value) : json::value(nullptr)},
            {"note", text(slot.note)},
            {"waiver", text(slot.waiver)},
            {"falls_short", slot.falls_short()}};
}

json::object extension_json(const Extension& one, Names& names) {
    return {{"number", one.number},
            {"by", names.ref(one.by)},
            {"at", instant(one.at)},
            {"day", day(one.day)},
            {"reason", text(one.reason)},
            {"document", text(one.document)},
            {"state", text(name(one.state))},
            {"granted", day(one.granted)},
            {"decided_by", names.ref(one.decided_by)},
            {"decided_at", instant(one.decided_at)},
            {"decision", text(one.decision)}};
}

json::object pause_json(const Pause& one) {
    return {{"from", instant(one.from)},
            {"to", instant(one.to)},
            {"reason", text(one.reason)},
            {"working_days", one.working_days},
            {"at_control", one.at_control}};
}

json::object relative_json(const Task& task, Names& names, Today today) {
    return {{"task", task.id.value},
            {"title", text(task.title)},
            {"person", names.ref(task.lead())},
            {"branch", text(name(task.branch))},
            {"state", text(name(task.state))},
            {"due", day(task.due)},
            {"overdue", task.overdue(today.now)}};
}

json::object children_json(const TaskView& view, Names& names, Today today) {
    const auto count = [&](ChildStanding standing) {
        return std::count_if(view.task.children.begin(), view.task.children.end(),
                             [&](const Child& one) { return one.standing == standing; });
    };
    return {{"all", view.task.children.size()},
            {"accepted", count(ChildStanding::accepted)},
            {"excused", count(ChildStanding::excused)},
            {"items",
             list(view.children, [&](const Task& child) { return relative_json(child, names, today); })}};
}

}  // namespace

void put_control(json::object& shown, const TaskView& view, Names& names, Today today) {
    const Task& task = view.task;
    shown["indicators"] = list(task.indicators, slot_json);
    shown["contributions"] = list(task.contributions, [&](const Contribution& one) {
        return json::object{{"by", names.ref(one.by)}, {"at", instant(one.at)}, {"words", text(one.words)}};
    });
    shown["silent"] = list(task.silent_contributors(), [&](PersonId person) { return names.ref(person); });
    shown["draft"] = text(view.draft);
    shown["extensions"] =
        list(task.extensions, [&](const Extension& one) { return extension_json(one, names); });
    shown["pauses"] = list(task.pauses, pause_json);
    shown["parent"] =
        view.parent ? json::value(relative_json(*view.parent, names, today)) : json::value(nullptr);
    shown["children"] = children_json(view, names, today);
    shown["policy"] = text(task.policy);
}

}  // namespace vekha::api
