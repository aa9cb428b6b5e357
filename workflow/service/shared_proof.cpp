#include "workflow/service/shared_proof.hpp"

#include <algorithm>

#include "workflow/service/found_task.hpp"

namespace vekha {
namespace {

bool has_already(const Task& task, const Evidence& paper) {
    return std::any_of(task.evidence.begin(), task.evidence.end(), [&](const Evidence& one) {
        return one.sha256 == paper.sha256 && one.link == paper.link;
    });
}

/// Looks for papers that fit the empty slots of one task.
class Search {
  public:
    explicit Search(const Task& task) : task_(task) {}

    void look_through(const Task& other) {
        if (other.id == task_.id) return;
        for (const auto& slot : task_.requirements) {
            if (slot.state != RequirementState::requested) continue;
            for (const auto& paper : other.evidence)
                if (paper.kind == slot.kind && !has_already(task_, paper) && !found_already(paper))
                    found_.push_back({slot.number, other.id, other.title, paper});
        }
    }
    bool full() const { return found_.size() >= proof_suggestions_most; }
    std::vector<ProofSuggestion> take() {
        if (full()) found_.resize(proof_suggestions_most);
        return std::move(found_);
    }

  private:
    bool found_already(const Evidence& paper) const {
        return std::any_of(found_.begin(), found_.end(), [&](const ProofSuggestion& one) {
            return one.evidence.sha256 == paper.sha256 && one.evidence.link == paper.link;
        });
    }

    const Task& task_;
    std::vector<ProofSuggestion> found_;
};

Result<void> look_at_family(ReadView& view, const FoundTask& found, Search& search) {
    for (const auto& one : found.task.children) {
        const auto child = view.task(one.task);
        if (!child) return tl::unexpected(child.error());
        if (*child) search.look_through(**child);
    }
    if (found.parent) search.look_through(*found.parent);
    return {};
}

Result<void> look_at_list(ReadView& view, const Task& task, TaskList list, Instant now, Search& search) {
    TaskQuery query;
    query.list = list;
    query.now = now;
    query.owner = task.lead();
    query.limit = proof_tasks_most;
    const auto cards = view.list(query);
    if (!cards) return tl::unexpected(cards.error());
    for (const auto& card : *cards) {
        if (search.full()) return {};
        const auto other = view.task(card.id);
        if (!other) return tl::unexpected(other.error());
        if (*other) search.look_through(**other);
    }
    return {};
}

}  // namespace

Result<std::vector<ProofSuggestion>> suggest_proof(ReadView& view, const Organization& organization,
                                                   const Actor& actor, TaskId id, Instant now) {
    const auto found = find_task(view, organization, actor, id, now);
    if (!found) return tl::unexpected(found.error());
    Search search(found->task);
    auto done = look_at_family(view, *found, search);
    // By a personal link one task is all there is.
    const bool alone = actor.only_task || !found->task.lead();
    for (const auto list : {TaskList::to_accept, TaskList::closed})
        if (done && !alone) done = look_at_list(view, found->task, list, now, search);
    if (!done) return tl::unexpected(done.error());
    return search.take();
}

Result<Task> share_proof(Store& store, const Organization& organization, const Actor& actor, TaskId id,
                         std::optional<std::int64_t> expected_version, TaskId from, int evidence,
                         int requirement, Instant now) {
    const auto paper = read_as<Evidence>(store, [&](ReadView& view) -> Result<Evidence> {
        const auto other = find_task(view, organization, actor, from, now);
        if (!other) return tl::unexpected(other.error());
        for (const auto& one : other->task.evidence)
            if (one.number == evidence) return one;
        return failure(Fault::not_found, "У задачи нет такого документа.", "evidence");
    });
    if (!paper) return tl::unexpected(paper.error());
    AttachEvidence command{*paper};
    command.evidence.requirement = requirement;
    return act(store, organization, actor, id, expected_version, command, now);
}

}  // namespace vekha
