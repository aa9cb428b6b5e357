#include "workflow/service/store_keys.hpp"

#include <algorithm>

namespace vekha {

Bucket bucket_of(TaskState state) {
    switch (state) {
        case TaskState::planned:
        case TaskState::open:
            return Bucket::owed;
        case TaskState::submitted:
            return Bucket::submitted;
        case TaskState::suspended:
            return Bucket::suspended;
        case TaskState::accepted:
        case TaskState::cancelled:
            return Bucket::closed;
    }
    return Bucket::closed;
}

Bucket bucket_of(TaskList list) {
    switch (list) {
        case TaskList::overdue:
        case TaskList::upcoming:
            return Bucket::owed;
        case TaskList::to_accept:
            return Bucket::submitted;
        case TaskList::suspended:
            return Bucket::suspended;
        case TaskList::closed:
            return Bucket::closed;
    }
    return Bucket::closed;
}

int bit_of(TaskMark mark) {
    return 1 << static_cast<int>(mark);
}

int marks_of(const Task& task) {
    if (task.closed()) return 0;
    int marks = 0;
    if (task.asked_extension() != nullptr) marks |= bit_of(TaskMark::extension_asked);
    if (!task.mutes.empty()) marks |= bit_of(TaskMark::muted);
    if (task.cadence) marks |= bit_of(TaskMark::own_pace);
    if (!task.disownings.empty()) marks |= bit_of(TaskMark::disowned);
    return marks;
}

int requirements_missing(const Task& task) {
    const auto missing =
        std::count_if(task.requirements.begin(), task.requirements.end(),
                      [](const Requirement& each) { return each.state == RequirementState::requested; });
    return static_cast<int>(missing);
}

std::optional<Instant> ready_at(const Delivery& delivery) {
    switch (delivery.state) {
        case DeliveryState::waiting:
            return delivery.next_try_at;
        case DeliveryState::leased:
            return delivery.leased_until;
        case DeliveryState::sent:
        case DeliveryState::dropped:
        case DeliveryState::failed:
            return std::nullopt;
    }
    return std::nullopt;
}

}  // namespace vekha
