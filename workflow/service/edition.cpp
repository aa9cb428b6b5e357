#include "workflow/service/edition.hpp"

#include <algorithm>

#include "workflow/service/dependency_notices.hpp"
#include "workflow/service/edition_journal.hpp"
#include "workflow/service/edition_notices.hpp"
#include "workflow/service/edition_plan.hpp"
#include "workflow/service/policy_choice.hpp"

namespace vekha {
namespace {

using editions::Fate;

Result<void> not_taken_before(ReadView& view, const ImportRequest& document) {
    auto known = view.roadmap_by_source(document.source_sha256);
    if (!known) return tl::unexpected(known.error());
    if (*known)
        return failure(Fault::conflict, "Этот документ уже загружен.", document.source_name,
                       "Дорожная карта № " + std::to_string((*known)->value) + ".");
    return {};
}

/// The first thing that a person must decide, and how many there are.
tl::unexpected<Error> undecided(const EditionPreview& preview, const std::string& source) {
    if (preview.reason.empty())
        return failure(Fault::undecided, "Не указано, каким документом внесены изменения.",
                       source + ", reason", "Например: «приказ № 45 от 12.03.2026».");
    if (preview.mostly_dropped)
        return failure(
            Fault::undecided,
            "В новом документе нет большинства строк плана: " + std::to_string(preview.count(Fate::dropped)) +
                ".",
            source,
            "Если это только перечень изменений, загрузите план целиком в новой редакции; если план "
            "и правда сокращён, подтвердите это.");
    const auto unsure = std::find_if(preview.rows.begin(), preview.rows.end(),
                                     [](const EditionRow& row) { return !row.row.sure; });
    if (unsure != preview.rows.end())
        return failure(Fault::undecided,
                       "Нужны решения: " + std::to_string(preview.unsure()) +
                           ". Первое: та же ли это строка, «" + unsure->was.title + "» и «" +
                           unsure->now.title + "»?",
                       source + ", строка " + std::to_string(unsure->position),
                       "Укажите, продолжает она прежнюю строку " + std::to_string(unsure->was_position) +
                           " или это новая.");
    const auto doubt = std::find_if(preview.doubts.begin(), preview.doubts.end(),
                                    [](const Doubt& one) { return one.blocks; });
    return failure(Fault::undecided, "Нужно решение: " + doubt->reason,
                   source + ", строка " + std::to_string(doubt->position), doubt->proposal);
}

StoredEdition head_of(const EditionRequest& request, const EditionPlan& plan, PersonId actor, Instant now) {
    const auto& preview = plan.preview;
    const auto& reading = request.document.reading;
    StoredEdition edition;
    edition.roadmap = plan.roadmap.id;
    edition.number = plan.roadmap.edition + 1;
    edition.reason = preview.reason;
    if (reading.approval) {
        edition.approval_number = reading.approval->number.value_or("");
        edition.approval_date = reading.approval->date;
    }
    edition.source_name = request.document.source_name;
    edition.source_sha256 = request.document.source_sha256;
    edition.applied_by = actor;
    edition.applied_at = now;
    edition.same = static_cast<int>(preview.count(Fate::same));
    edition.moved = static_cast<int>(preview.count(Fate::moved));
    edition.changed = static_cast<int>(preview.count(Fate::changed));
    edition.added = static_cast<int>(preview.count(Fate::added));
    edition.dropped = static_cast<int>(preview.count(Fate::dropped));
    return edition;
}

bool closes_any(const EditionRow& row) {
    return std::any_of(row.tasks.begin(), row.tasks.end(), [](const TaskEffect& effect) {
        return std::any_of(effect.changes.begin(), effect.changes.end(), [](const TaskChange& one) {
            return std::holds_alternative<TaskAccepted>(one) || std::holds_alternative<TaskCancelled>(one);
        });
    });
}

/// Everything that an edition writes, in one transaction.
class Applying {
  public:
    Applying(Transaction& change, const Organization& organization, PersonId actor, Instant now)
        : change_(change), organization_(organization), actor_(actor), now_(now) {}

    Result<EditionOutcome> run(const EditionRequest& request, EditionPlan& plan) {
        outcome_.edition = head_of(request, plan, actor_, now_);
        if (auto done = bind_parties(change_, plan.new_bindings, actor_, now_); !done)
            return tl::unexpected(done.error());
        if (auto done = keep_rules(change_, plan.new_rules); !done) return tl::unexpected(done.error());
        StoredRoadmap roadmap = plan.roadmap;
        const auto& reading = request.document.reading;
        if (!reading.title.empty()) roadmap.title = reading.title;
        roadmap.period = reading.period.value_or(roadmap.period);
        roadmap.edition = outcome_.edition.number;
        if (auto done = change_.add(outcome_.edition); !done) return tl::unexpected(done.error());
        if (auto done = change_.update(roadmap); !done) return tl::unexpected(done.error());
        auto noted = change_.append(
            {now_, actor_, TaskId{}, "edition_applied", edition_json(outcome_.edition, plan.preview.rows)});
        if (!noted) return tl::unexpected(noted.error());
        for (auto& row : plan.preview.rows) {
            auto kept = keep_row(row);
            if (!kept) return tl::unexpected(kept.error());
            if (auto done = keep_tasks(row, roadmap, *kept); !done) return tl::unexpected(done.error());
        }
        if (auto done = tell_beginners(plan.preview.rows); !done) return tl::unexpected(done.error());
        // A row that moved to another section stands on that section's ladder.
        if (!roadmap.section_policies.empty()) {
            const auto followed =
                follow_policies(change_, organization_, roadmap.id, actor_, outcome_.edition.reason, now_);
            if (!followed) return tl::unexpected(followed.error());
        }
        auto told = tell_of_edition(change_, plan, outcome_.edition, now_);
        if (!told) return tl::unexpected(told.error());
        outcome_.people_told = *told;
        outcome_.doubts = std::move(plan.preview.doubts);
        return std::move(outcome_);
    }

  private:
    /// The row as it is kept from now on.
    Result<StoredItem> keep_row(EditionRow& row) {
        if (!row.item) {
            StoredItem item{{}, outcome_.edition.roadmap, row.position, row.now, outcome_.edition.number, 0};
            item.plan = row.plan.value_or(ItemPlan{});
            auto id = change_.add(item);
            if (!id) return tl::unexpected(id.error());
            row.item = *id;
            item.id = *id;
            return item;
        }
        auto item = change_.item(row.item);
        if (!item) return tl::unexpected(item.error());
        if (!*item)
            return failure(Fault::damaged, "Строка плана пропала.",
                           "мероприятие " + std::to_string(row.item.value));
        if (row.row.fate == Fate::dropped) {
            (*item)->dropped_in = outcome_.edition.number;
        } else {
            (*item)->position = row.position;
            (*item)->item = row.now;
            if (row.plan) (*item)->plan = *row.plan;
        }
        if (auto done = change_.update(**item); !done) return tl::unexpected(done.error());
        return std::move(**item);
    }

    Result<void> keep_tasks(const EditionRow& row, const StoredRoadmap& roadmap, const StoredItem& kept) {
        const auto counts = carry_out(change_, organization_, row.tasks, roadmap, kept, actor_, now_);
        if (!counts) return tl::unexpected(counts.error());
        outcome_.tasks_made += counts->made;
        outcome_.tasks_changed += counts->changed;
        outcome_.tasks_cancelled += counts->cancelled;
        return {};
    }

    /// What the edition closed may have been all that other rows waited for.
    Result<void> tell_beginners(const std::vector<EditionRow>& rows) {
        for (const auto& row : rows) {
            if (!closes_any(row)) continue;
            if (auto done =
                    tell_who_may_begin(change_, organization_, outcome_.edition.roadmap, row.item, now_);
                !done)
                return done;
        }
        return {};
    }

    Transaction& change_;
    const Organization& organization_;
    PersonId actor_;
    Instant now_;
    EditionOutcome outcome_;
};

std::string dotted(Day day) {
    const auto date = format(day);  // 2026-03-12
    return date.substr(8, 2) + "." + date.substr(5, 2) + "." + date.substr(0, 4);
}

}  // namespace

std::string act_in_words(const Approval& approval) {
    if (!approval.number && !approval.date) return {};
    std::string words = approval.act;
    if (words.empty()) words = approval.kind == ApprovalKind::order ? "приказ" : "утверждено";
    if (approval.number) words += " № " + *approval.number;
    if (approval.date)
        words += (approval.kind == ApprovalKind::order ? " от " : " ") + dotted(*approval.date);
    return words;
}

std::size_t EditionPreview::count(Fate fate) const {
    return static_cast<std::size_t>(
        std::count_if(rows.begin(), rows.end(), [&](const EditionRow& row) { return row.row.fate == fate; }));
}

std::size_t EditionPreview::unsure() const {
    return static_cast<std::size_t>(
        std::count_if(rows.begin(), rows.end(), [](const EditionRow& row) { return !row.row.sure; }));
}

bool EditionPreview::changes_nothing() const {
    return count(Fate::same) == rows.size() &&
           std::all_of(rows.begin(), rows.end(), [](const EditionRow& row) {
               return std::all_of(row.tasks.begin(), row.tasks.end(),
                                  [](const TaskEffect& one) { return one.empty(); });
           });
}

bool EditionPreview::blocked() const {
    return reason.empty() || mostly_dropped || unsure() > 0 ||
           std::any_of(doubts.begin(), doubts.end(), [](const Doubt& doubt) { return doubt.blocks; });
}

Result<EditionPreview> preview_edition(ReadView& view, const Organization& organization, RoadmapId roadmap,
                                       const EditionRequest& request, Instant now) {
    auto plan = plan_edition(view, organization, PersonId{}, roadmap, request, now);
    if (!plan) return tl::unexpected(plan.error());
    return std::move(plan->preview);
}

Result<EditionOutcome> apply_edition(Store& store, const Organization& organization, PersonId actor,
                                     RoadmapId roadmap, const EditionRequest& request, Instant now) {
    return write_as<EditionOutcome>(store, [&](Transaction& change) -> Result<EditionOutcome> {
        if (auto may = may_import(change, actor, roadmap); !may) return tl::unexpected(may.error());
        if (auto fresh = not_taken_before(change, request.document); !fresh)
            return tl::unexpected(fresh.error());
        auto plan = plan_edition(change, organization, actor, roadmap, request, now);
        if (!plan) return tl::unexpected(plan.error());
        if (plan->preview.changes_nothing())
            return failure(Fault::conflict, "Этот документ ничего не меняет в плане.",
                           request.document.source_name);
        if (plan->preview.blocked()) return undecided(plan->preview, request.document.source_name);
        return Applying(change, organization, actor, now).run(request, *plan);
    });
}

}  // namespace vekha
