// Every handler, by resource. Each runs in the pool, gets only what it uses, and answers as openapi.yaml
// says.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <variant>
#include <vector>

#include "daemon/api/api.hpp"
#include "daemon/api/cache.hpp"
#include "daemon/api/call.hpp"
#include "daemon/api/json_in.hpp"
#include "daemon/api/once.hpp"
#include "daemon/api/readings.hpp"
#include "daemon/api/wrong_tokens.hpp"

namespace vekha::api {

/// By https the browser itself holds the cookie to this host and to TLS (`__Host-`); by http it would not
/// take such a name.
constexpr std::string_view session_cookie(bool secure) {
    return secure ? "__Host-vekha_session" : "vekha_session";
}

/// The first half of a sign-in whose second factor is owed.
constexpr std::string_view half_cookie(bool secure) {
    return secure ? "__Host-vekha_half" : "vekha_half";
}

// session.cpp
/// The session with its cookies, or the first half of it.
Answer signed_in(Result<OpenedSession> opened, bool secure_cookie, const Call& call);
Answer finish_sign_in(Doors& doors, bool secure_cookie, const Call& call);
Answer sign_in(Doors& doors, bool secure_cookie, const Call& call);
Answer follow_link(Doors& doors, bool secure_cookie, const Call& call);
Answer who_am_i(const Call& call);
Answer sign_out(Doors& doors, bool secure_cookie, const Call& call);
Answer change_own_password(Doors& doors, bool secure_cookie, const Call& call);

// oidc.cpp
Answer sign_in_ways(const identity::OidcDoor* door);
Answer start_oidc(identity::OidcDoor* door, bool secure_cookie, const Call& call);
Answer finish_oidc(identity::OidcDoor* door, Doors& doors, bool secure_cookie, const Call& call);

// second_factor.cpp
Answer show_second_factor(Store& store, Doors& doors, const Call& call);
Answer post_second_factor(Doors& doors, const std::string& public_url, const Call& call);
Answer confirm_second_factor(Doors& doors, bool secure_cookie, const Call& call);
Answer end_second_factor(Doors& doors, bool secure_cookie, const Call& call);
Answer reset_factor(Store& store, bool secure_cookie, const Call& call);
/// Either "code" or "recovery".
SecondProof proof_in(Fields& fields);

// tokens.cpp
Answer list_sessions(Store& store, const Call& call);
Answer finish_sessions(Store& store, const Call& call);
Answer list_tokens(Store& store, const Call& call);
Answer post_token(Store& store, bool secure_cookie, const Call& call);
Answer finish_token(Store& store, const Call& call);

// task_lists.cpp
Answer board(Store& store, const Call& call);
Answer list_tasks(Store& store, const Call& call);

// search.cpp
Answer search_everything(Store& store, SearchIndex* index, const Call& call);

// tasks.cpp
Answer show_task(Store& store, const Call& call);
Answer task_journal(Store& store, const Call& call);
/// The task as it is now, with its ETag: what every step answers.
Answer task_answer(Store& store, const Call& call, int status);

// personal_data.cpp
Answer show_personal_data(Store& store, const Call& call);
Answer post_erasure(Store& store, const Call& call);

// journal.cpp
Answer show_journal(Store& store, const Call& call);
Answer show_journal_head(Store& store);
Answer list_journal_types(const Call& call);
Answer verify_journal(Store& store, const Call& call);

// steps.cpp
Answer take_step(Store& store, const Call& call, TaskStep step);

// reminders.cpp
Answer show_reminders(Store& store, const Call& call);
Answer put_cadence(Store& store, const Call& call);
Answer erase_cadence(Store& store, const Call& call);
Answer put_mute(Store& store, const Call& call);
Answer erase_mute(Store& store, const Call& call);
Answer jump(Store& store, const Call& call);
Answer post_rung_edit(Store& store, const Call& call);
Answer withdraw_rung_edit(Store& store, const Call& call);
Answer list_mutes(Store& store, const Call& call);

// dispatches.cpp
Answer task_dispatches(Store& store, const Call& call);
Answer person_dispatches(Store& store, const Call& call);
Answer list_channels(Store& store, const std::vector<std::string>& channels, const Call& call);
Answer show_sending_plan(const ApiContext& context, const Call& call);
Answer list_unreachable(Store& store, const std::vector<std::string>& channels, const Call& call);
Answer show_paper_list(Store& store, const std::vector<std::string>& channels, const Call& call);
Answer replay_message(Store& store, const std::vector<std::string>& channels, const Call& call);
Answer send_test_message(Store& store, const std::vector<std::string>& channels, const Call& call);

// templates.cpp
Answer list_message_templates(Store& store, const TemplateSet& shipped);
Answer put_message_template(Store& store, const TemplateSet& shipped, const Call& call);
Answer preview_message_template(Store& store, const TemplateSet& shipped, const std::string& board,
                                const Call& call);

// policies.cpp
Answer list_policies(const Call& call);
Answer put_policy(Store& store, const Call& call);

// evidence.cpp
std::variant<std::unique_ptr<http::Upload>, http::Response> begin_upload(Store& store, EvidenceFiles& files,
                                                                         std::size_t most_bytes, Call call,
                                                                         std::function<void()> nudge);
Answer attach_link(Store& store, const Call& call);
Answer withdraw_evidence(Store& store, const Call& call);

// upload_links.cpp
Answer post_upload_link(Store& store, const std::string& public_url, const Call& call);
Answer show_upload_links(Store& store, const Call& call);
Answer post_upload_link_revocation(Store& store, const Call& call);
Answer upload_page(Store& store, std::size_t most_bytes, const Call& call);
/// The page for a form that says it is longer than a file may be; nothing for any other.
std::optional<http::Response> too_long_form(const http::Request& head, std::size_t most_bytes);
std::variant<std::unique_ptr<http::Upload>, http::Response> begin_link_upload(
    Store& store, EvidenceFiles& files, std::size_t most_bytes, Call call, std::function<void()> nudge);

// unsubscribe.cpp
Answer unsubscribe_page();
Answer unsubscribe_by_link(Store& store, const Call& call);

// shared_proof.cpp
Answer list_suggestions(Store& store, const Call& call);
Answer share_evidence(Store& store, const Call& call);
Answer download(Store& store, const EvidenceFiles& files, const Call& call);

// roadmaps.cpp
Answer read_document(Store& store, Readings& readings, std::size_t most_bytes, const Call& call);
Answer import_document(Store& store, Readings& readings, std::size_t most_bytes, const Call& call);
Answer list_roadmaps(Store& store, const Call& call);
Answer show_roadmap(Store& store, const Call& call);

// editions.cpp
Answer preview_edition(Store& store, Readings& readings, std::size_t most_bytes, const Call& call);
Answer apply_edition(Store& store, Readings& readings, std::size_t most_bytes, const Call& call);
Answer list_editions(Store& store, const Call& call);
Answer preview_copy(Store& store, const Call& call);
Answer copy_roadmap(Store& store, const Call& call);

// waiting.cpp
Answer list_waiting(Store& store, const Call& call);
Answer list_waiting_of(Store& store, const Call& call);
Answer preview_event_day(Store& store, const Call& call);
Answer set_event_day(Store& store, const Call& call);
Answer set_row_dates(Store& store, const Call& call);
Answer list_dependencies(Store& store, const Call& call);
Answer set_dependency(Store& store, const Call& call);
Answer refuse_dependency(Store& store, const Call& call);

// reading_rules.cpp
Answer list_reading_rules(Store& store);
Answer set_reading_rule(Store& store, const Call& call);
Answer forget_reading_rule(Store& store, const Call& call);

// dates.cpp
Answer list_date_changes(Store& store, const Call& call);
Answer approve_dates(Store& store, const Call& call);

// owner_requests.cpp
Answer list_owner_requests(Store& store, const Call& call);
Answer show_board_news(Store& store, const Call& call);

// sample.cpp
Answer sample_document(const Call& call);

// public_page.cpp
Answer show_public_page(Store& store, const Call& call);
Answer put_public_page(Store& store, const Call& call);
Answer erase_public_page(Store& store, const Call& call);
Answer public_page_of(Store& store, RevisionCache<http::Response>& made, const Call& call);

// timeliness.cpp
Answer show_timeliness(Store& store, const Call& call);

// people.cpp
Answer list_units(Store& store, const Call& call);
Answer add_unit(Store& store, const Call& call);
Answer change_unit(Store& store, const Call& call);
Answer list_people(Store& store, const Call& call);
Answer save_person(Store& store, const Call& call);
Answer set_password(Doors& doors, Store& store, const Call& call);
Answer list_groups(Store& store, const Call& call);
Answer save_group(Store& store, const Call& call);
Answer list_parties(Store& store, const Call& call);
Answer bind_party(Store& store, const Call& call);

// invitations.cpp
Answer list_newcomers(Store& store, const Call& call);
/// `in_use`: the organization's channels, in its order.
Answer invite_person(Store& store, const std::vector<std::string>& in_use, const Call& call);
Answer invite_people(Store& store, const std::vector<std::string>& in_use, const Call& call);
Answer show_invitation(Doors& doors, WrongTokens& wrong, const Call& call);
Answer accept_invitation(Doors& doors, WrongTokens& wrong, bool secure_cookie, const Call& call);

// people_list.cpp
Answer preview_people(Store& store, const Call& call);
Answer load_people(Store& store, const Call& call);

// contacts.cpp
/// `in_use`: the organization's channels, in its order.
Answer show_contact(Store& store, const std::vector<std::string>& in_use, const Call& call);
Answer put_contact(Store& store, const std::vector<std::string>& in_use, const Call& call);
Answer post_link_code(Store& store, const std::map<AddressKind, std::string>& bots, const Call& call);
Answer post_address_code(Store& store, const std::vector<std::string>& in_use, const Call& call);
Answer confirm_address_code(Store& store, const std::vector<std::string>& in_use, const Call& call);

// substitutions.cpp
Answer list_substitutions(Store& store, const Call& call);
Answer save_substitution(Store& store, const Call& call);
Answer finish_substitution(Store& store, const Call& call);

// handover.cpp
Answer held_work(Store& store, const Call& call);
Answer hand_work_over(Store& store, const Call& call);

// rehearsal.cpp
/// `channels` in use, in the organization's order. One rehearsal at a time has the `turn`: each is work for a
/// whole core.
Answer rehearsal(Store& store, const std::vector<std::string>& channels, std::mutex& turn, const Call& call);
Answer list_weak_spots(Store& store, const std::vector<std::string>& channels, const Call& call);

// deliveries.cpp
Answer list_deliveries(Store& store, const Call& call);
Answer show_delivery(Store& store, const Call& call);

// webhooks.cpp
Answer list_webhooks(Store& store, const Call& call);
Answer show_webhook(Store& store, const Call& call);
Answer add_webhook(Store& store, const WebhookDoor& door, const Call& call);
Answer change_webhook(Store& store, const WebhookDoor& door, const Call& call);
Answer remove_webhook(Store& store, const Call& call);
Answer rotate_webhook(Store& store, const Call& call);
Answer test_webhook(Store& store, const WebhookDoor& door, const Call& call);
Answer list_letters(Store& store, const Call& call);
Answer replay_letter(Store& store, const Call& call);
Answer replay_letters(Store& store, const Call& call);

// nodes.cpp
Answer list_nodes(Store& store, const Call& call);

// standing.cpp
Answer health();
Answer readiness(Store& store);
/// openapi.yaml, or 304 where the caller has it.
Answer contract(const Call& call);

// hooks.cpp
/// `channel` brings what people answered; `secret_header` bears the secret that it was told.
Answer take_hook(const TakeHook& take, std::string_view channel, std::string_view secret_header,
                 const Call& call);

}  // namespace vekha::api
