// The way in of one messenger: updates asked for or brought by a webhook, files, and the small answer to a
// press. What is said back goes out by the channel of the same name (notifiers/channel.hpp).
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "notifiers/channel.hpp"
#include "notifiers/inbox/update.hpp"
#include "workflow/model/contact.hpp"
#include "workflow/model/result.hpp"

namespace vekha {

struct BotOptions {
    std::string base_url;
    std::string token;
    std::string ca_file;
    std::chrono::milliseconds timeout{std::chrono::seconds{30}};
    /// Where the messenger keeps files, beside its own address: hosts, each with those under it
    /// ("oneme.ru" is also "i.oneme.ru"). Nothing is fetched from elsewhere.
    std::vector<std::string> file_hosts;
};

/// Takes the next bytes of a file; false ends it.
using FileSink = std::function<bool(std::span<const std::byte> bytes)>;

/// Safe to use from several threads. Errors: unavailable where the messenger can't be reached or is out of
/// sorts, unauthenticated for a wrong token, conflict where another program asks for the same updates or a
/// webhook stands in the way, invalid_input for an answer without sense. They name the messenger, never the
/// token.
class Bot {
  public:
    virtual ~Bot() = default;
    virtual AddressKind kind() const = 0;

    /// Updates from `position` on (nothing: from the first that nobody took); waits up to `patience` for one.
    virtual Result<Updates> poll(std::optional<std::int64_t> position, std::chrono::seconds patience) = 0;
    /// What a webhook's request says.
    virtual Result<Updates> read_hook(std::string_view body) const = 0;
    /// Has updates brought to `url` with `secret` in a header.
    virtual Result<void> set_hook(const std::string& url, const std::string& secret) = 0;
    /// Updates are asked for from now on.
    virtual Result<void> drop_hook(const std::string& url) = 0;

    /// too_large where the messenger gives out no file of this size; forbidden for a place it may not be
    /// fetched from; not_found where it is gone. An error also where the sink ended it.
    virtual Result<void> fetch(const OfferedFile& file, const FileSink& sink) = 0;
    /// Tells the messenger that a press was heard, so that the button stops waiting.
    virtual Result<void> heard(const std::string& callback) = 0;

    /// Ends the calls under way, and every later one, with an error.
    virtual void interrupt() = 0;
};

/// invalid_input, with the option's name in `where`.
Result<std::unique_ptr<Bot>> make_telegram_bot(BotOptions options);
Result<std::unique_ptr<Bot>> make_max_bot(BotOptions options);

}  // namespace vekha
