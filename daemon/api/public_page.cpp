// A roadmap's progress for anybody, where the office has opened it: a page without script and without a
// single person, which prints as a table.
#include <array>
#include <optional>
#include <string>

#include "daemon/api/handlers.hpp"
#include "daemon/api/json_out.hpp"
#include "daemon/api/plain_page.hpp"
#include "workflow/model/russian.hpp"
#include "workflow/service/public_plan.hpp"

namespace vekha::api {
namespace {

/// The order in which standings are counted at the head of the page.
constexpr std::array told_standings{RowStanding::done, RowStanding::underway, RowStanding::late,
                                    RowStanding::ahead, RowStanding::taken_off};

std::string cell(std::string_view words) {
    return "<td>" + escaped(words) + "</td>";
}

std::string approval_words(const StoredRoadmap& roadmap) {
    std::string words;
    if (!roadmap.organization.empty()) words = roadmap.organization;
    if (!roadmap.approval_number.empty())
        words += (words.empty() ? "" : ", ") + ("№ " + roadmap.approval_number);
    if (roadmap.approval_date) words += " от " + russian_date(*roadmap.approval_date) + " г.";
    return words;
}

std::string standing_words(const PublicRow& row) {
    std::string words(russian(row.standing));
    if (row.all > 1) words += ": " + std::to_string(row.done) + " из " + std::to_string(row.all);
    return words;
}

std::string counts(const PublicPlan& plan) {
    std::string list = "<ul>";
    for (const auto standing : told_standings)
        if (const auto count = plan.count(standing); count > 0)
            list += "<li class=\"" + std::string(name(standing)) + "\"><b>" + std::to_string(count) +
                    "</b> " + std::string(russian(standing)) + "</li>";
    return list + "</ul>";
}

std::string table(const PublicPlan& plan) {
    std::string rows =
        "<table><thead><tr><th scope=\"col\">№</th><th scope=\"col\">Мероприятие</th><th "
        "scope=\"col\">Срок</th><th scope=\"col\">Исполнение</th></tr></thead>";
    const std::string* section = nullptr;
    for (const auto& row : plan.rows) {
        if (section == nullptr || *section != row.section) {
            rows += section == nullptr ? "<tbody>" : "</tbody><tbody>";
            if (!row.section.empty())
                rows += "<tr><th colspan=\"4\" scope=\"rowgroup\">" + escaped(row.section) + "</th></tr>";
            section = &row.section;
        }
        rows += "<tr>" + cell(row.number) + cell(row.title) + cell(row.deadline) + "<td class=\"" +
                std::string(name(row.standing)) + "\">" + escaped(standing_words(row)) + "</td></tr>\n";
    }
    return rows + (section == nullptr ? "</table>" : "</tbody></table>");
}

http::Response shown(const PublicPlan& plan, Day today) {
    std::string body;
    if (const auto approval = approval_words(plan.roadmap); !approval.empty())
        body += "<p>" + escaped(approval) + "</p>";
    body += "<p>Всего мероприятий: <b>" + std::to_string(plan.rows.size()) + "</b>. На " +
            russian_date(today) + " г.:</p>" + counts(plan) + table(plan);
    return table_page(plan.roadmap.title, body);
}

json::value page_json(const std::optional<PublicPage>& page, RoadmapId id) {
    if (!page) return json::object{{"open", false}, {"path", nullptr}, {"opened_at", nullptr}};
    return json::object{{"open", true},
                        {"path", "/open/" + std::to_string(id.value)},
                        {"opened_at", text(format(page->opened_at))}};
}

Answer page_answer(Store& store, RoadmapId id) {
    const auto page =
        read_as<std::optional<PublicPage>>(store, [&](ReadView& view) -> Result<std::optional<PublicPage>> {
            const auto roadmap = view.roadmap(id);
            if (!roadmap) return tl::unexpected(roadmap.error());
            if (!*roadmap)
                return failure(Fault::not_found, "Такой дорожной карты нет.",
                               "дорожная карта " + std::to_string(id.value));
            return public_page(view, id);
        });
    if (!page) return tl::unexpected(page.error());
    return json_answer(200, page_json(*page, id));
}

Answer turned(Store& store, const Call& call, bool open) {
    const RoadmapId id{call.numbers[0]};
    if (auto done = open_public_page(store, call.caller->actor(), id, open, call.now); !done)
        return tl::unexpected(done.error());
    return page_answer(store, id);
}

}  // namespace

Answer show_public_page(Store& store, const Call& call) {
    return page_answer(store, RoadmapId{call.numbers[0]});
}

Answer put_public_page(Store& store, const Call& call) {
    return turned(store, call, true);
}

Answer erase_public_page(Store& store, const Call& call) {
    return turned(store, call, false);
}

/// Anybody may ask as often as they like: the page is made once a day and once a change.
Answer public_page_of(Store& store, RevisionCache<http::Response>& made, const Call& call) {
    const RoadmapId id{call.numbers[0]};
    const auto key = std::to_string(id.value) + "/" + format(call.today());
    const auto revision = store.revision();
    if (const auto known = made.find(revision, key)) return *known;
    const auto plan =
        read_as<PublicPlan>(store, [&](ReadView& view) { return public_plan(view, id, call.now); });
    if (!plan)
        return plan.error().fault == Fault::not_found ? refusal_page(plan.error())
                                                      : Answer(tl::unexpected(plan.error()));
    auto page = std::make_shared<http::Response>(shown(*plan, call.today()));
    made.keep(revision, key, page, page->body.bytes().size());
    return *page;
}

}  // namespace vekha::api
