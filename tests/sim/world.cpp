#include "tests/sim/world.hpp"

#include <algorithm>

#include "workflow/service/horizon.hpp"

namespace vekha::sim {
namespace {

constexpr int items_most = 6;
/// Who acts does so after what was claimed before, which may still leave then.
constexpr std::chrono::milliseconds a_moment{1};
constexpr int far_jump_days = 60;
constexpr int calm_rounds_most = 10'000;
constexpr int editions_percent = 2;  ///< of the steps begin a new edition
const std::vector<std::string> parties{"Директор СОШ № 1", "Методист", "Муниципальный координатор",
                                       "Начальник отдела"};

/// Words are tested elsewhere, and would take half of the time here.
std::shared_ptr<const TemplateSet> few_words() {
    auto set = TemplateSet::built_in();
    for (const auto& name : TemplateSet::names()) test::must(set.replace(name, "{{summary}}"));
    return std::make_shared<const TemplateSet>(std::move(set));
}

LinkMaker links() {
    return {[](TaskId task, PersonId) { return "link-" + std::to_string(task.value); },
            [](TaskId task) { return "task-" + std::to_string(task.value); }, "board"};
}

}  // namespace

World::World(std::uint64_t seed) : dice_(seed) {
    auto faulty = std::make_unique<FaultyStore>(std::move(office_.store), dice_);
    store_ = faulty.get();
    store_->calm = true;
    office_.store = std::move(faulty);
    born_ = office_.now;
    plan();
    outbox_ = std::make_unique<Outbox>(
        *store_, std::make_shared<const Organization>(office_.org), few_words(), links(),
        OutboxSettings{{"smtp", "telegram"}, "example.org", std::chrono::minutes{5}},
        [this] { return dice_(); });
    store_->calm = false;
}

/// Beside the office's own people three schools that must each answer, and a second ladder.
void World::people() {
    PeopleEntries entries;
    for (const std::string login : {"school1", "school2", "school3"})
        entries.people.push_back(test::person(login, {Duty::executor}, "Школы"));
    entries.groups.push_back({"Школы", {"school1", "school2", "school3"}, {"руководители ОО"}, true});
    test::must(save_people(*store_, PersonId{}, entries, office_.now));
    Policy often = office_.org.policy;
    often.name = "Частая";
    often.rungs.push_back({"T-5", -5, std::chrono::hours{9}, {Audience::lead}, false});
    office_.org.policies["Частая"] = often;
    office_.org.rules.terms.extension_bound = 20;
}

/// Rows over three years: once, recurring far ahead, for all schools, and some that wait for an event.
std::vector<Item> World::plan_items() {
    std::vector<Item> items;
    for (int number = 1 + pick(items_most); number > 0; --number) {
        const Day due = test::day("2026-02-20") + std::chrono::days{pick(60)};
        std::vector<EvidenceKind> proof;
        if (chance(dice_, 60)) proof.push_back(EvidenceKind::order);
        std::vector<std::string> owners{parties[static_cast<std::size_t>(pick(4))]};
        if (chance(dice_, 50)) owners.push_back(parties[static_cast<std::size_t>(pick(4))]);
        if (chance(dice_, 20)) owners = {"руководители ОО"};
        std::vector<Window> windows{{due - std::chrono::days{pick(30)}, due}};
        if (chance(dice_, 15))
            for (int more = 1; more < 6; ++more) {
                const Day last = due + std::chrono::days{180 * more};
                windows.push_back({last - std::chrono::days{30}, last});
            }
        items.push_back(test::item(std::to_string(number), "Мероприятие " + std::to_string(number), windows,
                                   owners, proof));
        if (chance(dice_, 30))
            items.back().result.indicators.push_back(
                {"охват не менее 80 %", 80, "%", Indicator::Direction::at_least});
    }
    return items;
}

void World::plan() {
    people();
    items_ = plan_items();
    ImportRequest request;
    request.reading.title = "План";
    request.reading.items = items_;
    request.source_sha256 = "plan";
    request.controller = "irina";
    test::must(import_roadmap(*store_, office_.org, PersonId{}, request, office_.now));
}

std::vector<Task> World::tasks() {
    return test::must(
        read_as<std::vector<Task>>(*store_, [](ReadView& view) { return view.tasks_of(RoadmapId{1}); }));
}

void World::live(std::chrono::days people_act) {
    const std::chrono::days quiet_from{pick(static_cast<int>(people_act.count()))};
    bool quiet = false;
    while (lived() < people_act) {
        if (!quiet && lived() >= quiet_from) {
            quiet = true;
            quiet_weeks();
        }
        if (pending_ || chance(dice_, editions_percent)) edition_step();
        step();
    }
    calm();
    run_alone(Instant::max());
}

/// No faults from here on, and nothing half done.
void World::calm() {
    store_->calm = true;
    if (pending_) edition_step();
    in_flight_.clear();
}

/// Once in its life everybody in the office is away, just after the rehearsal was asked what is to come.
void World::quiet_weeks() {
    calm();
    foresee();
    run_alone(foreseen_until_);
    check_foresight(late_words_);
    store_->calm = false;
}

void World::step() {
    const int kind = std::uniform_int_distribution<int>{0, 9}(dice_);
    if (kind < 2)
        engine_step();
    else if (kind < 4)
        sender_step();
    else if (kind < 8)
        person_step();
    else
        jump();
}

void World::engine_step() {
    if (!make_ahead_daily(*store_, office_.org, office_.now)) ++faults_;
    if (!tick(*store_, office_.org, office_.now)) ++faults_;
}

/// One daemon claims; then it sends, or dies with what it holds, or is slow and still sends after its lease
/// is over.
void World::sender_step() {
    if (chance(dice_, 10)) {
        in_flight_.clear();
        lease_ = "life-" + std::to_string(++lives_);
        ++faults_;
    }
    const auto held = in_flight_.size();
    if (auto claim = outbox_->claim(office_.now, lease_, 3)) {
        in_flight_.insert(in_flight_.end(), claim->jobs.begin(), claim->jobs.end());
    } else {
        ++faults_;
    }
    if (chance(dice_, 20)) return;
    const auto jobs = std::exchange(in_flight_, {});
    for (std::size_t at = 0; at < jobs.size(); ++at) send(jobs[at], false, at >= held);
}

void World::send(const Job& job, bool calm, bool fresh) {
    // A sender holds to its lease: a job past it is not sent any more.
    if (job.delivery.leased_until && office_.now >= *job.delivery.leased_until) return;
    const int fate = calm ? 0 : std::uniform_int_distribution<int>{0, 9}(dice_);
    const bool arrives = fate <= 6;  // 5 and 6: it arrives, and the channel says that it did not
    if (arrives) {
        auto& got = received_[job.message.id];
        got.at = office_.now;
        got.claimed = job.message.date;
        got.person = job.message.recipient.id;
        ++got.copies;
        auto rows = test::must(read_as<std::vector<OutboxRow>>(
            *store_, [&](ReadView& view) { return view.outbox_of(job.delivery.id); }));
        std::erase_if(rows, [](const OutboxRow& row) { return row.state == OutboxState::dropped; });
        got.rows = std::move(rows);
        if (calm) note_told(got);
        if (fresh) check_still_true(got.rows);
    }
    Outcome outcome = delivered();
    if (fate == 5) outcome = try_later(SendReason::timed_out);
    if (fate == 6 || fate == 7) outcome = try_later(SendReason::unreachable);
    if (fate == 8) outcome = try_later(SendReason::deferred, 451);
    if (fate == 9) outcome = refused(SendReason::rejected_recipient, 550);
    if (!outbox_->settle(office_.now, job, outcome)) ++faults_;
}

/// A message that leaves in the moment it was claimed speaks of no task that is closed.
void World::check_still_true(const std::vector<OutboxRow>& rows) {
    for (const auto& row : rows)
        // That a task was ended is told of a closed task, and rightly.
        if (row.task && office_.task(row.task).closed() && row.kind != NoticeKind::failed &&
            row.kind != NoticeKind::changed)
            late_words_.push_back(row.key + " was told of a closed task");
}

/// The plan in force with a date moved, a row put in, taken out, given to others, or asking for another
/// paper.
std::vector<Item> World::amended_items() {
    auto items = items_;
    auto& row = items[static_cast<std::size_t>(pick(static_cast<int>(items.size())))];
    const Day today = std::chrono::floor<std::chrono::days>(office_.now);
    switch (pick(5)) {
        case 0:
            row.deadline.windows = {{std::nullopt, today + std::chrono::days{pick(40) - 5}}};
            break;
        case 1:
            row.responsible.parties = {parties[static_cast<std::size_t>(pick(4))]};
            row.responsible.text = row.responsible.parties[0];
            break;
        case 2:
            row.result.evidence = {pick(2) == 0 ? EvidenceKind::protocol : EvidenceKind::report};
            break;
        case 3:
            items.erase(items.begin() + pick(static_cast<int>(items.size())));
            break;
        default:
            break;
    }
    const auto number = "9" + std::to_string(editions_);
    items.insert(
        items.begin() + pick(static_cast<int>(items.size()) + 1),
        test::item(number, "Дело редакции " + number, {{std::nullopt, today + std::chrono::days{pick(40)}}},
                   {parties[static_cast<std::size_t>(pick(4))]}, {EvidenceKind::order}));
    return items;
}

void World::edition_step() {
    office_.now += a_moment;
    if (!pending_) {
        EditionRequest request;
        request.document.reading.title = "План";
        request.document.reading.items = amended_items();
        request.document.source_sha256 = "edition " + std::to_string(editions_ + 1);
        request.accept_matches = true;
        request.accept_dropped = true;
        request.reason = "приказ № " + std::to_string(editions_);
        pending_ = std::move(request);
    }
    const auto done =
        apply_edition(*store_, office_.org, office_.id("irina"), RoadmapId{1}, *pending_, office_.now);
    if (!done && done.error().fault == Fault::unavailable) {
        ++faults_;
        return;
    }
    // A commit whose answer was lost is in force: the same file again is a conflict.
    if (!done && done.error().fault != Fault::conflict)
        late_words_.push_back("an edition was refused: " + describe(done.error()));
    items_ = pending_->document.reading.items;
    ++editions_;
    pending_.reset();
}

/// To the next moment of interest, or far ahead, or a little back as clocks are set.
void World::jump() {
    const int kind = pick(10);
    if (kind == 0) {
        office_.now -= std::chrono::minutes{1 + pick(90)};
        ++faults_;
    } else if (kind < 5) {
        office_.now += std::chrono::hours{1 + pick(24 * far_jump_days)};
    } else if (kind < 8) {
        office_.now = std::max(office_.now, next_moment().value_or(office_.now));
    } else {
        office_.now += std::chrono::minutes{1 + pick(60 * 30)};
    }
}

/// When an engine or a sender has something to do next.
std::optional<Instant> World::next_moment() {
    const auto earliest = [&](auto read) {
        return test::must(read_as<std::optional<Instant>>(*store_, read));
    };
    auto next = earliest([](ReadView& view) { return view.earliest_sending(); });
    const auto action = earliest([](ReadView& view) { return view.earliest_action(); });
    if (action) next = next ? std::min(*next, *action) : *action;
    return next;
}

/// The daemon lives and nobody does anything, till nothing is left to do or that moment has come.
void World::run_alone(Instant until) {
    bool to_come = true;  // perhaps some row recurs beyond what is made ahead
    for (int round = 0; round < calm_rounds_most; ++round) {
        if (const auto ahead = test::must(make_ahead_daily(*store_, office_.org, office_.now)))
            to_come = ahead->to_come;
        const auto ticked = test::must(tick(*store_, office_.org, office_.now));
        auto claim = test::must(outbox_->claim(office_.now, "calm", 50));
        for (const auto& job : claim.jobs) send(job, true, true);
        if (ticked.more || claim.more || !claim.jobs.empty()) continue;
        auto next = next_moment();
        const Day today = office_.org.zone->local(office_.now).day;
        const Instant tomorrow = office_.org.zone->at(today + std::chrono::days{1}, TimeOfDay{0});
        if (to_come) next = next ? std::min(*next, tomorrow) : tomorrow;
        if (!next) return;
        if (*next >= until) {
            office_.now = std::max(office_.now, until);
            return;
        }
        office_.now = std::max(office_.now + std::chrono::milliseconds{1}, *next);
    }
    late_words_.push_back("the office never came to rest");
}

}  // namespace vekha::sim
