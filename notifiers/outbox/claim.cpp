#include <algorithm>

#include "notifiers/delivery/wording.hpp"
#include "notifiers/outbox/claiming.hpp"

namespace vekha {
namespace {

/// The copy that is kept. Of a code that proves an address none is: only who reads the mail may know it.
Rendered kept_copy(const Digest& digest, Rendered stored) {
    const bool code = std::any_of(digest.lines.begin(), digest.lines.end(),
                                  [](const Notice& line) { return line.row.kind == NoticeKind::code; });
    if (!code) return stored;
    return {std::string(wording(Language::ru).heading(NoticeKind::code)), {}, {}};
}

}  // namespace

Outbox::Outbox(Store& store, std::shared_ptr<const Organization> organization,
               std::shared_ptr<const TemplateSet> templates, LinkMaker links, OutboxSettings settings,
               std::function<std::uint64_t()> random)
    : store_(store),
      organization_(std::move(organization)),
      templates_(std::make_unique<TemplateShelf>(std::move(templates))),
      links_(std::move(links)),
      settings_(std::move(settings)),
      random_(std::move(random)) {}

Result<Claim> Outbox::claim(Instant now, std::string_view lease, std::size_t most) {
    // Nothing ready is the common answer: a read gives it without a write, and so without a sync of the disk.
    std::optional<Instant> earliest;
    auto looked = store_.read([&](ReadView& view) -> Result<void> {
        auto moment = view.earliest_sending();
        if (!moment) return tl::unexpected(moment.error());
        earliest = *moment;
        return {};
    });
    if (!looked) return tl::unexpected(looked.error());
    if (!earliest || *earliest > now) return Claim{};

    std::vector<Draft> drafts;
    Claim claim;
    std::shared_ptr<const TemplateSet> templates;
    auto done = store_.write([&](Transaction& change) -> Result<void> {
        auto in_force = templates_->current(change, now);
        if (!in_force) return tl::unexpected(in_force.error());
        templates = std::move(*in_force);
        Claiming claiming(change, *organization_, settings_, random_, now, lease);
        auto ran = claiming.run(most);
        drafts = std::move(claiming.drafts_);
        claim = std::move(claiming.outcome_);
        return ran;
    });
    if (!done) return tl::unexpected(done.error());
    // The writer is free again: words take longer than rows.
    RenderContext context{*templates, links_, organization_->calendar, *organization_->zone,
                          organization_->name};
    for (const auto& draft : drafts) {
        const auto& chats = settings_.answered_chats;
        context.chat = std::find(chats.begin(), chats.end(), draft.delivery.channel) != chats.end();
        auto rendered = render(draft.digest, now, context);
        claim.jobs.push_back({draft.delivery, message_of(draft, rendered, settings_.domain, links_, now),
                              kept_copy(draft.digest, std::move(rendered.stored))});
    }
    return claim;
}

}  // namespace vekha
