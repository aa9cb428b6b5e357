#include "daemon/app/mailbox.hpp"

#include <optional>
#include <string_view>

namespace vekha {
namespace {

ImapSecurity security_of(config::MailSecurity security) {
    switch (security) {
        case config::MailSecurity::none:
            return ImapSecurity::none;
        case config::MailSecurity::starttls:
            return ImapSecurity::starttls;
        case config::MailSecurity::tls:
            return ImapSecurity::tls;
    }
    return ImapSecurity::tls;
}

MailPosition position_in(Store& store) {
    static constexpr std::string_view key = "inbox.mail.position";
    return {[&store] {
                return read_as<std::optional<std::string>>(store,
                                                           [](ReadView& view) { return view.setting(key); });
            },
            [&store](const std::string& words) {
                return store.write([&](Transaction& change) { return change.set(key, words); });
            }};
}

}  // namespace

std::string answers_mailbox(const config::AnswersOptions& options) {
    return options.source == config::AnswerSource::none ? std::string{} : options.address;
}

Result<std::unique_ptr<MailSource>> make_mailbox(const config::AnswersOptions& options, Store& store) {
    auto made = [&]() -> Result<std::unique_ptr<MailSource>> {
        if (options.source == config::AnswerSource::maildir)
            return make_maildir_source({options.folder, options.mail_bytes});
        ImapSettings settings;
        settings.host = options.imap.host;
        settings.port = options.imap.port;
        settings.security = security_of(options.imap.security);
        settings.user = options.imap.user;
        settings.password = options.imap.password;
        settings.folder = options.imap.folder;
        settings.ca_file = options.imap.ca_file.string();
        settings.timeout = options.imap.timeout;
        settings.mail_bytes = options.mail_bytes;
        settings.position = position_in(store);
        return make_imap_source(std::move(settings));
    }();
    if (!made && made.error().fault == Fault::invalid_input) made.error().where.insert(0, "answers.imap.");
    return made;
}

}  // namespace vekha
