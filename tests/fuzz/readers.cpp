#include "tests/fuzz/readers.hpp"

#include <cstdio>
#include <cstdlib>

#include "notifiers/delivery/destination.hpp"
#include "notifiers/inbox/mail_answer.hpp"
#include "notifiers/inbox/max_updates.hpp"
#include "notifiers/inbox/telegram_updates.hpp"
#include "tests/support/office_file.hpp"
#include "tests/support/zip_file.hpp"
#include "workflow/documents/html.hpp"
#include "workflow/documents/open.hpp"
#include "workflow/documents/pdf.hpp"
#include "workflow/documents/utf8.hpp"
#include "workflow/model/answer.hpp"
#include "workflow/model/limits.hpp"
#include "workflow/reader/deadline.hpp"
#include "workflow/reader/duty_words.hpp"
#include "workflow/reader/person_name.hpp"
#include "workflow/reader/reader.hpp"
#include "workflow/reports/reading_json.hpp"
#include "workflow/reports/reading_table.hpp"
#include "workflow/service/answer_intent.hpp"
#include "workflow/service/people.hpp"
#include "workflow/service/people_reading.hpp"

namespace vekha::fuzz {
namespace {

void promise(bool kept, const char* what) {
    if (kept) return;
    std::fprintf(stderr, "broken promise: %s\n", what);
    std::abort();
}

void check(const Deadline& deadline) {
    promise(!deadline.rule.empty(), "a rule stands beside every deadline");
    promise(check_utf8(deadline.rule).has_value(), "the rule is text");
    promise(deadline.windows.size() <= limits::windows_per_deadline, "windows are limited");
    const bool dated = deadline.kind != DeadlineKind::missing && deadline.kind != DeadlineKind::unscheduled;
    promise(dated == !deadline.windows.empty(), "a dated kind has windows, another has none");
    if (deadline.kind == DeadlineKind::once) promise(deadline.windows.size() == 1, "once is one window");
    if (deadline.kind == DeadlineKind::several)
        promise(deadline.windows.size() > 1, "several are several windows");
    for (std::size_t i = 0; i < deadline.windows.size(); ++i) {
        const Window& window = deadline.windows[i];
        promise(!window.first || *window.first <= window.last, "a window ends after it begins");
        if (i > 0) promise(deadline.windows[i - 1].last <= window.last, "windows go by last day");
    }
}

void read_plan(const Result<Document>& document) {
    const auto roadmap = document.and_then([](const Document& given) { return read_roadmap(given); });
    if (!roadmap) {
        promise(!roadmap.error().message.empty(), "a refusal says why");
        promise(check_utf8(describe(roadmap.error())).has_value(), "a refusal is text");
        return;
    }
    for (const Item& item : roadmap->items) {
        promise(!item.title.empty(), "an item has a title");
        check(item.deadline);
    }
    promise(check_utf8(reading_json(*roadmap)).has_value(), "the reading is text");
    promise(!reading_table(*roadmap).empty(), "the table shows something");
}

void check(const Result<Updates>& read) {
    if (!read) {
        promise(!read.error().message.empty(), "a refusal says why");
        return;
    }
    promise(read->updates.size() <= update_limits::updates, "updates are limited");
    for (const Update& update : read->updates) {
        promise(!update.key.empty() && !update.sender.empty() && !update.chat.empty(),
                "an update has a sender");
        promise(update.words.size() <= update_limits::words_bytes, "words are limited");
        promise(check_utf8(update.words).has_value(), "words are text");
        promise(update.files.size() <= update_limits::files, "files are limited");
        for (const OfferedFile& file : update.files) {
            promise(!file.name.empty() && !file.place.empty() && file.size >= 0, "a file is somewhere");
            promise(file.name.find('/') == std::string::npos, "a file's name is no path");
        }
    }
}

}  // namespace

void read_telegram(std::string_view bytes) {
    check(read_telegram_updates(bytes));
    check(read_telegram_hook(bytes));
}

void read_max(std::string_view bytes) {
    check(read_max_updates(bytes));
    check(read_max_hook(bytes));
}

void read_answer_mail(std::string_view bytes) {
    const MailLimits limits;
    const auto mail = read_mail(bytes, limits);
    if (!mail) return;
    promise(!mail->key.empty(), "a mail has a key");
    promise(mail->words.size() <= limits.words_bytes, "words within their limit");
    promise(mail->files.size() <= limits.files, "no more files than are kept");
    for (const auto& file : mail->files) {
        promise(!file.name.empty() && file.name != ".." && file.name.find('/') == std::string::npos,
                "a file's name is no way to another place");
        promise(file.bytes.size() <= limits.file_bytes, "a file within its limit");
    }
}

void read_destination(std::string_view bytes) {
    if (const auto address = parse_ip(bytes))
        promise(parse_ip(format(*address)) == address, "an address reads back");
    if (const auto range = parse_ip_range(bytes))
        promise(range->holds(range->first), "a range has its first");
    DestinationRules operators;
    operators.allow(bytes);
    const auto destination = parse_destination(bytes);
    if (!destination) return;
    promise(!destination->host.empty() && destination->host.size() <= host_bytes, "somewhere to go to");
    promise(destination->path.starts_with('/'), "a path is one");
    const auto again = parse_destination(destination->origin() + destination->path);
    promise(again && *again == *destination, "a destination reads back");
    const DestinationRules strangers;
    if (!strangers.admit(*destination)) return;
    promise(destination->secure, "nothing in the open to a stranger");
    if (destination->literal) promise(is_public(*destination->literal), "nothing to the inside");
}

void read_answer(std::string_view bytes) {
    if (const auto token = parse_answer_token(bytes))
        promise(parse_answer_token(encode(*token)) == token, "a token reads back");
    if (const auto day = day_in(bytes, day_of(2026, 3, 2)))
        promise(parse_day(format(*day)) == day, "a day is one of the calendar");
    intent_of(bytes);
    promise(words_after_intent(bytes).size() <= bytes.size(), "no word is added");
    if (const auto number = number_alone(bytes)) promise(*number > 0, "a number counts from one");
}

void read_staff_list(std::string_view bytes) {
    const auto table = read_people_file(bytes);
    if (!table) {
        promise(!table.error().message.empty(), "a refusal says why");
        promise(check_utf8(describe(table.error())).has_value(), "a refusal is text");
        return;
    }
    promise(table->rows.size() <= people_table_rows, "people are limited");
    int position = 0;
    for (const auto& row : table->rows) {
        promise(row.position == ++position && row.table > 0 && row.row > 0, "a person stands somewhere");
        for (const auto& cell : row.cells) promise(check_utf8(cell).has_value(), "a cell is text");
        const auto login = reading::login_for(row.at(PeopleField::name), [](const auto&) { return false; });
        promise(login.empty() || is_login(login), "a login that is made is one");
        const auto duties = read_duties(row.at(PeopleField::role));
        promise(duties || check_utf8(duties.error().message).has_value(), "a refusal is text");
    }
}

void read_document(std::string_view bytes) {
    read_plan(open_document(bytes));
}

void read_docx_body(std::string_view markup) {
    read_plan(open_document(test::docx_of(std::string(markup))));
}

void read_odt_body(std::string_view markup) {
    read_plan(open_document(test::odt_of(std::string(markup))));
}

void read_xlsx_sheet(std::string_view markup) {
    const std::string main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const std::string relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    read_plan(open_document(
        test::zip_of({{"[Content_Types].xml", "<Types/>"},
                      {"xl/_rels/workbook.xml.rels",
                       "<Relationships><Relationship Id=\"r1\" Type=\"" + relations +
                           "/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"},
                      {"xl/workbook.xml",
                       "<workbook xmlns=\"" + main + "\" xmlns:r=\"" + relations +
                           "\"><sheets><sheet name=\"План\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"},
                      {"xl/worksheets/sheet1.xml",
                       "<worksheet xmlns=\"" + main + "\">" + std::string(markup) + "</worksheet>"}})));
}

void read_ods_table(std::string_view markup) {
    const std::string names = "urn:oasis:names:tc:opendocument:xmlns:";
    read_plan(open_document(test::zip_of(
        {{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
         {"content.xml", "<office:document-content xmlns:office=\"" + names + "office:1.0\" xmlns:table=\"" +
                             names + "table:1.0\" xmlns:text=\"" + names +
                             "text:1.0\"><office:body><office:spreadsheet>" + std::string(markup) +
                             "</office:spreadsheet></office:body></office:document-content>"}})));
}

void read_page(std::string_view html) {
    read_plan(vekha::read_html(html));
}

void read_boxes_of_pages(std::string_view boxes) {
    read_plan(vekha::read_boxes(boxes));
}

void read_phrase(std::string_view bytes) {
    for (const Period& period :
         {Period{day_of(2026, 1, 1), day_of(2026, 12, 31)}, Period{day_of(2026, 9, 1), day_of(2027, 5, 31)},
          Period{day_of(2026, 3, 1), day_of(2026, 3, 31)}, Period{day_of(2026, 3, 5), day_of(2026, 3, 5)},
          Period{day_of(2015, 1, 1), day_of(2030, 12, 31)}})
        check(read_deadline(bytes, period));
    check(read_deadline(bytes, reading::Frame{}));
}

}  // namespace vekha::fuzz
