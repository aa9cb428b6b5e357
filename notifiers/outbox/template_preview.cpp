#include "notifiers/outbox/template_preview.hpp"

#include "notifiers/delivery/template_check.hpp"
#include "notifiers/outbox/notices.hpp"
#include "notifiers/outbox/template_shelf.hpp"

namespace vekha {
namespace {

/// A reminder of each of the person's first tasks, as if it left now.
Result<Digest> digest_of(ReadView& view, PersonId id, Instant now) {
    const auto person = view.person(id);
    if (!person) return tl::unexpected(person.error());
    if (!*person)
        return failure(Fault::not_found, "Такого человека нет.", "человек " + std::to_string(id.value));
    NoticeReader facts(view);
    std::vector<Notice> notices;
    for (const auto list : {TaskList::overdue, TaskList::upcoming}) {
        TaskQuery query;
        query.list = list;
        query.now = now;
        query.owner = id;
        query.limit = preview_lines - notices.size();
        if (query.limit == 0) break;
        const auto cards = view.list(query);
        if (!cards) return tl::unexpected(cards.error());
        for (const auto& card : *cards) {
            OutboxRow row;
            row.kind = list == TaskList::overdue ? NoticeKind::overdue : NoticeKind::reminder;
            row.task = card.id;
            row.person = id;
            auto notice = facts.notice(row);
            if (!notice) return tl::unexpected(notice.error());
            notices.push_back(std::move(*notice));
        }
    }
    if (notices.empty())
        return failure(Fault::wrong_state, "За этим человеком нет задач: показать нечего.", (*person)->name,
                       "Возьмите другого или образец.");
    return make_digest(**person, std::move(notices));
}

}  // namespace

Result<Rendered> preview_template(ReadView& view, const Organization& organization,
                                  const TemplateSet& shipped, const std::string& board,
                                  const PreviewAsked& asked, Instant now) {
    auto set = templates_in_force(view, shipped);
    if (!set) return tl::unexpected(set.error());
    auto with = with_template(*set, asked.name, asked.text.value_or(set->text_of(asked.name)));
    if (!with) return tl::unexpected(with.error());
    const auto language = asked.name.starts_with("en/") ? Language::en : Language::ru;
    auto digest =
        asked.person ? digest_of(view, *asked.person, now) : Result<Digest>(sample_digest(language));
    if (!digest) return tl::unexpected(digest.error());
    digest->person.language = name(language);
    LinkMaker links;
    links.personal = [&](TaskId, PersonId) { return board; };
    links.task = [&](TaskId) { return board; };
    links.board = board;
    const RenderContext context{*with, links, organization.calendar, *organization.zone, organization.name,
                                false};
    return render(*digest, now, context).stored;
}

}  // namespace vekha
