// `vekha upload-link № --as ИМЯ`: one-time upload links of a task; with --words one is made, with --revoke
// one is taken back.
#include <algorithm>
#include <limits>

#include "daemon/app/installation.hpp"
#include "daemon/commands/actor.hpp"
#include "daemon/commands/command.hpp"
#include "workflow/model/russian.hpp"
#include "workflow/service/upload_links.hpp"

namespace vekha::commands {
namespace {

constexpr int days_default = 14;  ///< a link is good for

const Grammar grammar{
    {"--config", "--data", "--clock", "--as", "--words", "--days", "--requirement", "--revoke"},
    {},
    1,
    1,
    "vekha upload-link № --as ИМЯ_ВХОДА [--words ДЛЯ_КОГО [--days ДНЕЙ] [--requirement №] | --revoke ССЫЛКА] "
    "[--data КАТАЛОГ | --config ФАЙЛ]"};

/// Who asks, of which task, when.
struct Asked {
    const Installation& open;
    const Arguments& arguments;
    Actor actor;
    TaskId task;
    Instant now;
};

Result<Asked> asked(const Installation& open, const Arguments& arguments) {
    const auto number = parse_number(arguments.words.front());
    if (!number)
        return failure(Fault::invalid_input, "«" + arguments.words.front() + "» не номер задачи.",
                       "upload-link", "Использование: " + grammar.usage);
    const auto actor = actor_of(*open.store, arguments);
    if (!actor) return tl::unexpected(actor.error());
    return Asked{open, arguments, *actor, TaskId{*number}, open.clock->now()};
}

Result<void> make(const Asked& asked, std::ostream& out) {
    UploadLinkEntry entry;
    entry.words = asked.arguments.option_or("--words", "");
    entry.days = days_default;
    if (asked.arguments.option("--days")) {
        const auto days = asked.arguments.number("--days");
        if (!days) return tl::unexpected(days.error());
        entry.days = static_cast<int>(std::min<std::int64_t>(*days, upload_links::days_most + 1));
    }
    if (asked.arguments.option("--requirement")) {
        const auto slot = asked.arguments.number("--requirement");
        if (!slot) return tl::unexpected(slot.error());
        entry.requirement = static_cast<int>(std::min<std::int64_t>(*slot, std::numeric_limits<int>::max()));
    }
    const auto made = make_upload_link(*asked.open.store, *asked.open.site.organization, asked.actor,
                                       asked.task, entry, asked.now);
    if (!made) return tl::unexpected(made.error());
    out << "Ссылка для «" << made->key.words << "», показывается один раз:\n"
        << upload_address(asked.open.site.options.server.public_url, made->token) << '\n';
    return {};
}

std::string_view words_of(UploadLinkStanding standing) {
    switch (standing) {
        case UploadLinkStanding::open:
            return "действует";
        case UploadLinkStanding::used:
            return "использована";
        case UploadLinkStanding::revoked:
            return "отозвана";
        case UploadLinkStanding::expired:
            break;
    }
    return "истекла";
}

Result<void> list(const Asked& asked, std::ostream& out) {
    return asked.open.store->read([&](ReadView& view) -> Result<void> {
        const auto& organization = *asked.open.site.organization;
        const auto links = list_upload_links(view, organization, asked.actor, asked.task, asked.now);
        if (!links) return tl::unexpected(links.error());
        if (links->empty()) out << "Ссылок для загрузки нет.\n";
        for (const auto& one : *links)
            out << upload_link_name(one) << "  " << one.words << ", до "
                << russian_date(last_day_of(one, organization)) << " г.  "
                << words_of(standing_of(one, asked.now)) << '\n';
        return {};
    });
}

}  // namespace

int upload_link_command(Words words, std::ostream& out, std::ostream& err) {
    const auto arguments = parse_arguments(words, grammar);
    if (!arguments) return fail(err, arguments.error());
    const auto open = open_installation(*arguments);
    if (!open) return fail(err, open.error());
    const auto who = asked(*open, *arguments);
    if (!who) return fail(err, who.error());
    if (arguments->option("--words"))
        if (const auto made = make(*who, out); !made) return fail(err, made.error());
    if (const auto link = arguments->option("--revoke"))
        if (const auto revoked = revoke_upload_link(*open->store, *open->site.organization, who->actor,
                                                    who->task, *link, who->now);
            !revoked)
            return fail(err, revoked.error());
    if (const auto listed = list(*who, out); !listed) return fail(err, listed.error());
    return 0;
}

}  // namespace vekha::commands
