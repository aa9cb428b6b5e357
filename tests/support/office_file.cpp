#include "tests/support/office_file.hpp"

#include <sstream>
#include <utility>
#include <vector>

#include "tests/support/zip_file.hpp"

namespace vekha::test {
namespace {

std::string value_or(const Parts& parts, const std::string& name, const std::string& otherwise) {
    const auto at = parts.find(name);
    return at == parts.end() ? otherwise : at->second;
}

std::string word_root(const std::string& name, const std::string& inside) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:" + name +
           " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">" + inside +
           "</w:" + name + ">";
}

std::string relation(const std::string& id, const std::string& type, const std::string& target) {
    return "<Relationship Id=\"" + id +
           "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/" + type +
           "\" Target=\"" + target + "\"/>";
}

struct WordPart {
    std::string name, root, type;
};

std::string line(const std::string& text) {
    std::string out = text;
    for (char& c : out)
        if (c == '\n') c = '/';
    return out;
}

std::string rows(const Table& table);

std::string words(const Cell& cell) {
    std::string out;
    if (cell.columns != 1 || cell.rows != 1)
        out = std::to_string(cell.columns) + "x" + std::to_string(cell.rows) + " ";
    out += (cell.bold ? "*" : "") + line(cell.text);
    for (const Table& inner : cell.tables) out += "(" + rows(inner) + ")";
    return out;
}

std::string rows(const Table& table) {
    std::string out;
    for (const Row& row : table.rows) {
        if (!out.empty()) out += '\n';
        if (row.heading) out += '!';
        out += '|';
        for (const Cell& cell : row.cells) out += " " + words(cell) + " |";
    }
    return out;
}

}  // namespace

std::string docx_of(const std::string& body, const Parts& parts) {
    const std::vector<WordPart> known{{"styles", "styles", "styles"},
                                      {"numbering", "numbering", "numbering"},
                                      {"footnotes", "footnotes", "footnotes"},
                                      {"endnotes", "endnotes", "endnotes"},
                                      {"header1", "hdr", "header"}};
    std::vector<ZipPart> files{
        {"_rels/.rels",
         "<Relationships>" + relation("m", "officeDocument", "word/document.xml") + "</Relationships>"},
        {"word/document.xml", word_root("document", "<w:body>" + body + "</w:body>")}};
    std::string relations;
    Parts rest = parts;
    int id = 0;
    for (const WordPart& part : known) {
        ++id;
        if (!rest.contains(part.name)) continue;
        files.emplace_back("word/" + part.name + ".xml", word_root(part.root, rest.at(part.name)));
        relations += relation(part.type == "header" ? "rId1" : "x" + std::to_string(id), part.type,
                              part.name + ".xml");
        rest.erase(part.name);
    }
    files.emplace_back("word/_rels/document.xml.rels", "<Relationships>" + relations + "</Relationships>");
    for (const auto& [name, bytes] : rest) files.emplace_back(name, bytes);
    return zip_of(files);
}

std::string odt_of(const std::string& text, const Parts& parts) {
    return zip_of({{"mimetype", "application/vnd.oasis.opendocument.text"},
                   {"styles.xml", "<office:document-styles><office:styles>" + value_or(parts, "styles", "") +
                                      "</office:styles></office:document-styles>"},
                   {"content.xml", "<office:document-content><office:automatic-styles>" +
                                       value_or(parts, "automatic", "") +
                                       "</office:automatic-styles><office:body><office:text>" + text +
                                       "</office:text></office:body></office:document-content>"}});
}

std::string shown(const Result<Document>& document) {
    if (!document) return "refused: " + document.error().message;
    std::vector<std::string> lines;
    for (const Block& block : document->blocks) {
        if (const auto* paragraph = std::get_if<Paragraph>(&block); paragraph && paragraph->text.empty())
            continue;
        else if (paragraph)
            lines.push_back((paragraph->bold ? "*" : "") + line(paragraph->text));
        else
            lines.push_back(rows(std::get<Table>(block)));
    }
    for (std::size_t i = 0; i < document->footnotes.size(); ++i)
        lines.push_back("[" + std::to_string(i + 1) + "] " + line(document->footnotes[i].text));
    for (const auto& remark : document->remarks) lines.push_back("# " + remark);
    std::string out;
    for (const auto& one : lines) out += (out.empty() ? "" : "\n") + one;
    return out;
}

std::vector<std::string> shown_lines(const Result<Document>& document) {
    std::vector<std::string> lines;
    std::istringstream text(shown(document));
    for (std::string line; std::getline(text, line);) lines.push_back(line);
    return lines;
}

}  // namespace vekha::test
