#include "daemon/storage/sql/tables.hpp"

namespace vekha::sql {

namespace {

std::vector<Table> people_and_plans() {
    return {
        {"units", {"id"}, {"parent", "kind", "name", "active"}},
        {"people",
         {"id"},
         {"login", "name", "position", "department", "email", "telegram", "max_id", "language", "channels",
          "duties", "active", "contact", "unit_id", "grants"}},
        {"passwords", {"person_id"}, {"argon2id", "given"}},
        {"second_factors", {"person_id"}, {"seed", "made_at", "confirmed_at", "last_step", "recovery"}, true},
        {"outside_logins", {"source", "subject"}, {"person_id", "login", "since", "seen_at", "given"}, true},
        {"groups", {"id"}, {"name", "each_answers", "unit_id"}},
        {"group_members", {"group_id", "position"}, {"person_id"}, true},
        {"bindings", {"key", "unit_id"}, {"party", "person_id", "group_id"}},
        {"substitutions", {"id"}, {"away", "acting", "order_words", "first_day", "last_day", "ended"}},
        {"roadmaps",
         {"id"},
         {"title", "organization", "approval_number", "approval_date", "first_day", "last_day",
          "controller_id", "imported_by", "imported_at", "source_name", "source_sha256", "policy", "edition",
          "section_policies", "unit_id"}},
        {"editions",
         {"roadmap_id", "number"},
         {"reason", "approval_number", "approval_date", "source_name", "source_sha256", "applied_by",
          "applied_at", "same", "moved", "changed", "added", "dropped"}},
        {"items", {"id"}, {"roadmap_id", "position", "body", "added_in", "dropped_in", "plan"}},
        {"tasks",
         {"id"},
         {"roadmap_id", "item_id", "bucket", "due_at", "next_action_at", "version", "state", "due", "lead_id",
          "controller_id", "requirements", "requirements_missing", "number", "title", "body"}},
        {"task_owners", {"person_id", "bucket", "due_at", "task_id"}, {}, true},
        {"task_evidence", {"sha256", "task_id"}, {}, true},
        {"task_marks", {"task_id"}, {"marks"}, true},
    };
}

std::vector<Table> traffic() {
    return {
        {"deliveries",
         {"id"},
         {"person_id", "state", "ready_at", "channel", "message_id", "attempts", "holders_lost", "created_at",
          "next_try_at", "leased_until", "lease", "settled_at", "outcome", "subject", "text", "html",
          "trying"}},
        {"outbox",
         {"id"},
         {"key", "kind", "task_id", "person_id", "rung", "reason", "planned_at", "ready_at", "state",
          "delivery_id", "channel"}},
        {"dispatches",
         {"id"},
         {"at", "person_id", "delivery_id", "outbox_id", "task_id", "channel", "step", "reason", "code",
          "by_id"},
         false,
         true},
        {"one_time_keys",
         {"sha256"},
         {"purpose", "person_id", "kind", "address", "task_id", "requirement", "words", "made_by", "made_at",
          "expires_at", "used_at"},
         true},
        {"received", {"channel", "key"}, {"at"}, true},
        {"dialogs",
         {"channel", "chat"},
         {"person_id", "question", "task_id", "files", "words", "asked_at"},
         true},
        {"webhooks",
         {"id"},
         {"name", "address", "secret", "old_secret", "old_secret_until", "types", "version", "active",
          "made_by", "made_at", "cursor", "trouble"},
         true},
        {"webhook_letters",
         {"webhook_id", "sequence"},
         {"type", "body", "state", "ready_at", "attempts", "made_at", "next_try_at", "leased_until", "lease",
          "settled_at", "outcome", "code"},
         true},
    };
}

std::vector<Table> journal_and_doors() {
    return {
        {"journal",
         {"sequence"},
         {"at", "actor", "task_id", "type", "payload", "previous", "hash", "origin", "redacted"}},
        {"journal_seal", {"id"}, {"entries", "head"}},
        {"sessions",
         {"token_sha256"},
         {"person_id", "task_id", "csrf", "created_at", "expires_at", "seen_at", "address", "device", "half",
          "source", "factor_elsewhere"},
         true},
        {"known_devices",
         {"person_id", "token_sha256"},
         {"device", "address", "first_at", "seen_at", "known_until"},
         true},
        {"api_tokens",
         {"id"},
         {"token_sha256", "person_id", "name", "scopes", "made_by", "made_at", "expires_at", "ended_at",
          "ended_by", "used_at", "used_from", "unit_id"},
         true},
        {"failed_sign_ins", {"login"}, {"count", "first_at"}, true},
        {"answers", {"person_id", "key"}, {"request_sha256", "status", "location", "body", "at"}, true},
        {"settings", {"key"}, {"value"}},
    };
}

}  // namespace

std::span<const Table> tables() {
    static const auto all = [] {
        auto joined = people_and_plans();
        for (const auto& more : {traffic(), journal_and_doors()})
            joined.insert(joined.end(), more.begin(), more.end());
        return joined;
    }();
    return all;
}

}  // namespace vekha::sql
