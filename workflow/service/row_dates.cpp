#include "workflow/service/row_dates.hpp"

#include <algorithm>
#include <functional>

#include <boost/json.hpp>

#include "workflow/engine/event_span.hpp"
#include "workflow/engine/rules.hpp"
#include "workflow/model/limits.hpp"
#include "workflow/model/russian.hpp"
#include "workflow/service/edition_rows.hpp"
#include "workflow/service/import_plan.hpp"
#include "workflow/service/notices.hpp"
#include "workflow/service/telling.hpp"
#include "workflow/service/waiting.hpp"

namespace vekha {
namespace {

/// A plan with its rows in force.
struct Plan {
    StoredRoadmap roadmap;
    std::vector<StoredItem> rows;
    std::vector<Task> tasks;
    Directory directory;
};

Result<Plan> read_plan(ReadView& view, RoadmapId id) {
    auto roadmap = view.roadmap(id);
    if (!roadmap) return tl::unexpected(roadmap.error());
    if (!*roadmap)
        return failure(Fault::not_found, "Такой дорожной карты нет.",
                       "дорожная карта " + std::to_string(id.value));
    auto items = view.items(id);
    if (!items) return tl::unexpected(items.error());
    std::erase_if(*items, [](const StoredItem& one) { return one.dropped_in != 0; });
    auto tasks = view.tasks_of(id);
    if (!tasks) return tl::unexpected(tasks.error());
    auto directory = Directory::read(view);
    if (!directory) return tl::unexpected(directory.error());
    return Plan{std::move(**roadmap), std::move(*items), std::move(*tasks), std::move(*directory)};
}

std::string row_words(const StoredItem& row) {
    return "строка " + std::to_string(row.position) + " «" + row.item.title + "»";
}

Result<void> check_basis(const std::string& basis) {
    if (basis.find_first_not_of(" \t\r\n") == std::string::npos)
        return failure(Fault::invalid_input, "Не указано основание.", "basis",
                       "Например: «приказ № 3 от 01.03.2026».");
    if (basis.size() > limits::name_bytes)
        return failure(Fault::too_large, "Слишком длинное основание.", "basis");
    return {};
}

Result<const StoredItem*> row_at(const Plan& plan, int position) {
    for (const auto& row : plan.rows)
        if (row.position == position) return &row;
    return failure(Fault::not_found, "В действующей редакции плана нет такой строки.",
                   "строка " + std::to_string(position));
}

/// «"в течение 5 дней после …": день события — …, последний день — …»: the first links of the chain of
/// reasons; a day off adds the last.
std::string event_rule(const Deadline& deadline, const EventDay& request, const Window& window) {
    return "«" + deadline.text + "»: день события — " + russian_date(request.day) + " г. (" + request.basis +
           "), последний день — " + russian_date(window.last) + " г.";
}

/// One row under other dates. Everything given must outlive it.
class Dating {
  public:
    Dating(const Organization& organization, const Plan& plan, Instant now)
        : organization_(organization),
          plan_(plan),
          now_(now),
          maker_(organization, plan.directory, plan.roadmap.controller, now) {}

    Result<DatedRow> by_event(const StoredItem& row, const EventDay& request) const {
        if (!row.item.deadline.after)
            return failure(Fault::invalid_input, "Срок этой строки не зависит от события.", row_words(row),
                           "Укажите сами даты строки.");
        if (!row.plan.waits && !row.plan.event_day)
            return failure(Fault::conflict, "Эта строка события не ждёт.", row_words(row));
        const auto window = event_window(*row.item.deadline.after, request.day, organization_.calendar);
        auto dated = under(row, {{window}, event_rule(row.item.deadline, request, window)});
        dated.row.plan.event_day = request.day;
        dated.row.plan.basis = request.basis;
        if (row.plan.waits) return make(row, std::move(dated));
        dated.moved = moves(row, dated, "перенос даты события: " + request.basis);
        return dated;
    }

    Result<DatedRow> by_hand(const StoredItem& row, const RowDates& request) const {
        if (!row.plan.waits) return failure(Fault::conflict, "Эта строка даты не ждёт.", row_words(row));
        auto dated = under(row, {request.windows, "Срок указан человеком (" + request.basis + ")."});
        dated.row.plan.basis = request.basis;
        return make(row, std::move(dated));
    }

  private:
    DatedRow under(const StoredItem& row, const RowTerms& terms) const {
        DatedRow dated{row, {}, {}, {}};
        auto& deadline = dated.row.item.deadline;
        deadline.windows = terms.windows;
        deadline.kind = terms.windows.size() > 1 ? DeadlineKind::several : DeadlineKind::once;
        deadline.rule = terms.rule;
        for (const auto& tree : trees(dated)) {
            const auto& task = tree.task;
            dated.terms.push_back({task.window, task.due, task.due_rule, task.due_at});
        }
        return dated;
    }

    std::vector<TaskTree> trees(const DatedRow& dated) const {
        const auto& deadline = dated.row.item.deadline;
        const RowTerms terms{deadline.windows, deadline.rule};
        return maker_.make(dated.row.item, dated.row.plan, terms, 0, terms.windows.size());
    }

    Result<DatedRow> make(const StoredItem& row, DatedRow dated) const {
        if (row.plan.owners.empty() && row.plan.each.empty())
            return failure(Fault::undecided, "За эту строку никто не отвечает.", row_words(row),
                           "Назначьте ответственного новой редакцией плана.");
        dated.made = trees(dated);
        auto& plan = dated.row.plan;
        plan.waits = false;
        plan.made = static_cast<int>(dated.made.size());
        plan.owners.clear();
        plan.each.clear();
        plan.proof.clear();
        return dated;
    }

    /// The row's tasks under its new dates, as a new edition would move them.
    std::vector<TaskEffect> moves(const StoredItem& row, const DatedRow& dated,
                                  const std::string& reason) const {
        EditionRow as_edition;
        as_edition.row.fate = editions::Fate::changed;
        as_edition.was = row.item;
        as_edition.now = dated.row.item;
        std::vector<Task> tasks;
        for (const auto& task : plan_.tasks)
            if (task.item == row.id) tasks.push_back(task);
        RowPlan made{true, false, trees(dated), 0};
        return effects_on(as_edition, tasks, made, reason, now_);
    }

    const Organization& organization_;
    const Plan& plan_;
    Instant now_;
    TaskMaker maker_;
};

/// Rows that hang on the event, those whose day was set before too.
Result<std::vector<const StoredItem*>> rows_of(const Plan& plan, const EventDay& request) {
    std::vector<const StoredItem*> rows;
    for (const int position : request.positions) {
        auto row = row_at(plan, position);
        if (!row) return tl::unexpected(row.error());
        rows.push_back(*row);
    }
    const auto key = event_key(request.event);
    if (rows.empty() && !key.empty())
        for (const auto& row : plan.rows)
            if (row.item.deadline.after && event_key(row.item.deadline.after->event) == key &&
                (row.plan.waits || row.plan.event_day))
                rows.push_back(&row);
    if (rows.empty())
        return failure(Fault::invalid_input, "Ни одна строка плана не ждёт такого события.", "event",
                       "Посмотрите, чего ждут строки, и повторите слова события.");
    return rows;
}

Result<std::vector<DatedRow>> dated_by_event(const Plan& plan, const Organization& organization,
                                             const EventDay& request, Instant now) {
    if (auto good = check_basis(request.basis); !good) return tl::unexpected(good.error());
    auto rows = rows_of(plan, request);
    if (!rows) return tl::unexpected(rows.error());
    const Dating dating(organization, plan, now);
    std::vector<DatedRow> dated;
    for (const auto* row : *rows) {
        auto one = dating.by_event(*row, request);
        if (!one) return tl::unexpected(one.error());
        dated.push_back(std::move(*one));
    }
    return dated;
}

Result<std::vector<DatedRow>> dated_by_hand(const Plan& plan, const Organization& organization,
                                            const RowDates& request, Instant now) {
    if (auto good = check_basis(request.basis); !good) return tl::unexpected(good.error());
    if (request.windows.empty() || request.windows.size() > limits::windows_per_deadline)
        return failure(Fault::invalid_input, "Не указаны сроки строки или их слишком много.", "windows");
    auto row = row_at(plan, request.position);
    if (!row) return tl::unexpected(row.error());
    auto sorted = request;
    std::sort(sorted.windows.begin(), sorted.windows.end(),
              [](const Window& a, const Window& b) { return a.last < b.last; });
    auto dated = Dating(organization, plan, now).by_hand(**row, sorted);
    if (!dated) return tl::unexpected(dated.error());
    return std::vector<DatedRow>{std::move(*dated)};
}

std::string journal_json(const DatedRow& dated) {
    const auto& plan = dated.row.plan;
    boost::json::array due;
    for (const auto& term : dated.terms) due.emplace_back(format(term.due));
    boost::json::object entry{{"item", dated.row.id.value},
                              {"roadmap", dated.row.roadmap.value},
                              {"words", dated.row.item.deadline.text},
                              {"due", std::move(due)},
                              {"basis", plan.basis}};
    if (const auto& after = dated.row.item.deadline.after) entry["event"] = after->event;
    if (plan.event_day) entry["event_day"] = format(*plan.event_day);
    return boost::json::serialize(entry);
}

/// The owners of a task that moved hear of it at once. Gives how many.
Result<std::size_t> tell_of_move(Transaction& change, const Organization& organization,
                                 const TaskEffect& effect, Instant now) {
    std::size_t told = 0;
    for (const auto& one : effect.changes) {
        const auto* moved = std::get_if<TaskMoved>(&one);
        if (moved == nullptr || moved->due == effect.task.due) continue;
        const auto owners = owners_of(effect.task);
        const auto words = "Срок перенесён с " + russian_date(effect.task.due) + " на " +
                           russian_date(moved->due) + " г.: " + moved->reason + ".";
        if (auto done = tell_of(change, organization, effect.task, NoticeKind::changed,
                                "moved:" + std::to_string(effect.task.moves + 1), words, owners, now);
            !done)
            return tl::unexpected(done.error());
        told += owners.size();
    }
    return told;
}

Result<void> keep(Transaction& change, const Organization& organization, const StoredRoadmap& roadmap,
                  PersonId actor, Instant now, const DatedRow& dated, DatesOutcome& outcome) {
    if (auto done = change.update(dated.row); !done) return done;
    if (auto noted = change.append({now, actor, TaskId{}, "item_scheduled", journal_json(dated)}); !noted)
        return tl::unexpected(noted.error());
    auto made = make_tasks(change, organization, dated.made, roadmap, dated.row, actor, now);
    if (!made) return tl::unexpected(made.error());
    outcome.tasks_made += *made;
    auto counts = carry_out(change, organization, dated.moved, roadmap, dated.row, actor, now);
    if (!counts) return tl::unexpected(counts.error());
    outcome.tasks_moved += counts->changed;
    for (const auto& effect : dated.moved) {
        auto told = tell_of_move(change, organization, effect, now);
        if (!told) return tl::unexpected(told.error());
        outcome.people_told += *told;
    }
    return {};
}

using Dated = std::function<Result<std::vector<DatedRow>>(const Plan&)>;

Result<DatesOutcome> set_dates(Store& store, const Organization& organization, PersonId actor,
                               RoadmapId roadmap, Instant now, const Dated& dated) {
    return write_as<DatesOutcome>(store, [&](Transaction& change) -> Result<DatesOutcome> {
        if (auto may = may_import(change, actor, roadmap); !may) return tl::unexpected(may.error());
        auto plan = read_plan(change, roadmap);
        if (!plan) return tl::unexpected(plan.error());
        auto rows = dated(*plan);
        if (!rows) return tl::unexpected(rows.error());
        DatesOutcome outcome;
        for (const auto& row : *rows)
            if (auto kept = keep(change, organization, plan->roadmap, actor, now, row, outcome); !kept)
                return tl::unexpected(kept.error());
        outcome.rows = std::move(*rows);
        return outcome;
    });
}

}  // namespace

Result<std::vector<DatedRow>> preview_event_day(ReadView& view, const Organization& organization,
                                                const EventDay& request, Instant now) {
    auto plan = read_plan(view, request.roadmap);
    if (!plan) return tl::unexpected(plan.error());
    return dated_by_event(*plan, organization, request, now);
}

Result<std::vector<DatedRow>> preview_row_dates(ReadView& view, const Organization& organization,
                                                const RowDates& request, Instant now) {
    auto plan = read_plan(view, request.roadmap);
    if (!plan) return tl::unexpected(plan.error());
    return dated_by_hand(*plan, organization, request, now);
}

Result<DatesOutcome> set_event_day(Store& store, const Organization& organization, PersonId actor,
                                   const EventDay& request, Instant now) {
    return set_dates(store, organization, actor, request.roadmap, now,
                     [&](const Plan& plan) { return dated_by_event(plan, organization, request, now); });
}

Result<DatesOutcome> set_row_dates(Store& store, const Organization& organization, PersonId actor,
                                   const RowDates& request, Instant now) {
    return set_dates(store, organization, actor, request.roadmap, now,
                     [&](const Plan& plan) { return dated_by_hand(plan, organization, request, now); });
}

}  // namespace vekha
