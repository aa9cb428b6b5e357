// Who acts for whom, by which order.
#include "workflow/service/substitutions.hpp"

#include "daemon/api/handlers.hpp"
#include "daemon/api/json_in.hpp"
#include "daemon/api/json_out.hpp"
#include "workflow/engine/substitution.hpp"

namespace vekha::api {
namespace {

constexpr std::size_t login_bytes = 64;

std::string_view standing_name(SubstitutionStanding standing) {
    switch (standing) {
        case SubstitutionStanding::in_force:
            return "in_force";
        case SubstitutionStanding::coming:
            return "coming";
        case SubstitutionStanding::past:
            break;
    }
    return "past";
}

json::object substitution_json(const Substitution& one, Names& names, Day today) {
    return {{"id", one.id.value},
            {"away", names.ref(one.away)},
            {"acting", names.ref(one.acting)},
            {"order", text(one.order)},
            {"from", day(one.from)},
            {"to", day(one.to)},
            {"ended", day(one.ended)},
            {"standing", text(standing_name(standing_of(one, today)))}};
}

Answer shown(Store& store, const Call& call, int status, const Substitution& one) {
    return read_as<http::Response>(store, [&](ReadView& view) -> Answer {
        Names names(view);
        auto object = substitution_json(one, names, call.today());
        if (auto named = names.done(); !named) return tl::unexpected(named.error());
        return json_answer(status, object);
    });
}

}  // namespace

Answer list_substitutions(Store& store, const Call& call) {
    return read_as<http::Response>(store, [&](ReadView& view) -> Answer {
        const auto all = view.substitutions();
        if (!all) return tl::unexpected(all.error());
        Names names(view);
        json::array items;
        // The newest first: those in force and to come are what one looks for.
        for (auto one = all->rbegin(); one != all->rend(); ++one) {
            const auto seen = may_about(view, call, Action::see_all, one->away);
            if (!seen) return tl::unexpected(seen.error());
            if (*seen) items.push_back(substitution_json(*one, names, call.today()));
        }
        if (auto named = names.done(); !named) return tl::unexpected(named.error());
        return json_answer(200, json::object{{"items", std::move(items)}});
    });
}

Answer save_substitution(Store& store, const Call& call) {
    auto object = parse_object(call.request.body);
    if (!object) return tl::unexpected(object.error());
    Fields fields(*object);
    SubstitutionEntry entry;
    entry.away = fields.text("away", 1, login_bytes);
    entry.acting = fields.text("acting", 1, login_bytes);
    entry.order = fields.text("order", 1, limits::name_bytes);
    entry.from = fields.day("from");
    entry.to = fields.day("to");
    if (auto good = fields.done(); !good) return tl::unexpected(good.error());
    const auto saved = add_substitution(store, *call.organization, call.caller->person.id, entry, call.now);
    if (!saved) return tl::unexpected(saved.error());
    return shown(store, call, 201, *saved);
}

Answer finish_substitution(Store& store, const Call& call) {
    auto object = parse_object(call.request.body);
    if (!object) return tl::unexpected(object.error());
    Fields fields(*object);
    const auto day = fields.optional_day("day");
    if (auto good = fields.done(); !good) return tl::unexpected(good.error());
    const auto ended =
        end_substitution(store, *call.organization, call.caller->person.id, SubstitutionId{call.numbers[0]},
                         day.value_or(call.today()), call.now);
    if (!ended) return tl::unexpected(ended.error());
    return shown(store, call, 200, *ended);
}

}  // namespace vekha::api
