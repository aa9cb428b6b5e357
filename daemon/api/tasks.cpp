// One task: everything about it, and its journal.
#include <algorithm>

#include <boost/json/parse.hpp>

#include "daemon/api/handlers.hpp"
#include "daemon/api/json_out.hpp"
#include "workflow/service/event_codec.hpp"

namespace vekha::api {
namespace {

/// What happened to papers and parts since the last report, the events of a draft.
void leave_drafts_out(std::vector<JournalEntry>& entries) {
    const auto of_draft = [](const JournalEntry& one) { return is_of_draft(one.type); };
    const auto reported = [](const JournalEntry& one) { return one.type == "report_submitted"; };
    const auto last = std::find_if(entries.rbegin(), entries.rend(), reported).base();
    entries.erase(std::remove_if(last, entries.end(), of_draft), entries.end());
}

}  // namespace

Answer task_answer(Store& store, const Call& call, int status) {
    return read_as<http::Response>(store, [&](ReadView& view) -> Answer {
        auto shown = view_task(view, *call.organization, call.caller->actor(), call.task(), call.now);
        if (!shown) return tl::unexpected(shown.error());
        Names names(view);
        const auto body = task_json(*shown, names, {call.now, call.today()});
        if (auto named = names.done(); !named) return tl::unexpected(named.error());
        auto response = json_answer(status, body);
        response.with("ETag", "\"" + std::to_string(shown->task.version) + "\"");
        return response;
    });
}

Answer show_task(Store& store, const Call& call) {
    return task_answer(store, call, 200);
}

Answer task_journal(Store& store, const Call& call) {
    return read_as<http::Response>(store, [&](ReadView& view) -> Answer {
        const auto seen = view_task(view, *call.organization, call.caller->actor(), call.task(), call.now);
        if (!seen) return tl::unexpected(seen.error());
        auto entries = view.journal_of(call.task());
        if (!entries) return tl::unexpected(entries.error());
        if (!seen->drafts) leave_drafts_out(*entries);
        Names names(view);
        json::array items;
        for (const auto& one : *entries) {
            boost::system::error_code ec;
            auto payload = json::parse(one.payload, ec);
            if (ec || !payload.is_object())
                return failure(Fault::damaged, "Запись журнала не читается.",
                               "запись " + std::to_string(one.sequence), "Запустите vekha audit verify.");
            items.push_back(json::object{{"sequence", one.sequence},
                                         {"at", instant(one.at)},
                                         {"actor", names.ref(one.actor)},
                                         {"type", text(one.type)},
                                         {"payload", std::move(payload)},
                                         {"hash", text(one.hash)}});
        }
        if (auto named = names.done(); !named) return tl::unexpected(named.error());
        return json_answer(200, json::object{{"items", std::move(items)}});
    });
}

}  // namespace vekha::api
