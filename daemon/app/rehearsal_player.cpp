#include "daemon/app/rehearsal_player.hpp"

#include <algorithm>

#include "workflow/engine/substitution.hpp"
#include "workflow/service/horizon.hpp"
#include "workflow/service/memory_store.hpp"
#include "workflow/service/tick.hpp"

namespace vekha {
namespace {

LinkMaker no_links() {
    return {[](TaskId, PersonId) { return std::string("-"); }, [](TaskId) { return std::string("-"); }, "-"};
}

std::optional<Audience> place_in(const Task& task, PersonId person) {
    if (task.lead() == person) return Audience::lead;
    if (task.owned_by(person)) return Audience::contributors;
    if (task.controller == person) return Audience::controller;
    return std::nullopt;
}

Audience place_by_duty(const Person& person) {
    if (person.has(Duty::head)) return Audience::head;
    if (person.has(Duty::deputy_head)) return Audience::deputy_head;
    if (person.has(Duty::department_head)) return Audience::department_head;
    if (person.has(Duty::controller)) return Audience::controller;
    return Audience::lead;
}

/// In what place, and in whose, somebody is told about a task.
struct Place {
    Audience audience = Audience::lead;
    PersonId in_place_of;
};

Place place_of(PersonId person, const Task* task, const Directory& directory, Day day) {
    const auto away = stood_in_by(directory.substitutions(), person, day);
    if (task != nullptr) {
        if (const auto own = place_in(*task, person)) return {*own, {}};
        for (const auto one : away)
            if (const auto theirs = place_in(*task, one)) return {*theirs, one};
    }
    Place place;
    if (const auto* known = directory.find(person)) place.audience = place_by_duty(*known);
    for (const auto one : away)
        if (const auto* known = directory.find(one); known && place_by_duty(*known) > place.audience)
            place = {place_by_duty(*known), one};
    return place;
}

}  // namespace

RehearsalPlayer::RehearsalPlayer(std::shared_ptr<const Organization> organization,
                                 const std::vector<std::string>& channels, const RehearsalTeller& tell,
                                 std::optional<RoadmapId> only)
    : store_(make_memory_store()),
      organization_(std::move(organization)),
      tell_(tell),
      only_(only),
      outbox_(*store_, organization_, std::make_shared<TemplateSet>(TemplateSet::built_in()), no_links(),
              {channels, "rehearsal.invalid", std::chrono::minutes{5}}, [] { return std::uint64_t{0}; }) {}

Result<RehearsalOutcome> RehearsalPlayer::play(Instant begin, RehearsalOutcome outcome) {
    outcome_ = std::move(outcome);
    auto directory = read_as<Directory>(*store_, [](ReadView& view) { return Directory::read(view); });
    if (!directory) return tl::unexpected(directory.error());
    directory_ = std::move(*directory);
    now_ = begin;
    tell_from_ = organization_->zone->at(outcome_.from, TimeOfDay{0});
    const Instant end = organization_->zone->at(outcome_.to + std::chrono::days{1}, TimeOfDay{0});
    while (now_ < end) {
        const auto next = step();
        if (!next) return tl::unexpected(next.error());
        if (!*next) break;
        now_ = std::max(now_ + std::chrono::milliseconds{1}, **next);
    }
    return std::move(outcome_);
}

/// Everything due at this moment; gives the next.
Result<std::optional<Instant>> RehearsalPlayer::step() {
    std::optional<Instant> next;
    const auto ahead = make_ahead_daily(*store_, *organization_, now_);
    if (!ahead) return tl::unexpected(ahead.error());
    if (*ahead) to_come_ = (*ahead)->to_come;
    for (bool more = true; more;) {
        const auto ticked = tick(*store_, *organization_, now_);
        if (!ticked) return tl::unexpected(ticked.error());
        next = ticked->next;
        more = ticked->more;
    }
    for (bool more = true; more;) {
        auto claim = outbox_.claim(now_, "rehearsal");
        if (!claim) return tl::unexpected(claim.error());
        for (const auto& job : claim->jobs)
            if (auto done = deliver(job); !done) return tl::unexpected(done.error());
        more = claim->more;
    }
    const auto sending =
        read_as<std::optional<Instant>>(*store_, [](ReadView& view) { return view.earliest_sending(); });
    if (!sending) return tl::unexpected(sending.error());
    if (*sending) next = next ? std::min(*next, **sending) : **sending;
    // What lies beyond the horizon now is made on one of the days to come.
    const Day today = organization_->zone->local(now_).day;
    const Instant tomorrow = organization_->zone->at(today + std::chrono::days{1}, TimeOfDay{0});
    if (to_come_) next = next ? std::min(*next, tomorrow) : tomorrow;
    return next;
}

RehearsedMessage::Line RehearsalPlayer::line_of(const OutboxRow& row, const Task* task, Day day) const {
    RehearsedMessage::Line line;
    line.task = row.task;
    line.rung = row.rung;
    line.reason = row.reason;
    line.kind = row.kind;
    const Place place = place_of(row.person, task, directory_, day);
    line.audience = place.audience;
    line.in_place_of = place.in_place_of;
    if (task == nullptr) return line;
    line.number = task->number;
    line.title = task->title;
    line.roadmap = task->roadmap;
    line.due = task->due;
    line.due_rule = task->due_rule;
    return line;
}

Result<std::vector<RehearsedMessage::Line>> RehearsalPlayer::lines_of(const Job& job) {
    const Day day = organization_->zone->local(now_).day;
    return read_as<std::vector<RehearsedMessage::Line>>(
        *store_, [&](ReadView& view) -> Result<std::vector<RehearsedMessage::Line>> {
            std::vector<RehearsedMessage::Line> lines;
            const auto rows = view.outbox_of(job.delivery.id);
            if (!rows) return tl::unexpected(rows.error());
            for (const auto& row : *rows) {
                if (row.state != OutboxState::taken) continue;
                const auto task = view.task(row.task);
                if (!task) return tl::unexpected(task.error());
                if (only_ && (!*task || (*task)->roadmap != *only_)) continue;
                lines.push_back(line_of(row, *task ? &**task : nullptr, day));
            }
            return lines;
        });
}

Result<void> RehearsalPlayer::deliver(const Job& job) {
    if (now_ >= tell_from_) {
        auto lines = lines_of(job);
        if (!lines) return tl::unexpected(lines.error());
        const RehearsedMessage message{now_, job.message.recipient, job.delivery.channel, job.message.subject,
                                       std::move(*lines)};
        if (!message.lines.empty()) {
            outcome_.count(message, organization_->zone->local(now_).day);
            tell_(message);
        }
    }
    auto settled = outbox_.settle(now_, job, delivered());
    if (!settled) return tl::unexpected(settled.error());
    return {};
}

}  // namespace vekha
