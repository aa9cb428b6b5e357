// The section of answers by mail.
#include "config/address.hpp"
#include "config/option_readers.hpp"
#include "notifiers/inbox/mail_tag.hpp"

namespace vekha::config {
namespace {

constexpr std::int64_t mebibyte = 1024 * 1024;

void read_imap(TableReader table, ImapMailbox& options, bool in_use) {
    read_mail_server(table, options);
    table.text("folder", options.folder, {1});
    table.finish();
    if (!in_use) return;
    if (options.host.empty())
        table.fault("host", "Не указан сервер ящика ответов.", "Укажите его имя ключом host.");
    if (options.user.empty())
        table.fault("user", "Не указано имя для входа в ящик ответов.", "Укажите его ключом user.");
    if (options.password.empty() && !table.has("password_file") && !table.has("password"))
        table.fault("password", "Нет пароля ящика ответов.", "Укажите файл с ним ключом password_file.");
}

}  // namespace

void read_answers(TableReader table, AnswersOptions& options) {
    table.choice<AnswerSource>(
        "source", options.source,
        {{"none", AnswerSource::none}, {"maildir", AnswerSource::maildir}, {"imap", AnswerSource::imap}});
    table.text("address", options.address);
    read_seconds(table, "poll_seconds", options.poll, 5, 3600);
    table.integer("mail_bytes", options.mail_bytes, mebibyte, 100 * mebibyte, "байт");
    table.path("folder", options.folder);
    if (options.folder.empty()) table.fault("folder", "Путь пуст.");
    read_imap(table.table("imap"), options.imap, options.source == AnswerSource::imap);
    table.finish();
    if (options.source == AnswerSource::none) return;
    const auto sign = options.address.find('@');
    if (!is_mailbox(options.address) || options.address.find_first_of("<+ ") != std::string::npos)
        table.fault("address", "Не указан ящик, в который приходят ответы.",
                    "Напишите как \"otvet@example.org\", без имени и без знака +.");
    else if (sign > mailbox_name_most)
        table.fault("address", "Имя ящика ответов слишком длинно: к нему добавляется подпись.",
                    "Возьмите имя до " + std::to_string(mailbox_name_most) + " знаков, например otvet.");
}

}  // namespace vekha::config
