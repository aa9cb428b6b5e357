#include "notifiers/outbox/template_shelf.hpp"

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include "notifiers/delivery/template_check.hpp"
#include "workflow/service/notices.hpp"

namespace vekha {
namespace {

/// Changes with each saved template.
constexpr std::string_view stamp_key = "templates_stamp";

std::string key_of(const std::string& name) {
    return "template:" + name;
}

/// The shipped set with every own template that holds; those that don't are in `kept` with their fault.
Result<TemplateSet> read_set(ReadView& view, const TemplateSet& shipped, std::vector<KeptTemplate>* kept) {
    TemplateSet set = shipped;
    for (const auto& name : TemplateSet::names()) {
        const auto own = view.setting(key_of(name));
        if (!own) return tl::unexpected(own.error());
        KeptTemplate one{name, shipped.text_of(name), false, {}};
        if (*own && !(*own)->empty()) {
            auto with = with_template(set, name, **own);
            one.own = with.has_value();
            if (with) {
                set = std::move(*with);
                one.text = **own;
            } else {
                one.fault = describe(with.error());
            }
        }
        if (kept != nullptr) kept->push_back(std::move(one));
    }
    return set;
}

Result<void> tell_fault(Transaction& change, const KeptTemplate& bad, const std::string& stamp, Instant now) {
    return raise_alarm(
        change, "alarm:template:" + bad.name + ":" + stamp,
        "Свой шаблон сообщений не годится, сообщения идут по поставленному с программой. " + bad.fault, now);
}

}  // namespace

Result<std::vector<KeptTemplate>> list_templates(ReadView& view, const TemplateSet& shipped) {
    std::vector<KeptTemplate> kept;
    if (auto read = read_set(view, shipped, &kept); !read) return tl::unexpected(read.error());
    return kept;
}

Result<TemplateSet> templates_in_force(ReadView& view, const TemplateSet& shipped) {
    return read_set(view, shipped, nullptr);
}

Result<void> save_template(Store& store, const TemplateSet& shipped, PersonId by, const std::string& name,
                           const std::optional<std::string>& text, Instant now) {
    return store.write([&](Transaction& change) -> Result<void> {
        const auto base = read_set(change, shipped, nullptr);
        if (!base) return tl::unexpected(base.error());
        const auto good = with_template(*base, name, text ? *text : shipped.text_of(name));
        if (!good) return tl::unexpected(good.error());
        auto done = change.set(key_of(name), text.value_or(""));
        const auto noted = change.append({now, by, TaskId{}, "template_saved",
                                          std::string(boost::json::serialize(boost::json::object{
                                              {"name", name}, {"own", text.has_value()}}))});
        if (!noted) return tl::unexpected(noted.error());
        if (done) done = change.set(stamp_key, std::to_string(noted->sequence));
        return done;
    });
}

Result<std::shared_ptr<const TemplateSet>> TemplateShelf::current(Transaction& change, Instant now) {
    const auto stamp = change.setting(stamp_key);
    if (!stamp) return tl::unexpected(stamp.error());
    const std::scoped_lock lock(guard_);
    if (stamp->value_or("") == stamp_) return current_;
    std::vector<KeptTemplate> kept;
    auto set = read_set(change, *shipped_, &kept);
    if (!set) return tl::unexpected(set.error());
    for (const auto& one : kept)
        if (!one.fault.empty())
            if (auto told = tell_fault(change, one, **stamp, now); !told) return tl::unexpected(told.error());
    current_ = std::make_shared<const TemplateSet>(std::move(*set));
    stamp_ = **stamp;
    return current_;
}

}  // namespace vekha
