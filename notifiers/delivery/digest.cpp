#include "notifiers/delivery/digest.hpp"

#include <algorithm>
#include <array>
#include <tuple>

namespace vekha {
namespace {

/// The order of a digest: the later a kind stands here, the later it is told.
constexpr std::array order{
    NoticeKind::invited,  NoticeKind::code,    NoticeKind::door,        NoticeKind::answered,
    NoticeKind::alarm,    NoticeKind::test,    NoticeKind::returned,    NoticeKind::amended,
    NoticeKind::decided,  NoticeKind::overdue, NoticeKind::slip,        NoticeKind::acceptance,
    NoticeKind::failed,   NoticeKind::asked,   NoticeKind::disowned,    NoticeKind::submitted,
    NoticeKind::reminder, NoticeKind::changed, NoticeKind::contributed, NoticeKind::assigned,
    NoticeKind::outage,   NoticeKind::journal};

int rank(NoticeKind kind) {
    return static_cast<int>(std::find(order.begin(), order.end(), kind) - order.begin());
}

/// Kinds whose words are not covered by another notice about the same task.
bool stands_apart(NoticeKind kind) {
    switch (kind) {
        case NoticeKind::failed:
        case NoticeKind::outage:
        case NoticeKind::amended:
        case NoticeKind::asked:
        case NoticeKind::decided:
        case NoticeKind::contributed:
        case NoticeKind::changed:
        case NoticeKind::disowned:
        case NoticeKind::answered:
        case NoticeKind::test:
        case NoticeKind::code:
        case NoticeKind::alarm:
        case NoticeKind::door:
        case NoticeKind::journal:
        case NoticeKind::invited:
            return true;
        default:
            return false;
    }
}

/// Notices with the same subject say the same thing twice.
auto subject_of(const Notice& notice) {
    const auto kind = notice.row.kind;
    const bool once = kind == NoticeKind::failed || kind == NoticeKind::outage;
    return std::tuple(notice.task ? notice.task->id : TaskId{}, stands_apart(kind) ? rank(kind) : -1,
                      notice.undelivered            ? notice.undelivered->whom
                      : stands_apart(kind) && !once ? notice.row.key
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
