#include "workflow/service/policy_choice.hpp"

#include <algorithm>
#include <map>

#include <boost/json.hpp>

#include "workflow/model/limits.hpp"
#include "workflow/service/permission.hpp"
#include "workflow/service/record.hpp"
#include "workflow/service/sight.hpp"

namespace vekha {
namespace {

constexpr std::string_view choice_type = "ladder_chosen";

Result<void> check_words(const PolicyChoice& choice) {
    if (choice.section && choice.item)
        return failure(Fault::invalid_input, "Назван и раздел, и мероприятие.", "section",
                       "Выберите лестницу для чего-то одного.");
    if (choice.reason.find_first_not_of(" \t\r\n") == std::string::npos)
        return failure(Fault::invalid_input, "Не указано: почему другая лестница.", "reason",
                       "Напишите хотя бы одно предложение.");
    if (choice.reason.size() > limits::words_bytes)
        return failure(Fault::too_large, "Слишком длинная причина.", "reason");
    return {};
}

Result<void> check_name(const Organization& organization, const std::string& name) {
    if (name.empty() || name == organization.policy.name || organization.policies.contains(name)) return {};
    std::string known = "«" + organization.policy.name + "»";
    for (const auto& [other, policy] : organization.policies) known += ", «" + other + "»";
    return failure(Fault::invalid_input, "Лестницы «" + name + "» нет.", "policy", "Есть: " + known + ".");
}

Result<void> check_right(ReadView& view, const Actor& actor, const StoredRoadmap& roadmap) {
    if (actor.only_task)
        return failure(Fault::forbidden, std::string(refusal_words(Action::choose_ladder)), {},
                       "Войдите с логином и паролем.");
    Relations relations;
    if (roadmap.controller == actor.person) relations.add(Relation::controller);
    return require(view, {actor.person, Action::choose_ladder, home_of(roadmap), relations});
}

tl::unexpected<Error> no_such_roadmap(RoadmapId id) {
    return failure(Fault::not_found, "Такой дорожной карты нет.", std::to_string(id.value));
}

/// One choice being made.
class Choosing {
  public:
    Choosing(Transaction& change, const Organization& organization, const Actor& actor,
             const PolicyChoice& choice, Instant now)
        : change_(change), organization_(organization), actor_(actor), choice_(choice), now_(now) {}

    Result<std::size_t> run() {
        if (auto done = read(); !done) return tl::unexpected(done.error());
        if (auto done = choose(); !done) return tl::unexpected(done.error());
        if (auto done = note(); !done) return tl::unexpected(done.error());
        return follow_policies(change_, organization_, choice_.roadmap, actor_.person, choice_.reason, now_);
    }

  private:
    Result<void> read() {
        auto roadmap = change_.roadmap(choice_.roadmap);
        if (!roadmap) return tl::unexpected(roadmap.error());
        if (!*roadmap) return no_such_roadmap(choice_.roadmap);
        roadmap_ = std::move(**roadmap);
        return check_right(change_, actor_, roadmap_);
    }

    Result<void> choose() {
        if (choice_.item) return choose_for_item();
        if (choice_.section) return choose_for_section();
        roadmap_.policy = choice_.policy;
        return change_.update(roadmap_);
    }

    Result<void> choose_for_item() {
        auto item = change_.item(*choice_.item);
        if (!item) return tl::unexpected(item.error());
        if (!*item || (*item)->roadmap != roadmap_.id || (*item)->dropped_in != 0)
            return failure(Fault::not_found, "В действующей редакции нет такого мероприятия.", "item");
        (*item)->plan.policy = choice_.policy;
        return change_.update(**item);
    }

    Result<void> choose_for_section() {
        const auto items = change_.items(roadmap_.id);
        if (!items) return tl::unexpected(items.error());
        const auto in_section = [&](const StoredItem& one) {
            return one.dropped_in == 0 && one.item.section == choice_.section;
        };
        if (std::none_of(items->begin(), items->end(), in_section))
            return failure(Fault::not_found, "В действующей редакции нет раздела «" + *choice_.section + "».",
                           "section", "Напишите его, как он стоит в плане.");
        auto& sections = roadmap_.section_policies;
        std::erase_if(sections, [&](const auto& one) { return one.first == *choice_.section; });
        if (!choice_.policy.empty()) sections.emplace_back(*choice_.section, choice_.policy);
        return change_.update(roadmap_);
    }

    /// That it was chosen, whether or not a task is there yet for it.
    Result<void> note() {
        boost::json::object told{{"roadmap", choice_.roadmap.value}};
        if (choice_.section) told["section"] = *choice_.section;
        if (choice_.item) told["item"] = choice_.item->value;
        told["policy"] = choice_.policy;
        told["reason"] = choice_.reason;
        const auto noted = change_.append(
            {now_, actor_.person, TaskId{}, std::string(choice_type), boost::json::serialize(told)});
        if (!noted) return tl::unexpected(noted.error());
        return {};
    }

    Transaction& change_;
    const Organization& organization_;
    const Actor& actor_;
    const PolicyChoice& choice_;
    Instant now_;
    StoredRoadmap roadmap_;
};

}  // namespace

std::string resolved_policy(const Organization& organization, const StoredRoadmap& roadmap,
                            const StoredItem& item) {
    const auto chosen = [&]() -> const std::string& {
        if (!item.plan.policy.empty()) return item.plan.policy;
        for (const auto& [section, policy] : roadmap.section_policies)
            if (item.item.section == section) return policy;
        return roadmap.policy;
    };
    const std::string& name = chosen();
    return organization.policies.contains(name) ? name : std::string{};
}

Result<std::size_t> follow_policies(Transaction& change, const Organization& organization, RoadmapId roadmap,
                                    PersonId actor, const std::string& reason, Instant now) {
    const auto plan = change.roadmap(roadmap);
    if (!plan) return tl::unexpected(plan.error());
    if (!*plan) return no_such_roadmap(roadmap);
    const auto items = change.items(roadmap);
    if (!items) return tl::unexpected(items.error());
    std::map<ItemId, std::string> names;
    for (const auto& item : *items) names.emplace(item.id, resolved_policy(organization, **plan, item));
    auto tasks = change.tasks_of(roadmap);
    if (!tasks) return tl::unexpected(tasks.error());
    std::size_t changed = 0;
    for (auto& task : *tasks) {
        const auto name = names.find(task.item);
        const std::string in_force = organization.policies.contains(task.policy) ? task.policy : "";
        if (task.closed() || name == names.end() || name->second == in_force) continue;
        const PolicyChosen chosen{name->second, reason};
        if (auto done = record(change, task, actor, now, {chosen}); !done)
            return tl::unexpected(done.error());
        if (auto done = save_scheduled(change, task, organization, now); !done)
            return tl::unexpected(done.error());
        ++changed;
    }
    return changed;
}

Result<std::size_t> choose_policy(Store& store, const Organization& organization, const Actor& actor,
                                  const PolicyChoice& choice, Instant now) {
    if (auto good = check_words(choice); !good) return tl::unexpected(good.error());
    if (auto good = check_name(organization, choice.policy); !good) return tl::unexpected(good.error());
    return write_as<std::size_t>(
        store, [&](Transaction& change) { return Choosing(change, organization, actor, choice, now).run(); });
}

}  // namespace vekha
