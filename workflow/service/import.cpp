#include "workflow/service/import.hpp"

#include <algorithm>

#include "workflow/model/limits.hpp"
#include "workflow/model/names.hpp"
#include "workflow/service/import_plan.hpp"
#include "workflow/service/people_json.hpp"
#include "workflow/service/permission.hpp"

namespace vekha {
namespace {

constexpr NameTable<DoubtKind, 10> doubt_kinds{{{DoubtKind::ambiguous_deadline, "ambiguous_deadline"},
                                                {DoubtKind::missing_deadline, "missing_deadline"},
                                                {DoubtKind::unscheduled_deadline, "unscheduled_deadline"},
                                                {DoubtKind::unbound_party, "unbound_party"},
                                                {DoubtKind::missing_party, "missing_party"},
                                                {DoubtKind::no_proof, "no_proof"},
                                                {DoubtKind::provisional_calendar, "provisional_calendar"},
                                                {DoubtKind::too_many_windows, "too_many_windows"},
                                                {DoubtKind::doubtful_name, "doubtful_name"},
                                                {DoubtKind::document_remark, "document_remark"}}};

}  // namespace

Result<void> may_import(ReadView& view, PersonId actor, const Home& place) {
    return require(view, {actor, Action::import, place});
}

Result<void> may_import(ReadView& view, PersonId actor, RoadmapId roadmap) {
    const auto place = home_of(view, roadmap);
    if (!place) return tl::unexpected(place.error());
    return may_import(view, actor, *place);
}

namespace {

Result<void> not_imported_before(ReadView& view, const ImportRequest& request) {
    auto known = view.roadmap_by_source(request.source_sha256);
    if (!known) return tl::unexpected(known.error());
    if (*known)
        return failure(Fault::conflict, "Этот документ уже загружен.", request.source_name,
                       "Дорожная карта № " + std::to_string((*known)->value) + ".");
    return {};
}

tl::unexpected<Error> undecided(const std::vector<Doubt>& doubts, const std::string& source) {
    std::size_t open = 0;
    const Doubt* first = nullptr;
    for (const auto& doubt : doubts) {
        if (!doubt.blocks) continue;
        if (first == nullptr) first = &doubt;
        ++open;
    }
    return failure(
        Fault::undecided, "Нужны решения: " + std::to_string(open) + ". Первое: " + first->reason,
        source + ", мероприятие " + (first->number.empty() ? std::to_string(first->position) : first->number),
        first->proposal);
}

}  // namespace

Result<void> bind_parties(Transaction& change, const std::vector<PartyBinding>& bindings, PersonId actor,
                          Instant now) {
    for (const auto& binding : bindings) {
        if (auto done = change.bind(party_key(binding.party), binding); !done) return done;
        auto noted = change.append({now, actor, TaskId{}, "party_bound", to_json(binding)});
        if (!noted) return tl::unexpected(noted.error());
    }
    return {};
}

namespace {

StoredRoadmap head_of(const ImportRequest& request, const ImportPlan& plan, const Organization& organization,
                      PersonId actor, Instant now) {
    StoredRoadmap roadmap;
    roadmap.title = request.reading.title;
    roadmap.organization = request.reading.organization.value_or(organization.name);
    if (request.reading.approval) {
        roadmap.approval_number = request.reading.approval->number.value_or("");
        roadmap.approval_date = request.reading.approval->date;
    }
    roadmap.period = plan.period;
    roadmap.controller = plan.controller;
    roadmap.unit = plan.unit;
    roadmap.imported_by = actor;
    roadmap.imported_at = now;
    roadmap.source_name = request.source_name;
    roadmap.source_sha256 = request.source_sha256;
    roadmap.policy = organization.policy.name;
    return roadmap;
}

}  // namespace

std::string_view name(DoubtKind kind) {
    return name_in(doubt_kinds, kind);
}

bool ImportPreview::blocked() const {
    return std::any_of(doubts.begin(), doubts.end(), [](const Doubt& doubt) { return doubt.blocks; });
}

Result<ImportPreview> preview_import(ReadView& view, const Organization& organization,
                                     const ImportRequest& request, Instant now, PersonId actor) {
    auto plan = plan_import(view, organization, request, actor, now);
    if (!plan) return tl::unexpected(plan.error());
    if (auto may = may_import(view, actor, Home{plan->unit, {}}); !may) return tl::unexpected(may.error());
    ImportPreview preview;
    preview.items = plan->items.size();
    for (const auto& item : plan->items) preview.tasks += tasks_in(item.tasks);
    preview.doubts = std::move(plan->doubts);
    preview.controllers = std::move(plan->controllers);
    return preview;
}

Result<ImportOutcome> import_roadmap(Store& store, const Organization& organization, PersonId actor,
                                     const ImportRequest& request, Instant now) {
    return write_as<ImportOutcome>(store, [&](Transaction& change) -> Result<ImportOutcome> {
        if (auto may = require_somewhere(change, actor, Action::import); !may)
            return tl::unexpected(may.error());
        if (auto fresh = not_imported_before(change, request); !fresh) return tl::unexpected(fresh.error());
        auto plan = plan_import(change, organization, request, actor, now);
        if (!plan) return tl::unexpected(plan.error());
        if (auto may = may_import(change, actor, Home{plan->unit, {}}); !may)
            return tl::unexpected(may.error());
        if (std::any_of(plan->doubts.begin(), plan->doubts.end(),
                        [](const Doubt& one) { return one.blocks; }))
            return undecided(plan->doubts, request.source_name);
        if (auto bound = bind_parties(change, plan->new_bindings, actor, now); !bound)
            return tl::unexpected(bound.error());
        if (auto kept = keep_rules(change, plan->new_rules); !kept) return tl::unexpected(kept.error());

        StoredRoadmap roadmap = head_of(request, *plan, organization, actor, now);
        auto id = change.add(roadmap);
        if (!id) return tl::unexpected(id.error());
        roadmap.id = *id;
        ImportOutcome outcome{*id, plan->items.size(), 0, std::move(plan->doubts)};
        for (const auto& planned : plan->items) outcome.tasks += tasks_in(planned.tasks);
        auto noted = change.append(
            {now, actor, TaskId{}, "roadmap_imported", to_json(roadmap, outcome.items, outcome.tasks)});
        if (!noted) return tl::unexpected(noted.error());
        for (const auto& planned : plan->items) {
            StoredItem row{ItemId{}, *id, planned.position, planned.item};
            row.plan = planned.plan;
            auto item = change.add(row);
            if (!item) return tl::unexpected(item.error());
            row.id = *item;
            auto made = make_tasks(change, organization, planned.tasks, roadmap, row, actor, now);
            if (!made) return tl::unexpected(made.error());
        }
        return outcome;
    });
}

}  // namespace vekha
