#include "workflow/service/public_plan.hpp"

#include <algorithm>
#include <map>

#include <boost/json.hpp>

#include "workflow/model/names.hpp"
#include "workflow/service/json_fields.hpp"
#include "workflow/service/permission.hpp"
#include "workflow/service/sight.hpp"

namespace vekha {
namespace {

constexpr NameTable<RowStanding, row_standings> standings{{{RowStanding::late, "late"},
                                                           {RowStanding::underway, "underway"},
                                                           {RowStanding::ahead, "ahead"},
                                                           {RowStanding::done, "done"},
                                                           {RowStanding::taken_off, "taken_off"}}};

constexpr NameTable<RowStanding, row_standings> in_russian{{{RowStanding::late, "просрочено"},
                                                            {RowStanding::underway, "на исполнении"},
                                                            {RowStanding::ahead, "предстоит"},
                                                            {RowStanding::done, "исполнено"},
                                                            {RowStanding::taken_off, "снято с контроля"}}};

std::string key_of(RoadmapId id) {
    return "public_page." + std::to_string(id.value);
}

tl::unexpected<Error> no_such_page(RoadmapId id) {
    return failure(Fault::not_found, "Такой страницы нет.", std::to_string(id.value),
                   "Её могли закрыть. Спросите адрес у того, кто его дал.");
}

/// What the row's tasks add up to. A task of a member who must answer, and a part, count by the one above.
class Sum {
  public:
    void add(const Task& task, Instant now) {
        if (task.parent) return;
        if (task.state == TaskState::cancelled) {
            ++taken_off_;
            return;
        }
        ++all_;
        if (task.state == TaskState::accepted) ++done_;
        if (task.overdue(now)) ++late_;
        if (task.state == TaskState::planned) ++ahead_;
    }

    void tell(PublicRow& row, const ItemPlan& plan) const {
        row.done = done_;
        row.all = all_;
        if (late_ > 0)
            row.standing = RowStanding::late;
        else if (all_ > done_ + ahead_)
            row.standing = RowStanding::underway;
        else if (ahead_ > 0 || plan.to_come())
            row.standing = done_ > 0 ? RowStanding::underway : RowStanding::ahead;
        else if (done_ > 0)
            row.standing = RowStanding::done;
        else
            row.standing = taken_off_ > 0 ? RowStanding::taken_off : RowStanding::ahead;
    }

  private:
    int all_ = 0;
    int done_ = 0;
    int late_ = 0;
    int ahead_ = 0;
    int taken_off_ = 0;
};

}  // namespace

std::string_view name(RowStanding standing) {
    return name_in(standings, standing);
}
std::string_view russian(RowStanding standing) {
    return name_in(in_russian, standing);
}

std::size_t PublicPlan::count(RowStanding standing) const {
    return static_cast<std::size_t>(std::count_if(
        rows.begin(), rows.end(), [&](const PublicRow& row) { return row.standing == standing; }));
}

Result<std::optional<PublicPage>> public_page(ReadView& view, RoadmapId id) {
    const auto kept = view.setting(key_of(id));
    if (!kept) return tl::unexpected(kept.error());
    if (!*kept || (*kept)->empty()) return std::optional<PublicPage>{};
    boost::system::error_code fault;
    const auto value = boost::json::parse(**kept, fault);
    const auto* object = fault ? nullptr : value.if_object();
    const auto* by = object ? object->if_contains("by") : nullptr;
    const auto* at = object ? object->if_contains("at") : nullptr;
    const auto moment = at && at->is_string() ? parse_instant(at->get_string()) : std::nullopt;
    if (!by || !by->is_int64() || !moment)
        return failure(Fault::damaged, "Запись об открытой странице не читается.", key_of(id));
    return PublicPage{PersonId{by->get_int64()}, *moment};
}

Result<void> open_public_page(Store& store, const Actor& actor, RoadmapId id, bool open, Instant now) {
    return store.write([&](Transaction& change) -> Result<void> {
        const auto roadmap = change.roadmap(id);
        if (!roadmap) return tl::unexpected(roadmap.error());
        if (!*roadmap)
            return failure(Fault::not_found, "Такой дорожной карты нет.",
                           "дорожная карта " + std::to_string(id.value));
        if (actor.only_task)
            return failure(Fault::forbidden, std::string(refusal_words(Action::import)), {},
                           "Войдите с логином и паролем.");
        if (auto may = require(change, {actor.person, Action::import, home_of(**roadmap)}); !may) return may;
        const auto known = public_page(change, id);
        if (!known) return tl::unexpected(known.error());
        if (known->has_value() == open) return {};
        std::string kept;
        if (open)
            kept =
                boost::json::serialize(boost::json::object{{"at", format(now)}, {"by", actor.person.value}});
        if (auto set = change.set(key_of(id), kept); !set) return set;
        const boost::json::object told{{"roadmap", id.value}, {"title", (*roadmap)->title}};
        const auto noted =
            change.append({now, actor.person, TaskId{}, open ? "public_page_opened" : "public_page_closed",
                           boost::json::serialize(told)});
        if (!noted) return tl::unexpected(noted.error());
        return {};
    });
}

Result<PublicPlan> public_plan(ReadView& view, RoadmapId id, Instant now) {
    const auto page = public_page(view, id);
    if (!page) return tl::unexpected(page.error());
    if (!*page) return no_such_page(id);
    auto roadmap = view.roadmap(id);
    if (!roadmap) return tl::unexpected(roadmap.error());
    if (!*roadmap) return no_such_page(id);
    const auto items = view.items(id);
    if (!items) return tl::unexpected(items.error());
    const auto tasks = view.tasks_of(id);
    if (!tasks) return tl::unexpected(tasks.error());
    std::map<ItemId, Sum> sums;
    for (const auto& task : *tasks) sums[task.item].add(task, now);
    PublicPlan plan{std::move(**roadmap), {}};
    plan.rows.reserve(items->size());
    for (const auto& one : *items) {
        if (one.dropped_in != 0) continue;
        PublicRow row{one.item.section.value_or(""), one.item.number.value_or(""), one.item.title,
                      one.item.deadline.text};
        sums[one.id].tell(row, one.plan);
        plan.rows.push_back(std::move(row));
    }
    return plan;
}

}  // namespace vekha
