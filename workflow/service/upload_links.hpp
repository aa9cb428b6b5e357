// One-time upload links: a body without an account puts one paper with one task, and does nothing else.
// Whoever holds the link needs no sign-in and gets none; looking at the page uses nothing up.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "workflow/service/act.hpp"
#include "workflow/service/files.hpp"
#include "workflow/service/organization.hpp"
#include "workflow/service/store.hpp"

namespace vekha {

namespace upload_links {

inline constexpr int days_most = 90;             ///< how far ahead a link may be good
inline constexpr std::size_t open_most = 100;    ///< of one task, at a time
inline constexpr std::size_t token_bytes = 32;   ///< random
inline constexpr std::size_t name_letters = 16;  ///< of the hash that names a link in lists

}  // namespace upload_links

enum class UploadLinkStanding { open, used, revoked, expired };

UploadLinkStanding standing_of(const OneTimeKey& key, Instant now);
std::string_view name(UploadLinkStanding standing);

/// What a link is named by in lists; it opens nothing.
std::string upload_link_name(const OneTimeKey& key);

/// The last day a link is good.
Day last_day_of(const OneTimeKey& key, const Organization& organization);

/// Where the link's page is.
std::string upload_address(std::string_view public_url, std::string_view token);

struct UploadLinkEntry {
    std::string words;    ///< for whom: «МАДОУ № 5»
    int requirement = 0;  ///< which slot; 0: none in particular
    int days = 0;         ///< good through the end of this day from today, from 1
};

/// A link just made. The token goes to who made it and nowhere else.
struct UploadLink {
    std::string token;
    OneTimeKey key;
};

/// Made by the task's controller, anyone whose duty that is, or the lead; never from a personal link.
/// Errors: those of find_task; forbidden; wrong_state where nothing can be put with the task; invalid_input
/// for no words, no such slot or too many days; too_many open links.
Result<UploadLink> make_upload_link(Store& store, const Organization& organization, const Actor& actor,
                                    TaskId task, const UploadLinkEntry& entry, Instant now);

/// Links of a task by the moment they were made, those used too, for who may make one.
Result<std::vector<OneTimeKey>> list_upload_links(ReadView& view, const Organization& organization,
                                                  const Actor& actor, TaskId task, Instant now);

/// `link`: upload_link_name. not_found; wrong_state where it is not open any more.
Result<OneTimeKey> revoke_upload_link(Store& store, const Organization& organization, const Actor& actor,
                                      TaskId task, std::string_view link, Instant now);

/// All that the page of a link says.
struct UploadOffer {
    OneTimeKey key;
    std::string number;  ///< of the task's row
    std::string title;
    Day due{};
    std::string wanted;  ///< the paper's kind in words; empty: any
    Day until{};         ///< the link's own last day
};

/// What the link's page shows. Changes nothing, however often it is opened.
/// Errors: not_found for an unknown link; wrong_state where it is used, revoked or too old, the task takes no
/// papers, or who made the link may not any more; each with its own words.
Result<UploadOffer> upload_offer(ReadView& view, const Organization& organization, std::string_view token,
                                 Instant now);

/// Puts the kept file with the task, uses the link up and tells the lead, in one transaction: of two at once
/// one wins, the other finds the link used. Errors: upload_offer's, and decide()'s for the paper.
Result<UploadOffer> take_upload(Store& store, const Organization& organization, std::string_view token,
                                const StoredFile& file, std::string file_name, Instant now);

}  // namespace vekha
