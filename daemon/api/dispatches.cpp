// The way of messages: of a task, of a person; who would not hear; what is done about it by hand.
#include "daemon/api/handlers.hpp"
#include "daemon/api/json_in.hpp"
#include "daemon/api/json_out.hpp"
#include "notifiers/outbox/channel_board.hpp"
#include "notifiers/outbox/coming.hpp"
#include "notifiers/outbox/dispatch_list.hpp"
#include "notifiers/outbox/replay.hpp"
#include "notifiers/outbox/unreachable.hpp"
#include "workflow/service/found_task.hpp"

namespace vekha::api {
namespace {

constexpr std::size_t waiting_counted = 1'000;  ///< messages that wait for a channel, counted so far

/// The page to print has a style of its own and nothing else.
constexpr std::string_view paper_policy =
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'";

json::object dispatch_json(const Dispatch& line, Names& names) {
    return {{"id", line.id.value},
            {"at", text(format(line.at))},
            {"person", names.ref(line.person)},
            {"channel", text(line.channel)},
            {"step", text(name(line.step))},
            {"reason", text(line.reason)},
            {"words", text(russian(line))},
            {"code", line.code},
            {"task", id(line.task)},
            {"delivery", id(line.delivery)},
            {"by", names.ref(line.by)}};
}

Result<DispatchQuery> page_of(const Call& call) {
    if (auto known = only_parameters(call.request, {"limit", "after", "format"}); !known)
        return tl::unexpected(known.error());
    DispatchQuery query;
    auto limit = number_parameter(call.request, "limit", 1, limits::page_most);
    if (!limit) return tl::unexpected(limit.error());
    query.limit = static_cast<std::size_t>(limit->value_or(limits::page_default));
    auto after = number_parameter(call.request, "after", 1, std::numeric_limits<std::int64_t>::max());
    if (!after) return tl::unexpected(after.error());
    if (*after) query.before = DispatchId{**after};
    return query;
}

Result<bool> wants_csv(const Call& call) {
    const auto format = call.request.parameter("format");
    if (!format || *format == "json") return false;
    if (*format == "csv") return true;
    return failure(Fault::invalid_input, "Такого вида выгрузки нет.", "format", "Есть json и csv.");
}

Answer csv_answer(ReadView& view, const Call& call, const std::vector<Dispatch>& lines) {
    std::map<PersonId, std::string> people;
    for (const auto& line : lines) {
        if (people.contains(line.person)) continue;
        const auto person = view.person(line.person);
        if (!person) return tl::unexpected(person.error());
        people[line.person] = *person ? (*person)->name : std::string{};
    }
    auto response =
        http::answer(200, "text/csv; charset=utf-8", dispatches_csv(lines, people, *call.organization->zone));
    response.with("Content-Disposition", "attachment; filename=\"messages.csv\"");
    return response;
}

Answer dispatches_answer(ReadView& view, const Call& call, DispatchQuery query) {
    const auto csv = wants_csv(call);
    if (!csv) return tl::unexpected(csv.error());
    const std::size_t wanted = query.limit;
    ++query.limit;  // one more tells whether there is a next page
    auto lines = view.dispatches(query);
    if (!lines) return tl::unexpected(lines.error());
    json::value next = nullptr;
    if (lines->size() > wanted) {
        lines->resize(wanted);
        next = text(std::to_string(lines->back().id.value));
    }
    if (*csv) return csv_answer(view, call, *lines);
    Names names(view);
    json::array items;
    for (const auto& line : *lines) items.push_back(dispatch_json(line, names));
    if (auto named = names.done(); !named) return tl::unexpected(named.error());
    return json_answer(200, json::object{{"items", std::move(items)}, {"next", next}});
}

/// The field `channel` of a body that may have no other.
Result<std::string> channel_of(const Call& call) {
    auto object = parse_object(call.request.body);
    if (!object) return tl::unexpected(object.error());
    Fields fields(*object);
    auto channel = fields.optional_text("channel", 1, limits::name_bytes);
    if (auto good = fields.done(); !good) return tl::unexpected(good.error());
    return channel.value_or(std::string{});
}

Result<std::vector<UnreachablePerson>> unreached(ReadView& view, const std::vector<std::string>& channels,
                                                 const Call& call) {
    auto people = unreachable_people(view, channels, call.now);
    if (!people) return people;
    const auto& sight = *call.caller->sight;
    const auto unseen = [&](const UnreachablePerson& one) { return !sight.sees_person(one.person); };
    people->erase(std::remove_if(people->begin(), people->end(), unseen), people->end());
    return people;
}

/// forbidden where the caller may not do this about the person.
Result<void> check_about(ReadView& view, const Call& call, Action action, PersonId person) {
    const auto may = may_about(view, call, action, person);
    if (!may) return tl::unexpected(may.error());
    if (*may) return {};
    return failure(Fault::forbidden, std::string(refusal_words(action)), {},
                   "Обратитесь к координатору или администратору.");
}

}  // namespace

Answer task_dispatches(Store& store, const Call& call) {
    auto query = page_of(call);
    if (!query) return tl::unexpected(query.error());
    return read_as<http::Response>(store, [&](ReadView& view) -> Answer {
        const auto found = find_task(view, *call.organization, call.caller->actor(), call.task(), call.now);
        if (!found) return tl::unexpected(found.error());
        query->task = call.task();
        if (!call.caller->may(Action::see_messages)) query->person = call.caller->person.id;
        return dispatches_answer(view, call, *query);
    });
}

Answer person_dispatches(Store& store, const Call& call) {
    auto query = page_of(call);
    if (!query) return tl::unexpected(query.error());
    const PersonId asked{call.numbers[0]};
    return read_as<http::Response>(store, [&](ReadView& view) -> Answer {
        const auto seen = may_about(view, call, Action::see_messages, asked);
        if (!seen) return tl::unexpected(seen.error());
        if (!*seen)
            return failure(Fault::not_found, "Такого человека нет или он вам не виден.",
                           "человек " + std::to_string(asked.value));
        query->person = asked;
        return dispatches_answer(view, call, *query);
    });
}

Answer list_channels(Store& store, const std::vector<std::string>& channels, const Call&) {
    return read_as<http::Response>(store, [&](ReadView& view) -> Answer {
        DeliveryQuery query;
        query.state = DeliveryState::waiting;
        query.limit = waiting_counted;
        const auto waiting = view.deliveries(query);
        if (!waiting) return tl::unexpected(waiting.error());
        json::array items;
        for (const auto& channel : channels) {
            const auto health = channel_health(view, channel);
            if (!health) return tl::unexpected(health.error());
            std::int64_t count = 0;
            for (const auto& one : *waiting) count += one.channel == channel ? 1 : 0;
            items.push_back(json::object{{"name", text(channel)},
                                         {"works", !health->open()},
                                         {"since", instant(health->open_since)},
                                         {"reason", text(health->reason)},
                                         {"failures", health->failures},
                                         {"waiting", count}});
        }
        return json_answer(200, json::object{{"items", std::move(items)}});
    });
}

Answer show_sending_plan(const ApiContext& context, const Call& call) {
    auto coming = read_as<std::vector<ComingMessage>>(context.store, [&](ReadView& view) {
        return coming_messages(view, *call.organization, context.channels, context.urgent_channels, call.now);
    });
    if (!coming) return tl::unexpected(coming.error());
    json::array items;
    for (const auto& one : sending_plan(std::move(*coming), context.channel_limits))
        items.push_back(json::object{{"channel", text(one.channel)},
                                     {"messages", one.messages},
                                     {"first", instant(one.first)},
                                     {"last", instant(one.last)}});
    return json_answer(200, json::object{{"items", std::move(items)}});
}

Answer list_unreachable(Store& store, const std::vector<std::string>& channels, const Call& call) {
    return read_as<http::Response>(store, [&](ReadView& view) -> Answer {
        const auto people = unreached(view, channels, call);
        if (!people) return tl::unexpected(people.error());
        json::array items;
        for (const auto& one : *people) {
            json::array tasks;
            for (const auto& card : one.tasks) tasks.push_back(card_json(card, {call.now, call.today()}));
            items.push_back(json::object{
                {"person", json::object{{"id", one.person.id.value}, {"name", text(one.person.name)}}},
                {"why", text(name(one.why))},
                {"next", instant(one.next)},
                {"tasks", std::move(tasks)}});
        }
        return json_answer(200, json::object{{"items", std::move(items)}});
    });
}

Answer show_paper_list(Store& store, const std::vector<std::string>& channels, const Call& call) {
    return read_as<http::Response>(store, [&](ReadView& view) -> Answer {
        const auto people = unreached(view, channels, call);
        if (!people) return tl::unexpected(people.error());
        auto page =
            http::answer(200, "text/html; charset=utf-8", paper_list(*people, *call.organization, call.now));
        page.with("Content-Security-Policy", std::string(paper_policy));
        return page;
    });
}

Answer replay_message(Store& store, const std::vector<std::string>& channels, const Call& call) {
    const auto channel = channel_of(call);
    if (!channel) return tl::unexpected(channel.error());
    const auto may = store.read([&](ReadView& view) -> Result<void> {
        const auto sent = view.delivery(DeliveryId{call.numbers[0]});
        if (!sent) return tl::unexpected(sent.error());
        return *sent ? check_about(view, call, Action::send_anew, (*sent)->person) : Result<void>();
    });
    if (!may) return tl::unexpected(may.error());
    const auto rows = replay_delivery(store, channels, call.caller->person.id, DeliveryId{call.numbers[0]},
                                      *channel, call.now);
    if (!rows) return tl::unexpected(rows.error());
    return json_answer(202, json::object{{"notices", *rows}});
}

Answer send_test_message(Store& store, const std::vector<std::string>& channels, const Call& call) {
    const auto channel = channel_of(call);
    if (!channel) return tl::unexpected(channel.error());
    const auto may = store.read([&](ReadView& view) -> Result<void> {
        const auto person = view.person(PersonId{call.numbers[0]});
        if (!person) return tl::unexpected(person.error());
        return *person ? check_about(view, call, Action::people, (*person)->id) : Result<void>();
    });
    if (!may) return tl::unexpected(may.error());
    const auto key = plan_test_message(store, channels, call.caller->person.id, PersonId{call.numbers[0]},
                                       *channel, call.now);
    if (!key) return tl::unexpected(key.error());
    return json_answer(
        202, json::object{
                 {"dispatches", text("/api/v1/people/" + std::to_string(call.numbers[0]) + "/dispatches")}});
}

}  // namespace vekha::api
