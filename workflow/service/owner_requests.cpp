#include "workflow/service/owner_requests.hpp"

#include <set>

#include "workflow/model/names.hpp"

namespace vekha {
namespace {

constexpr NameTable<OwnerRequestKind, 2> kinds{
    {{OwnerRequestKind::extension, "extension"}, {OwnerRequestKind::disowning, "disowning"}}};

void add_requests(const Task& task, std::vector<OwnerRequest>& items) {
    if (task.closed()) return;
    if (const auto* asked = task.asked_extension())
        items.push_back({task, OwnerRequestKind::extension, asked->by, asked->at, asked->reason, asked->day});
    for (const auto& one : task.disownings)
        items.push_back({task, OwnerRequestKind::disowning, one.person, one.at, one.reason, std::nullopt});
}

}  // namespace

std::string_view name(OwnerRequestKind kind) {
    return name_in(kinds, kind);
}

Result<OwnerRequestPage> list_owner_requests(ReadView& view, TaskId after, std::size_t limit) {
    std::set<TaskId> ids;
    bool more = false;
    for (const auto mark : {TaskMark::extension_asked, TaskMark::disowned}) {
        const auto marked = view.marked(mark, after, limit);
        if (!marked) return tl::unexpected(marked.error());
        more = more || marked->size() == limit;
        ids.insert(marked->begin(), marked->end());
    }
    OwnerRequestPage page;
    std::size_t taken = 0;
    for (const auto id : ids) {
        if (taken == limit) break;
        ++taken;
        const auto task = view.task(id);
        if (!task) return tl::unexpected(task.error());
        if (*task) add_requests(**task, page.items);
        page.next = id;
    }
    if (!more && taken == ids.size()) page.next.reset();
    return page;
}

}  // namespace vekha
