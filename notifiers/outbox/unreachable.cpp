#include "notifiers/outbox/unreachable.hpp"

#include <algorithm>

#include "notifiers/delivery/route.hpp"
#include "workflow/model/names.hpp"
#include "workflow/model/russian.hpp"

namespace vekha {
namespace {

constexpr NameTable<Unreached, 3> names{
    {{Unreached::no_address, "no_address"}, {Unreached::refused, "refused"}, {Unreached::failed, "failed"}}};
constexpr NameTable<Unreached, 3> words{{{Unreached::no_address, "нет ни одного адреса"},
                                         {Unreached::refused, "адрес не принимает сообщений"},
                                         {Unreached::failed, "последнее сообщение не доставлено"}}};

Result<std::optional<Unreached>> why_unreached(ReadView& view, const Person& person,
                                               const std::vector<std::string>& channels) {
    if (usable_channels(person, channels).empty()) return Unreached::no_address;
    if (!reachable(person, channels)) return Unreached::refused;
    DeliveryQuery latest;
    latest.person = person.id;
    latest.limit = 1;
    const auto found = view.deliveries(latest);
    if (!found) return tl::unexpected(found.error());
    if (!found->empty() && found->front().state == DeliveryState::failed) return Unreached::failed;
    return std::optional<Unreached>{};
}

/// What the person owes, and when the engine speaks of it next.
Result<void> add_tasks(ReadView& view, UnreachablePerson& one, Instant now) {
    for (const auto list : {TaskList::overdue, TaskList::upcoming}) {
        TaskQuery query;
        query.list = list;
        query.now = now;
        query.owner = one.person.id;
        query.limit = unreachable_tasks - one.tasks.size();
        if (query.limit == 0) break;
        auto cards = view.list(query);
        if (!cards) return tl::unexpected(cards.error());
        for (auto& card : *cards) {
            const auto task = view.task(card.id);
            if (!task) return tl::unexpected(task.error());
            if (*task && (*task)->next_action_at)
                one.next = std::min(one.next.value_or(*(*task)->next_action_at), *(*task)->next_action_at);
            one.tasks.push_back(std::move(card));
        }
    }
    return {};
}

/// Text inside HTML.
std::string escaped(std::string_view text) {
    std::string safe;
    for (const char one : text) {
        switch (one) {
            case '&':
                safe += "&amp;";
                break;
            case '<':
                safe += "&lt;";
                break;
            case '>':
                safe += "&gt;";
                break;
            case '"':
                safe += "&quot;";
                break;
            default:
                safe += one;
        }
    }
    return safe;
}

std::string task_row(const TaskCard& card, Instant now) {
    const std::string what = (card.number.empty() ? "" : card.number + " ") + card.title;
    return "<tr><td>" + escaped(what) + "</td><td>" + russian_date(card.due) + " г." +
           (card.due_at <= now ? "<br><b>просрочено</b>" : "") + "</td><td></td></tr>\n";
}

constexpr std::string_view page_head =
    "<!DOCTYPE html>\n<html lang=\"ru\"><head><meta charset=\"utf-8\"><title>Листок секретаря</title><style>"
    "@page{size:A4;margin:15mm}body{font:11pt serif}table{width:100%;border-collapse:collapse;margin:2mm 0 "
    "6mm}"
    "td,th{border:1px solid #000;padding:1mm 2mm;text-align:left;vertical-align:top}"
    "section{break-inside:avoid}h1{font-size:14pt}h2{font-size:12pt;margin:0}p{margin:0}</style></"
    "head><body>\n";

}  // namespace

Result<std::vector<UnreachablePerson>> unreachable_people(ReadView& view,
                                                          const std::vector<std::string>& channels,
                                                          Instant now) {
    const auto people = view.people();
    if (!people) return tl::unexpected(people.error());
    std::vector<UnreachablePerson> found;
    for (const auto& person : *people) {
        if (!person.active) continue;
        const auto why = why_unreached(view, person, channels);
        if (!why) return tl::unexpected(why.error());
        if (!*why) continue;
        UnreachablePerson one;
        one.person = person;
        one.why = **why;
        if (auto added = add_tasks(view, one, now); !added) return tl::unexpected(added.error());
        if (!one.tasks.empty()) found.push_back(std::move(one));
    }
    std::stable_sort(found.begin(), found.end(), [](const auto& left, const auto& right) {
        return left.next.value_or(Instant::max()) < right.next.value_or(Instant::max());
    });
    return found;
}

std::string paper_list(const std::vector<UnreachablePerson>& people, const Organization& organization,
                       Instant now) {
    std::string page(page_head);
    page += "<h1>Листок секретаря</h1><p>" + escaped(organization.name) + ", " +
            russian_date(organization.zone->local(now).day) +
            " г. Этим людям сообщения не доходят: передайте лично, под подпись.</p>\n";
    if (people.empty()) page += "<p>Таких людей нет.</p>\n";
    for (const auto& one : people) {
        std::string who = one.person.name;
        for (const auto& more : {one.person.position, one.person.department})
            if (!more.empty()) who += ", " + more;
        page += "<section><h2>" + escaped(who) + "</h2><p>" + std::string(russian(one.why)) +
                "</p><table><tr><th>Задача</th><th>Срок</th><th>Ознакомлен (подпись, дата)</th></tr>\n";
        for (const auto& card : one.tasks) page += task_row(card, now);
        page += "</table></section>\n";
    }
    return page + "</body></html>\n";
}

std::string_view name(Unreached why) {
    return name_in(names, why);
}
std::string_view russian(Unreached why) {
    return name_in(words, why);
}

}  // namespace vekha
