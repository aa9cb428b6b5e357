// Headers that mail alone has: where an answer goes, which conversation it belongs to, how to end it.
#pragma once

#include <string>
#include <vector>

#include "notifiers/delivery/render.hpp"

namespace vekha {

/// Auto-Submitted and List-Id always. Where all lines are about one task, References to the root of that
/// task's conversation, so that mail programs show its messages together. Where a person may decline every
/// line, List-Unsubscribe with one click (RFC 8058). Where answers are read, Reply-To with the signed tag.
std::vector<MessageHeader> mail_headers(const Digest& digest, DeliveryId delivery, const std::string& domain,
                                        const LinkMaker& links);

/// The Message-ID, without brackets, that all messages about a task refer to. No message has it.
std::string conversation_root(TaskId task, const std::string& domain);

/// The task that all lines speak of; none where they speak of several or of none.
TaskId sole_task(const Digest& digest);

}  // namespace vekha
