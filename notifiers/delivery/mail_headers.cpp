#include "notifiers/delivery/mail_headers.hpp"

#include <algorithm>

namespace vekha {
namespace {

/// The kinds of the lines, each once; nothing where one of them may not be declined.
std::vector<NoticeKind> kinds_to_decline(const Digest& digest) {
    std::vector<NoticeKind> kinds;
    for (const auto& line : digest.lines) {
        if (!may_be_declined(line.row.kind)) return {};
        if (std::find(kinds.begin(), kinds.end(), line.row.kind) == kinds.end())
            kinds.push_back(line.row.kind);
    }
    return kinds;
}

}  // namespace

std::string conversation_root(TaskId task, const std::string& domain) {
    return "task-" + std::to_string(task.value) + "@" + domain;
}

TaskId sole_task(const Digest& digest) {
    if (digest.lines.empty()) return {};
    const TaskId first = digest.lines.front().row.task;
    const bool alone = std::all_of(digest.lines.begin(), digest.lines.end(),
                                   [&](const Notice& line) { return line.row.task == first; });
    return alone ? first : TaskId{};
}

std::vector<MessageHeader> mail_headers(const Digest& digest, DeliveryId delivery, const std::string& domain,
                                        const LinkMaker& links) {
    std::vector<MessageHeader> headers{{"Auto-Submitted", "auto-generated"},
                                       {"List-Id", "<vekha." + domain + ">"}};
    const TaskId task = sole_task(digest);
    if (task) {
        const std::string root = "<" + conversation_root(task, domain) + ">";
        headers.push_back({"In-Reply-To", root});
        headers.push_back({"References", root});
    }
    const auto kinds = kinds_to_decline(digest);
    if (links.unsubscribe && !kinds.empty()) {
        headers.push_back({"List-Unsubscribe", "<" + links.unsubscribe(digest.person.id, kinds) + ">"});
        headers.push_back({"List-Unsubscribe-Post", "List-Unsubscribe=One-Click"});
    }
    if (links.reply_to) headers.push_back({"Reply-To", links.reply_to(delivery, digest.person.id, task)});
    return headers;
}

}  // namespace vekha
