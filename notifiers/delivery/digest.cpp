#include "notifiers/delivery/digest.hpp"

#include <algorithm>
#include <tuple>

namespace vekha {
namespace {

int rank(NoticeKind kind) {
    switch (kind) {
        case NoticeKind::returned:
            return 0;
        case NoticeKind::amended:
            return 1;
        case NoticeKind::overdue:
            return 2;
        case NoticeKind::failed:
            return 3;
        case NoticeKind::submitted:
            return 4;
        case NoticeKind::reminder:
            return 5;
        case NoticeKind::assigned:
            return 6;
        case NoticeKind::outage:
            break;
    }
    return 7;
}

/// Notices with the same subject say the same thing twice.
auto subject_of(const Notice& notice) {
    const bool apart = notice.row.kind == NoticeKind::failed || notice.row.kind == NoticeKind::outage;
    const bool amended = notice.row.kind == NoticeKind::amended;
    return std::tuple(notice.task ? notice.task->id : TaskId{}, apart || amended ? rank(notice.row.kind) : 0,
                      notice.undelivered ? notice.undelivered->whom
                      : amended          ? notice.row.key
                                         : std::string{});
}

bool stronger(const Notice& a, const Notice& b) {
    return std::tuple(rank(a.row.kind), -a.row.planned_at.time_since_epoch().count(), -a.row.id.value) <
           std::tuple(rank(b.row.kind), -b.row.planned_at.time_since_epoch().count(), -b.row.id.value);
}

auto place_of(const Notice& notice) {
    return std::tuple(rank(notice.row.kind), notice.task ? notice.task->due_at : Instant{},
                      notice.task ? notice.task->id : TaskId{}, notice.row.id);
}

}  // namespace

Digest make_digest(Person person, std::vector<Notice> notices) {
    std::stable_sort(notices.begin(), notices.end(), [](const Notice& a, const Notice& b) {
        const auto first = subject_of(a);
        const auto second = subject_of(b);
        return first != second ? first < second : stronger(a, b);
    });
    notices.erase(
        std::unique(notices.begin(), notices.end(),
                    [](const Notice& a, const Notice& b) { return subject_of(a) == subject_of(b); }),
        notices.end());
    std::stable_sort(notices.begin(), notices.end(),
                     [](const Notice& a, const Notice& b) { return place_of(a) < place_of(b); });
    return {std::move(person), std::move(notices)};
}

}  // namespace vekha
