#include "daemon/api/routes.hpp"

#include <algorithm>
#include <array>

#include "daemon/api/handlers.hpp"
#include "daemon/api/routes_of_work.hpp"

namespace vekha::api {
namespace {

using http::Method;
using S = Services;

/// Plans, people, what is sent, and the office itself.
constexpr Route office_table[] = {
    // clang-format off
    {Method::get, "/api/v1/policies", Door::full, Action::see_all, Input::none, false,
     [](S&, Call& c) { return list_policies(c); }},
    {Method::get, "/api/v1/roadmaps/{id}/public-page", Door::full, Action::see_all, Input::none, false,
     [](S& s, Call& c) { return show_public_page(s.store(c), c); }},
    {Method::put, "/api/v1/roadmaps/{id}/public-page", Door::full, Action::import, Input::none, false,
     [](S& s, Call& c) { return put_public_page(s.store(c), c); }},
    {Method::erase, "/api/v1/roadmaps/{id}/public-page", Door::full, Action::import, Input::none, false,
     [](S& s, Call& c) { return erase_public_page(s.store(c), c); }},
    {Method::get, "/open/{id}", Door::open, {}, Input::none, false,
     [](S& s, Call& c) { return public_page_of(s.context.store, s.public_pages, c); }},
    {Method::put, "/api/v1/roadmaps/{id}/policy", Door::full, Action::choose_ladder, Input::json, false,
     [](S& s, Call& c) { return put_policy(s.store(c), c); }},

    {Method::post, "/api/v1/readings", Door::full, Action::import, Input::document, false,
     [](S& s, Call& c) {
         return read_document(s.store(c), s.readings, s.context.limits.document_bytes, c);
     }},
    {Method::get, "/api/v1/sample-roadmap", Door::full, Action::import, Input::none, false,
     [](S&, Call& c) { return sample_document(c); }},
    {Method::get, "/api/v1/roadmaps", Door::full, Action::see_all, Input::none, true,
     [](S& s, Call& c) { return list_roadmaps(s.store(c), c); }},
    {Method::post, "/api/v1/roadmaps", Door::full, Action::import, Input::import, false,
     [](S& s, Call& c) {
         return s.once.run(c, [&] {
             return import_document(s.store(c), s.readings, s.context.limits.document_bytes, c);
         });
     }},
    {Method::get, "/api/v1/roadmaps/{id}", Door::full, Action::see_all, Input::none, true,
     [](S& s, Call& c) { return show_roadmap(s.store(c), c); }},
    {Method::get, "/api/v1/roadmaps/{id}/editions", Door::full, Action::see_all, Input::none, true,
     [](S& s, Call& c) { return list_editions(s.store(c), c); }},
    {Method::post, "/api/v1/roadmaps/{id}/editions", Door::full, Action::import, Input::import, false,
     [](S& s, Call& c) {
         return s.once.run(c, [&] {
             return apply_edition(s.store(c), s.readings, s.context.limits.document_bytes, c);
         });
     }},
    {Method::post, "/api/v1/roadmaps/{id}/editions/preview", Door::full, Action::import, Input::import, false,
     [](S& s, Call& c) {
         return preview_edition(s.store(c), s.readings, s.context.limits.document_bytes, c);
     }},
    {Method::post, "/api/v1/roadmaps/{id}/copy", Door::full, Action::import, Input::json, false,
     [](S& s, Call& c) { return s.once.run(c, [&] { return copy_roadmap(s.store(c), c); }); }},
    {Method::post, "/api/v1/roadmaps/{id}/copy/preview", Door::full, Action::import, Input::json, false,
     [](S& s, Call& c) { return preview_copy(s.store(c), c); }},

    {Method::get, "/api/v1/waiting", Door::full, Action::see_all, Input::none, true,
     [](S& s, Call& c) { return list_waiting(s.store(c), c); }},
    {Method::get, "/api/v1/roadmaps/{id}/waiting", Door::full, Action::see_all, Input::none, true,
     [](S& s, Call& c) { return list_waiting_of(s.store(c), c); }},
    {Method::post, "/api/v1/roadmaps/{id}/events", Door::full, Action::import, Input::json, false,
     [](S& s, Call& c) { return s.once.run(c, [&] { return set_event_day(s.store(c), c); }); }},
    {Method::post, "/api/v1/roadmaps/{id}/events/preview", Door::full, Action::import, Input::json, false,
     [](S& s, Call& c) { return preview_event_day(s.store(c), c); }},
    {Method::put, "/api/v1/roadmaps/{id}/items/{n}/dates", Door::full, Action::import, Input::json, false,
     [](S& s, Call& c) { return set_row_dates(s.store(c), c); }},
    {Method::get, "/api/v1/roadmaps/{id}/dependencies", Door::full, Action::see_all, Input::none, true,
     [](S& s, Call& c) { return list_dependencies(s.store(c), c); }},
    {Method::put, "/api/v1/roadmaps/{id}/dependencies", Door::full, Action::import, Input::json, false,
     [](S& s, Call& c) { return set_dependency(s.store(c), c); }},
    {Method::put, "/api/v1/roadmaps/{id}/dependencies/refusals", Door::full, Action::import, Input::json,
     false, [](S& s, Call& c) { return refuse_dependency(s.store(c), c); }},

    {Method::get, "/api/v1/reading-rules", Door::full, Action::see_reading, Input::none, true,
     [](S& s, Call& c) { return list_reading_rules(s.store(c)); }},
    {Method::put, "/api/v1/reading-rules", Door::full, Action::import, Input::json, false,
     [](S& s, Call& c) { return set_reading_rule(s.store(c), c); }},
    {Method::erase, "/api/v1/reading-rules/{id}", Door::full, Action::import, Input::none, false,
     [](S& s, Call& c) { return forget_reading_rule(s.store(c), c); }},

    {Method::get, "/api/v1/dates/changes", Door::full, Action::see_all, Input::none, true,
     [](S& s, Call& c) { return list_date_changes(s.store(c), c); }},
    {Method::post, "/api/v1/dates/changes", Door::full, Action::approve_dates, Input::json, false,
     [](S& s, Call& c) { return approve_dates(s.store(c), c); }},

    {Method::get, "/api/v1/timeliness", Door::full, Action::see_all, Input::none, true,
     [](S& s, Call& c) { return show_timeliness(s.store(c), c); }},

    {Method::get, "/api/v1/units", Door::full, {}, Input::none, true,
     [](S& s, Call& c) { return list_units(s.store(c), c); }},
    {Method::post, "/api/v1/units", Door::full, Action::keep_units, Input::json, false,
     [](S& s, Call& c) { return s.once.run(c, [&] { return add_unit(s.store(c), c); }); }},
    {Method::put, "/api/v1/units/{id}", Door::full, Action::keep_units, Input::json, false,
     [](S& s, Call& c) { return change_unit(s.store(c), c); }},
    {Method::get, "/api/v1/people", Door::full, Action::see_people, Input::none, true,
     [](S& s, Call& c) { return list_people(s.store(c), c); }},
    {Method::post, "/api/v1/people", Door::full, Action::people, Input::json, false,
     [](S& s, Call& c) { return s.once.run(c, [&] { return save_person(s.store(c), c); }); }},
    {Method::post, "/api/v1/people/preview", Door::full, Action::people, Input::document, false,
     [](S& s, Call& c) { return preview_people(s.store(c), c); }},
    {Method::post, "/api/v1/people/import", Door::full, Action::people, Input::import, false,
     [](S& s, Call& c) { return s.once.run(c, [&] { return load_people(s.store(c), c); }); }},
    {Method::get, "/api/v1/people/newcomers", Door::browser, Action::passwords, Input::none, false,
     [](S& s, Call& c) { return list_newcomers(s.store(c), c); }},
    {Method::post, "/api/v1/people/invite", Door::browser, Action::passwords, Input::json, false,
     [](S& s, Call& c) { return invite_people(s.store(c), s.context.channels, c); }},
    {Method::post, "/api/v1/people/{id}/invite", Door::browser, Action::passwords, Input::none, false,
     [](S& s, Call& c) { return invite_person(s.store(c), s.context.channels, c); }},
    {Method::put, "/api/v1/people/{id}/password", Door::browser, Action::passwords, Input::json, false,
     [](S& s, Call& c) { return set_password(s.doors, s.store(c), c); }},
    {Method::post, "/api/v1/people/{id}/second-factor/reset", Door::browser, Action::passwords, Input::none, false,
     [](S& s, Call& c) { return reset_factor(s.context.store, s.secure_cookie, c); }},
    {Method::get, "/api/v1/groups", Door::full, Action::see_people, Input::none, true,
     [](S& s, Call& c) { return list_groups(s.store(c), c); }},
    {Method::post, "/api/v1/groups", Door::full, Action::people, Input::json, false,
     [](S& s, Call& c) { return s.once.run(c, [&] { return save_group(s.store(c), c); }); }},
    {Method::get, "/api/v1/parties", Door::full, Action::see_people, Input::none, true,
     [](S& s, Call& c) { return list_parties(s.store(c), c); }},
    {Method::post, "/api/v1/parties", Door::full, Action::people, Input::json, false,
     [](S& s, Call& c) { return bind_party(s.store(c), c); }},

    {Method::get, "/api/v1/people/{id}/contact", Door::full, {}, Input::none, true,
     [](S& s, Call& c) { return show_contact(s.store(c), s.context.channels, c); }},
    {Method::put, "/api/v1/people/{id}/contact", Door::full, {}, Input::json, false,
     [](S& s, Call& c) { return put_contact(s.store(c), s.context.channels, c); }},
    {Method::post, "/api/v1/people/{id}/link-codes", Door::full, {}, Input::json, false,
     [](S& s, Call& c) { return post_link_code(s.store(c), s.context.bots, c); }},
    {Method::post, "/api/v1/people/{id}/address-codes", Door::full, {}, Input::json, false,
     [](S& s, Call& c) { return post_address_code(s.store(c), s.context.channels, c); }},
    {Method::post, "/api/v1/people/{id}/address-codes/confirm", Door::full, {}, Input::json, false,
     [](S& s, Call& c) { return confirm_address_code(s.store(c), s.context.channels, c); }},

    {Method::get, "/api/v1/people/{id}/held", Door::full, Action::see_all, Input::none, true,
     [](S& s, Call& c) { return held_work(s.store(c), c); }},
    {Method::post, "/api/v1/people/{id}/handover", Door::full, Action::hand_over, Input::json, false,
     [](S& s, Call& c) { return s.once.run(c, [&] { return hand_work_over(s.store(c), c); }); }},
    {Method::get, "/api/v1/substitutions", Door::full, Action::see_all, Input::none, true,
     [](S& s, Call& c) { return list_substitutions(s.store(c), c); }},
    {Method::post, "/api/v1/substitutions", Door::full, Action::substitute, Input::json, false,
     [](S& s, Call& c) { return s.once.run(c, [&] { return save_substitution(s.store(c), c); }); }},
    {Method::post, "/api/v1/substitutions/{id}/end", Door::full, Action::substitute, Input::json, false,
     [](S& s, Call& c) { return finish_substitution(s.store(c), c); }},

    {Method::get, "/api/v1/rehearsal", Door::full, Action::see_all, Input::none, true,
     [](S& s, Call& c) { return rehearsal(s.store(c), s.context.channels, s.rehearsing, c); }},
    {Method::get, "/api/v1/weak-spots", Door::full, Action::see_all, Input::none, true,
     [](S& s, Call& c) { return list_weak_spots(s.store(c), s.context.channels, c); }},

    {Method::get, "/api/v1/deliveries", Door::full, {}, Input::none, true,
     [](S& s, Call& c) { return list_deliveries(s.store(c), c); }},
    {Method::get, "/api/v1/deliveries/{id}", Door::full, {}, Input::none, true,
     [](S& s, Call& c) { return show_delivery(s.store(c), c); }},
    {Method::post, "/api/v1/deliveries/{id}/replay", Door::full, Action::send_anew, Input::json, false,
     [](S& s, Call& c) { return replay_message(s.store(c), s.context.channels, c); }},
    {Method::get, "/api/v1/tasks/{id}/dispatches", Door::full, {}, Input::none, true,
     [](S& s, Call& c) { return task_dispatches(s.store(c), c); }},
    {Method::get, "/api/v1/people/{id}/dispatches", Door::full, {}, Input::none, true,
     [](S& s, Call& c) { return person_dispatches(s.store(c), c); }},
    {Method::post, "/api/v1/people/{id}/test-message", Door::full, Action::people, Input::json, false,
     [](S& s, Call& c) { return send_test_message(s.store(c), s.context.channels, c); }},
    {Method::get, "/api/v1/channels", Door::full, Action::see_all, Input::none, true,
     [](S& s, Call& c) { return list_channels(s.store(c), s.context.channels, c); }},
    {Method::get, "/api/v1/sending-plan", Door::full, Action::see_all, Input::none, true,
     [](S& s, Call& c) { return show_sending_plan(s.context, c); }},
    {Method::get, "/api/v1/unreachable", Door::full, Action::see_all, Input::none, true,
     [](S& s, Call& c) { return list_unreachable(s.store(c), s.context.channels, c); }},
    {Method::get, "/api/v1/paper-list", Door::full, Action::see_all, Input::none, true,
     [](S& s, Call& c) { return show_paper_list(s.store(c), s.context.channels, c); }},

    {Method::post, "/api/v1/hooks/telegram", Door::open, {}, Input::json, false,
     [](S& s, Call& c) {
         return take_hook(s.context.take_hook, "telegram", "x-telegram-bot-api-secret-token", c);
     }},
    {Method::post, "/api/v1/hooks/max", Door::open, {}, Input::json, false,
     [](S& s, Call& c) { return take_hook(s.context.take_hook, "max", "x-max-bot-api-secret", c); }},

    {Method::get, "/api/v1/webhooks", Door::full, Action::see_settings, Input::none, false,
     [](S& s, Call& c) { return list_webhooks(s.store(c), c); }},
    {Method::post, "/api/v1/webhooks", Door::full, Action::administer, Input::json, false,
     [](S& s, Call& c) { return add_webhook(s.store(c), s.context.webhooks, c); }},
    {Method::get, "/api/v1/webhooks/{id}", Door::full, Action::see_settings, Input::none, false,
     [](S& s, Call& c) { return show_webhook(s.store(c), c); }},
    {Method::put, "/api/v1/webhooks/{id}", Door::full, Action::administer, Input::json, false,
     [](S& s, Call& c) { return change_webhook(s.store(c), s.context.webhooks, c); }},
    {Method::erase, "/api/v1/webhooks/{id}", Door::full, Action::administer, Input::none, false,
     [](S& s, Call& c) { return remove_webhook(s.store(c), c); }},
    {Method::post, "/api/v1/webhooks/{id}/test", Door::full, Action::administer, Input::none, false,
     [](S& s, Call& c) { return test_webhook(s.store(c), s.context.webhooks, c); }},
    {Method::post, "/api/v1/webhooks/{id}/secrets", Door::full, Action::administer, Input::none, false,
     [](S& s, Call& c) { return rotate_webhook(s.store(c), c); }},
    {Method::get, "/api/v1/webhooks/{id}/letters", Door::full, Action::see_settings, Input::none, false,
     [](S& s, Call& c) { return list_letters(s.store(c), c); }},
    {Method::post, "/api/v1/webhooks/{id}/letters/replay", Door::full, Action::administer, Input::none, false,
     [](S& s, Call& c) { return replay_letters(s.store(c), c); }},
    {Method::post, "/api/v1/webhooks/{id}/letters/{n}/replay", Door::full, Action::administer, Input::none,
     false, [](S& s, Call& c) { return replay_letter(s.store(c), c); }},
    {Method::get, "/api/v1/templates", Door::full, Action::see_settings, Input::none, true,
     [](S& s, Call& c) { return list_message_templates(s.whole(c), *s.context.templates); }},
    {Method::put, "/api/v1/templates", Door::full, Action::administer, Input::json, false,
     [](S& s, Call& c) { return put_message_template(s.store(c), *s.context.templates, c); }},
    {Method::post, "/api/v1/templates/preview", Door::full, Action::administer, Input::json, false,
     [](S& s, Call& c) {
         return preview_message_template(s.store(c), *s.context.templates, s.context.public_url + "/", c);
     }},

    {Method::get, "/api/v1/people/{id}/personal-data", Door::full, Action::personal_data, Input::none, false,
     [](S& s, Call& c) { return show_personal_data(s.whole(c), c); }},
    {Method::post, "/api/v1/people/{id}/erasure", Door::full, Action::personal_data, Input::json, false,
     [](S& s, Call& c) { return post_erasure(s.whole(c), c); }},
    {Method::get, "/api/v1/nodes", Door::full, Action::see_settings, Input::none, false,
     [](S& s, Call& c) { return list_nodes(s.store(c), c); }},
    {Method::get, "/api/v1/journal", Door::full, Action::read_journal, Input::none, false,
     [](S& s, Call& c) { return show_journal(s.store(c), c); }},
    {Method::get, "/api/v1/journal/head", Door::full, {}, Input::none, false,
     [](S& s, Call&) { return show_journal_head(s.context.store); }},
    {Method::get, "/api/v1/journal/types", Door::full, Action::read_journal, Input::none, false,
     [](S&, Call& c) { return list_journal_types(c); }},
    {Method::get, "/api/v1/journal/verification", Door::full, Action::read_journal, Input::none, false,
     [](S& s, Call& c) { return verify_journal(s.whole(c), c); }},
    // clang-format on
};

/// Both parts, in their order.
constexpr auto table = [] {
    std::array<Route, std::size(work::table) + std::size(office_table)> all{};
    const auto end = std::copy(std::begin(work::table), std::end(work::table), all.begin());
    std::copy(std::begin(office_table), std::end(office_table), end);
    return all;
}();

constexpr bool sound() {
    for (const auto& one : table) {
        if (!http::well_formed(one.pattern)) return false;
        if ((one.handler == nullptr) != (one.input == Input::file)) return false;
        // Only a session that is nobody's link asks the table of permissions, and only reading can be kept.
        if (one.action && one.door != Door::full && one.door != Door::browser) return false;
        if (one.kept && (one.changes() || !one.needs_session())) return false;
        // Who comes by a key sends a form, and nobody else does.
        if ((one.door == Door::key) != http::ends_with_token(one.pattern)) return false;
        const bool form = one.input == Input::form || one.input == Input::file;
        if (one.changes() && one.door == Door::key && !form) return false;
        if (one.input == Input::form && one.door != Door::key) return false;
        // An upload's answer is made by the upload, which knows nothing of this.
        if (one.retirement && (!one.retirement->fair() || one.input == Input::file)) return false;
        if (!one.changes() && one.input != Input::none) return false;
        // What anyone may change is signing in, and what a messenger's secret proves; both take JSON, which a
        // stranger's form can't send.
        if (one.changes() && one.door == Door::open && one.input != Input::json) return false;
        std::size_t same = 0;
        for (const auto& other : table) same += one.method == other.method && one.pattern == other.pattern;
        if (same != 1) return false;
    }
    return true;
}
static_assert(sound(), "the table of routes contradicts itself");

}  // namespace

std::span<const Route> routes() {
    return table;
}

}  // namespace vekha::api
