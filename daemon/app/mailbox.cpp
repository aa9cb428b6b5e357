#include "daemon/app/mailbox.hpp"

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

}  // namespace

std::string answers_mailbox(const config::AnswersOptions& options) {
    return options.source == config::AnswerSource::none ? std::string{} : options.address;
}

Result<std::unique_ptr<MailSource>> make_mailbox(const config::AnswersOptions& options) {
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
        return make_imap_source(std::move(settings));
    }();
    if (!made && made.error().fault == Fault::invalid_input) made.error().where.insert(0, "answers.imap.");
    return made;
}

}  // namespace vekha
