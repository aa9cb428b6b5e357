// Daemons that share a store: their signs of life, and the right to do what only one of them may do.
//
// A lease is held for a term. Renewing keeps the term; whoever takes it over has a higher one. Moments are
// the store's own clock's where it has one, so that a daemon whose clock is wrong neither holds a lease too
// long nor takes it too soon. What is done under a lease looks at the term again in the very transaction that
// does it, so a holder that stood still past its end changes nothing.
#pragma once

#include <chrono>
#include <string_view>

#include "workflow/service/store.hpp"

namespace vekha {

/// How often a daemon on a shared store shows that it is there; alone on a store of its own, it need not
/// hurry.
inline constexpr std::chrono::seconds node_every{5};
inline constexpr std::chrono::minutes lone_node_every{5};
/// A daemon not heard of for so many of its intervals counts as gone.
inline constexpr int node_silences = 3;
/// One that has been silent so long is no longer listed.
inline constexpr std::chrono::hours node_forgotten{24};
inline constexpr std::chrono::seconds lease_life{15};
/// A holder stops trusting its lease so long before the end.
inline constexpr std::chrono::seconds lease_margin{1};
/// A daemon whose clock is further from the store's plans nothing: it would remind too early or too late.
inline constexpr std::chrono::seconds clock_tolerance{2};

/// Housekeeping: what has ended is removed.
inline constexpr std::string_view tidy_lease = "tidy";
inline constexpr std::chrono::hours tidy_every{1};
inline constexpr std::chrono::days keys_kept{30};  ///< after their end: lists still say what became of them
inline constexpr std::chrono::days received_kept{30};  ///< no channel sends an answer again after so long
/// Letters to other systems that were taken are forgotten then; dead ones stay.
inline constexpr std::chrono::days sent_letters_kept{7};

/// Keeps the sign of life, its moment by the store's clock or else `now`, with the lag of due work.
Result<Node> show_life(Store& store, Node node, Instant now);
/// The daemon ends in order: it is listed no longer, and its leases are free at once.
Result<void> leave(Store& store, std::string_view node, Instant now);

/// Whether `node` counts as alive at `now`, the moment of the store's clock.
bool alive(const Node& node, bool shared, Instant now);

/// The lease, renewed or taken over where it is free; nothing where another daemon holds it.
Result<std::optional<Lease>> hold(Store& store, std::string_view name, std::string_view holder, Instant now);
/// The lease is free at once, where `holder` has it.
Result<void> let_go(Store& store, std::string_view name, std::string_view holder, Instant now);
/// Whether the lease is still its holder's in this transaction.
Result<bool> still_holds(ReadView& view, const Lease& lease, Instant now);

/// Under `lease`: ends at once the leases of messages in the hands of daemons that count as gone, so that
/// others send them without waiting out a slow channel's time. A daemon's id is the name its messages are
/// leased to. How many.
Result<std::size_t> take_over(Store& store, const Lease& lease, Instant now);

/// Under `lease`: forgets sessions, remembered answers, failed sign-ins, one-time keys and questions that are
/// over, answers received long ago and daemons long gone, at most once each `tidy_every`. Whether it did.
Result<bool> tidy(Store& store, const Lease& lease, Instant now);

}  // namespace vekha
