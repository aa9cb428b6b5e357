#include "daemon/api/evidence_words.hpp"

#include <algorithm>
#include <span>
#include <string>
#include <utility>

#include "daemon/api/document_json.hpp"
#include "daemon/api/evidence_file.hpp"
#include "daemon/api/json_out.hpp"
#include "daemon/http/assets.hpp"
#include "workflow/documents/open.hpp"

namespace vekha::api {
namespace {

std::size_t text_bytes(const Row& row) {
    std::size_t bytes = 0;
    for (const auto& cell : row.cells) {
        bytes += cell.text.size();
        for (const auto& table : cell.tables)
            for (const auto& inner : table.rows) bytes += text_bytes(inner);
    }
    return bytes;
}

/// Takes as much of the block as there is room for; rows that do not fit go. Whether all of it did.
bool take(Block& block, std::size_t& room) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
        if (paragraph->text.size() > room) return false;
        room -= paragraph->text.size();
        return true;
    }
    auto& rows = std::get<Table>(block).rows;
    const auto too_much = std::find_if(rows.begin(), rows.end(), [&](const Row& row) {
        const std::size_t bytes = text_bytes(row);
        if (bytes > room) return true;
        room -= bytes;
        return false;
    });
    const bool whole = too_much == rows.end();
    rows.erase(too_much, rows.end());
    return whole;
}

bool has_rows(const Block& block) {
    const auto* table = std::get_if<Table>(&block);
    return table != nullptr && !table->rows.empty();
}

Result<std::string> bytes_of(KeptFile& file) {
    std::string bytes(file.bytes(), '\0');
    const auto read = file.read(0, std::as_writable_bytes(std::span(bytes)));
    if (!read) return tl::unexpected(read.error());
    bytes.resize(*read);
    return bytes;
}

}  // namespace

bool shorten(Document& document, std::size_t most_bytes) {
    auto& blocks = document.blocks;
    std::size_t room = most_bytes;
    const auto cut =
        std::find_if(blocks.begin(), blocks.end(), [&](Block& block) { return !take(block, room); });
    if (cut == blocks.end()) return false;
    blocks.erase(has_rows(*cut) ? cut + 1 : cut, blocks.end());
    document.footnotes.clear();
    return true;
}

Answer evidence_words(Store& store, const EvidenceFiles& files, std::size_t most_bytes, const Call& call) {
    auto found = evidence_file(store, files, call);
    if (!found) return tl::unexpected(found.error());
    const Evidence& evidence = found->evidence;
    http::Response response;
    const std::string etag = etag_of(evidence);
    response.with("ETag", etag).with("Cache-Control", "private, no-cache");
    if (const auto known = call.request.header("if-none-match"); known && http::names_tag(*known, etag)) {
        response.status = 304;
        return response;
    }
    if (found->file->bytes() > most_bytes)
        return failure(Fault::too_large, "Файл слишком большой, чтобы показать его слова.", evidence.title,
                       "Скачайте его и откройте на компьютере.");
    auto bytes = bytes_of(*found->file);
    if (!bytes) return tl::unexpected(bytes.error());
    auto document = open_document(*bytes);
    if (!document) return tl::unexpected(document.error());
    DocumentReading reading{std::move(*document), {}};
    const bool shortened = shorten(reading.document, shown_words_bytes);
    auto shown = document_json(reading);
    if (shortened) shown["cut"] = true;
    auto answer = json_answer(200, shown);
    answer.headers = std::move(response.headers);
    return answer;
}

}  // namespace vekha::api
