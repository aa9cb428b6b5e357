#include "daemon/app/rehearsal.hpp"

#include <algorithm>
#include <set>

#include "workflow/service/memory_store.hpp"
#include "workflow/service/notices.hpp"
#include "workflow/service/tick.hpp"

namespace vekha {
namespace {

constexpr std::chrono::days lead_in{30};
constexpr std::chrono::days lead_out{28};
constexpr std::string_view stand_in_department = "—";

PersonEntry stand_in(std::string login, std::string person_name, std::vector<Duty> duties,
                     std::vector<std::string> parties) {
    PersonEntry entry;
    entry.person.login = std::move(login);
    entry.person.name = std::move(person_name);
    entry.person.email = entry.person.login + "@rehearsal.invalid";
    entry.person.department = stand_in_department;
    entry.person.duties = std::move(duties);
    entry.parties = std::move(parties);
    return entry;
}

/// Adds someone for every place that the ladder speaks to and for every printed party, where nobody is there.
PeopleEntries with_stand_ins(const RehearsalPlan& plan, std::vector<std::string>& named) {
    PeopleEntries people = plan.people;
    std::set<std::string> bound;
    std::set<Duty> duties;
    const auto note = [&](const std::vector<std::string>& parties) {
        for (const auto& party : parties) bound.insert(party_key(party));
    };
    for (const auto& one : people.people) {
        note(one.parties);
        duties.insert(one.person.duties.begin(), one.person.duties.end());
    }
    for (const auto& one : people.groups) note(one.parties);
    const std::pair<Duty, const char*> places[] = {{Duty::controller, "Координатор"},
                                                   {Duty::department_head, "Начальник отдела"},
                                                   {Duty::deputy_head, "Заместитель руководителя"},
                                                   {Duty::head, "Руководитель"}};
    for (const auto& [duty, title] : places)
        if (!duties.contains(duty))
            people.people.push_back(stand_in("place." + std::string(name(duty)), title, {duty}, {}));
    int count = 0;
    for (const auto& item : plan.reading.items)
        for (const auto& party : item.responsible.parties)
            if (bound.insert(party_key(party)).second) {
                people.people.push_back(
                    stand_in("party." + std::to_string(++count), party, {Duty::executor}, {party}));
                named.push_back(party);
            }
    return people;
}

class Rehearsal {
  public:
    Rehearsal(std::shared_ptr<const Organization> organization, const RehearsalPlan& plan,
              const std::function<void(const RehearsedMessage&)>& tell)
        : store_(make_memory_store()),
          organization_(std::move(organization)),
          plan_(plan),
          tell_(tell),
          outbox_(*store_, organization_, std::make_shared<TemplateSet>(TemplateSet::built_in()), links(),
                  {plan.channels, "rehearsal.invalid", std::chrono::minutes{5}},
                  [] { return std::uint64_t{0}; }) {}

    Result<RehearsalOutcome> play() {
        choose_days();
        now_ = organization_->zone->at(outcome_.from, TimeOfDay{0});
        if (auto done = begin(); !done) return tl::unexpected(done.error());
        const Instant end = organization_->zone->at(outcome_.to + std::chrono::days{1}, TimeOfDay{0});
        while (now_ < end) {
            const auto next = step();
            if (!next) return tl::unexpected(next.error());
            if (!*next) break;
            now_ = std::max(now_ + std::chrono::milliseconds{1}, **next);
        }
        return outcome_;
    }

  private:
    static LinkMaker links() {
        return {[](TaskId, PersonId) { return std::string("-"); }, [](TaskId) { return std::string("-"); },
                "-"};
    }

    void choose_days() {
        std::optional<Day> first;
        std::optional<Day> last;
        for (const auto& item : plan_.reading.items)
            for (const auto& window : item.deadline.windows) {
                const Day begins = window.first.value_or(window.last);
                first = first ? std::min(*first, begins) : begins;
                last = last ? std::max(*last, window.last) : window.last;
            }
        outcome_.from = plan_.from.value_or(first.value_or(Day{}) - lead_in);
        outcome_.to = plan_.to.value_or(last.value_or(Day{}) + lead_out);
    }

    /// People and the plan itself, at the first moment.
    Result<void> begin() {
        if (auto saved = save_people(*store_, PersonId{}, with_stand_ins(plan_, outcome_.stand_ins), now_);
            !saved)
            return tl::unexpected(saved.error());
        ImportRequest request;
        request.reading = plan_.reading;
        request.source_name = "rehearsal";
        request.accept_readings = true;
        const auto controllers = read_as<std::string>(*store_, [](ReadView& view) -> Result<std::string> {
            auto directory = Directory::read(view);
            if (!directory) return tl::unexpected(directory.error());
            for (const auto& person : directory->people())
                if (person.active && person.has(Duty::controller)) return person.login;
            return std::string{};
        });
        if (!controllers) return tl::unexpected(controllers.error());
        request.controller = *controllers;
        auto preview = read_as<ImportPreview>(
            *store_, [&](ReadView& view) { return preview_import(view, *organization_, request, now_); });
        if (!preview) return tl::unexpected(preview.error());
        for (auto& doubt : preview->doubts) {
            if (!doubt.blocks) continue;
            Decision decision;
            decision.position = doubt.position;
            decision.without_tasks = true;
            request.decisions.push_back(decision);
            outcome_.left_out.push_back(std::move(doubt));
        }
        auto made = import_roadmap(*store_, *organization_, PersonId{}, request, now_);
        if (!made) return tl::unexpected(made.error());
        outcome_.items = made->items;
        outcome_.tasks = made->tasks;
        return {};
    }

    /// Everything due at this moment; gives the next.
    Result<std::optional<Instant>> step() {
        std::optional<Instant> next;
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
        return next;
    }

    Result<void> deliver(const Job& job) {
        RehearsedMessage message{now_, job.message.recipient, job.delivery.channel, job.message.subject, {}};
        auto read = store_->read([&](ReadView& view) -> Result<void> {
            auto rows = view.outbox_of(job.delivery.id);
            if (!rows) return tl::unexpected(rows.error());
            for (const auto& row : *rows) {
                if (row.state != OutboxState::taken) continue;
                auto task = view.task(row.task);
                if (!task) return tl::unexpected(task.error());
                message.lines.push_back({row.task, *task ? (*task)->number : "", *task ? (*task)->title : "",
                                         row.rung, row.reason});
            }
            return {};
        });
        if (!read) return read;
        ++outcome_.messages;
        outcome_.lines += message.lines.size();
        tell_(message);
        auto settled = outbox_.settle(now_, job, delivered());
        if (!settled) return tl::unexpected(settled.error());
        return {};
    }

    std::unique_ptr<Store> store_;
    std::shared_ptr<const Organization> organization_;
    const RehearsalPlan& plan_;
    const std::function<void(const RehearsedMessage&)>& tell_;
    Outbox outbox_;
    RehearsalOutcome outcome_;
    Instant now_{};
};

}  // namespace

Result<RehearsalOutcome> rehearse(const std::shared_ptr<const Organization>& organization,
                                  const RehearsalPlan& plan,
                                  const std::function<void(const RehearsedMessage&)>& tell) {
    return Rehearsal(organization, plan, tell).play();
}

}  // namespace vekha
