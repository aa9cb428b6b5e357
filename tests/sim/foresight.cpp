// What-if and reality: the rehearsal of the coming weeks, and then the same weeks with nobody doing anything.
#include <algorithm>

#include "daemon/app/rehearsal.hpp"
#include "tests/sim/world.hpp"

namespace vekha::sim {
namespace {

constexpr std::chrono::days foreseen_days{28};

std::string line_of(Instant at, PersonId person, TaskId task, const std::string& rung) {
    return format(at) + " person " + std::to_string(person.value) + " task " + std::to_string(task.value) +
           " " + rung;
}

std::vector<std::string> only_in(const std::multiset<std::string>& one,
                                 const std::multiset<std::string>& other) {
    std::vector<std::string> found;
    std::set_difference(one.begin(), one.end(), other.begin(), other.end(), std::back_inserter(found));
    return found;
}

}  // namespace

/// Asks the rehearsal what the next weeks will bring from here.
void World::foresee() {
    const auto organization = std::make_shared<const Organization>(office_.org);
    KeptOffice office{*store_, office_.now, {"smtp", "telegram"}, {}, {}, {}};
    office.from = organization->zone->local(office_.now).day;
    office.to = *office.from + foreseen_days;
    foreseen_until_ = organization->zone->at(*office.to + std::chrono::days{1}, TimeOfDay{0});
    test::must(rehearse(organization, office, [&](const RehearsedMessage& message) {
        for (const auto& line : message.lines)
            foreseen_.insert(line_of(message.at, message.person.id, line.task, line.rung));
    }));
}

void World::note_told(const Received& message) {
    if (message.at >= foreseen_until_) return;
    for (const auto& row : message.rows)
        if (row.state == OutboxState::taken)
            told_.insert(line_of(message.at, message.person, row.task, row.rung));
}

/// What-if and reality send the same when nothing changes: the same words to the same people at the same
/// moments.
void World::check_foresight(std::vector<std::string>& broken) {
    for (const auto& line : only_in(foreseen_, told_)) broken.push_back("foreseen and never sent: " + line);
    for (const auto& line : only_in(told_, foreseen_)) broken.push_back("sent and not foreseen: " + line);
}

}  // namespace vekha::sim
