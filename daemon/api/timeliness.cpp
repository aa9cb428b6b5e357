// «Исполнительская дисциплина» as of the end of a day.
#include "daemon/api/handlers.hpp"
#include "daemon/api/json_out.hpp"
#include "workflow/service/timeliness_report.hpp"

namespace vekha::api {
namespace {

constexpr std::size_t by_bytes = 20;

Result<TimelinessQuery> query_of(const http::Request& request) {
    if (auto known = only_parameters(request, {"as_of", "from", "by", "roadmap"}); !known)
        return tl::unexpected(known.error());
    TimelinessQuery query;
    const auto as_of = day_parameter(request, "as_of");
    if (!as_of) return tl::unexpected(as_of.error());
    query.as_of = *as_of;
    const auto from = day_parameter(request, "from");
    if (!from) return tl::unexpected(from.error());
    query.from = *from;
    const auto by = text_parameter(request, "by", by_bytes);
    if (!by) return tl::unexpected(by.error());
    const auto parsed = parse_timeliness_by(by->value_or(std::string(name(query.by))));
    if (!parsed)
        return failure(Fault::invalid_input, "Так итоги не собираются.", "by",
                       "Есть: person, department, section, roadmap.");
    query.by = *parsed;
    const auto roadmap = number_parameter(request, "roadmap", 1, std::numeric_limits<std::int64_t>::max());
    if (!roadmap) return tl::unexpected(roadmap.error());
    if (*roadmap) query.roadmap = RoadmapId{**roadmap};
    return query;
}

json::value number(std::optional<double> value) {
    return value ? json::value(*value) : json::value(nullptr);
}

json::object term_json(const TermFigures& figures) {
    return {{"fell_due", figures.in_time.of},
            {"in_time", figures.in_time.done},
            {"percent", number(figures.in_time.percent())},
            {"days_late", figures.days_late},
            {"days_late_most", figures.days_late_most}};
}

json::object figures_json(const Figures& figures) {
    const auto& control = figures.control;
    return {{"first", term_json(figures.first)},
            {"current", term_json(figures.current)},
            {"control", json::object{{"to_decide", control.in_term.of},
                                     {"in_term", control.in_term.done},
                                     {"percent", number(control.in_term.percent())},
                                     {"decided", control.reports},
                                     {"average_days", number(control.average_days())}}}};
}

}  // namespace

Answer show_timeliness(Store& store, const Call& call) {
    const auto query = query_of(call.request);
    if (!query) return tl::unexpected(query.error());
    const auto report = timeliness_report(store, *call.organization, *query, call.now);
    if (!report) return tl::unexpected(report.error());
    json::array items;
    for (const auto& [group, figures] : report->figures.groups)
        items.push_back(json::object{{"name", text(group.name)},
                                     {"id", group.id == 0 ? json::value(nullptr) : json::value(group.id)},
                                     {"figures", figures_json(figures)}});
    return json_answer(200, json::object{{"as_of", day(report->as_of)},
                                         {"from", day(report->from)},
                                         {"by", text(name(report->by))},
                                         {"total", figures_json(report->figures.total)},
                                         {"items", std::move(items)},
                                         {"journal_head", journal_mark(report->journal)}});
}

}  // namespace vekha::api
