// What the fuzzers feed: each takes any bytes and must come back, whatever they are.
#pragma once

#include <array>
#include <string_view>

namespace vekha::fuzz {

/// Bytes as a document, read to a plan and printed. Aborts where a promise of the reading is broken (windows
/// in order, every item titled, JSON whole); returns otherwise.
void read_document(std::string_view bytes);

/// The same of bytes that stand in the main part of an office file, or that a converter gave: mutations of a
/// zip archive would break its checksums and never come to the reader.
void read_docx_body(std::string_view markup);
void read_odt_body(std::string_view markup);
void read_xlsx_sheet(std::string_view markup);
void read_ods_table(std::string_view markup);
void read_page(std::string_view html);
void read_boxes_of_pages(std::string_view boxes);

/// Bytes as the words of a deadline, in plans of several shapes.
void read_phrase(std::string_view bytes);

/// Bytes as what a messenger sends, asked for or brought. Aborts where an update came without who sent it and
/// a key, or past a limit.
void read_telegram(std::string_view bytes);
void read_max(std::string_view bytes);
/// Bytes as a mail to the answers' mailbox. Aborts where its words or files are past a limit, or a file has a
/// name that is a way to another place.
void read_answer_mail(std::string_view bytes);

/// Bytes as an address for webhooks, and as an entry of the allow-list. Aborts where one that is admitted
/// could lead inside, or is not the same read again.
void read_destination(std::string_view bytes);
/// Bytes as typed words of an answer and as what a button carries. Aborts where a token or a
/// day is not the same read again.
void read_answer(std::string_view bytes);

/// Bytes as the file of a staff list. Aborts where a person has no place in it or words are no text.
void read_staff_list(std::string_view bytes);

/// Bytes as what a client sends over one connection. Aborts where an answer is not whole, where there are
/// more answers than requests were taken and one refusal, or where something follows a close, however the
/// bytes were cut.
void read_connection(std::string_view bytes);

struct Reader {
    std::string_view name;
    void (*read)(std::string_view bytes);
};

/// All of them. A fuzzer picks one by the first byte; VEKHA_FUZZ_READER names one for all bytes.
inline constexpr std::array readers{
    Reader{"document", read_document}, Reader{"phrase", read_phrase},
    Reader{"docx", read_docx_body},    Reader{"odt", read_odt_body},
    Reader{"xlsx", read_xlsx_sheet},   Reader{"ods", read_ods_table},
    Reader{"html", read_page},         Reader{"boxes", read_boxes_of_pages},
    Reader{"telegram", read_telegram}, Reader{"max", read_max},
    Reader{"mail", read_answer_mail},  Reader{"destination", read_destination},
    Reader{"answer", read_answer},     Reader{"http", read_connection},
    Reader{"people", read_staff_list},
};

}  // namespace vekha::fuzz
