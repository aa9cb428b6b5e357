// Buttons under a message, in the shapes of both messengers.
#pragma once

#include <vector>

#include <boost/json/value.hpp>

#include "notifiers/channel.hpp"

namespace vekha {

/// From the fullest to none (null): answers and links, answers alone, nothing. A keyboard that the API
/// dislikes, an address inside the office on it, say, must not cost the message: the next one is tried. The
/// text of a message holds every link that the buttons do.
std::vector<boost::json::value> telegram_keyboards(const AnswerButtons& buttons,
                                                   const std::vector<MessageLink>& links);
/// The same as the list of attachments.
std::vector<boost::json::value> max_keyboards(const AnswerButtons& buttons,
                                              const std::vector<MessageLink>& links);

}  // namespace vekha
