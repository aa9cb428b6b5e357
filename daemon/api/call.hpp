// One request on its way through a handler, and what handlers share.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "daemon/api/caller.hpp"
#include "daemon/http/message.hpp"
#include "daemon/http/pattern.hpp"
#include "workflow/service/organization.hpp"
#include "workflow/service/origin.hpp"
#include "workflow/service/sighted_store.hpp"

namespace vekha::api {

/// A request with what the service found out about it. Handlers get the parts they use.
struct Call {
    const http::Request& request;
    http::Numbers numbers{};       ///< of the path, in order
    std::optional<Caller> caller;  ///< set on every route that needs a session
    std::shared_ptr<const Organization> organization;
    Instant now{};
    std::string key{};  ///< of a Door::key route: the secret that opens it
    /// The store as the caller may see it, where they don't see everything.
    std::unique_ptr<SightedStore> narrowed = {};
    /// The whole store; what is written through it says by what way the caller came.
    std::unique_ptr<OriginStore> traced = {};

    Day today() const { return organization->zone->local(now).day; }
    TaskId task() const { return TaskId{numbers[0]}; }
};

using Answer = Result<http::Response>;

/// Whether the caller may do this about another person, by the duties held over where that person works, or
/// as how they stand to them. False for nobody's number.
Result<bool> may_about(ReadView& view, const Call& call, Action action, PersonId person);

/// The version that If-Match names; nothing where the header is absent or "*". invalid_input where it can't
/// be read.
Result<std::optional<std::int64_t>> expected_version(const http::Request& request);

/// The answer to a step that does not say which version of the task was seen; nothing where If-Match is
/// there.
std::optional<http::Response> version_missing(const http::Request& request);

/// A parameter of the query: absent is nothing; invalid_input where it is longer than `most` bytes, or no
/// clean text.
Result<std::optional<std::string>> text_parameter(const http::Request& request, std::string_view name,
                                                  std::size_t most);
/// The same for a whole number in [least, most].
Result<std::optional<std::int64_t>> number_parameter(const http::Request& request, std::string_view name,
                                                     std::int64_t least, std::int64_t most);
/// The same for a day: 2026-03-31.
Result<std::optional<Day>> day_parameter(const http::Request& request, std::string_view name);
/// invalid_input for a parameter that is not in the list, so that a slip of the pen is not an empty filter.
Result<void> only_parameters(const http::Request& request, std::initializer_list<std::string_view> known);

/// Whether the text is valid UTF-8 without control characters.
bool clean_text(std::string_view text);

}  // namespace vekha::api
