#include "workflow/documents/xml.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include <unicode/unistr.h>

#include "workflow/documents/utf8.hpp"
#include "workflow/documents/xml_scan.hpp"

namespace vekha::office {
namespace {

constexpr std::size_t node_bytes = 64, attribute_bytes = 40;  // what pugixml takes for each, on 64 bits
constexpr std::size_t declaration_bytes = 200;

// UTF-8 or UTF-16 by its first bytes, else what the declaration says; UTF-8 where it says nothing.
std::string encoding_of(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF")) return "utf-8";
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with(std::string_view("<\0", 2))) return "utf-16le";
    if (bytes.starts_with("\xFE\xFF") || bytes.starts_with(std::string_view("\0<", 2))) return "utf-16be";
    std::string_view head = bytes.substr(0, declaration_bytes);
    head = head.substr(0, head.find("?>"));
    const auto at = head.find("encoding");
    if (!head.starts_with("<?xml") || at == std::string_view::npos) return "utf-8";
    const auto open = head.find_first_of("\"'", at);
    if (open == std::string_view::npos) return "utf-8";
    std::string name(head.substr(open + 1, head.find(head[open], open + 1) - open - 1));
    std::transform(name.begin(), name.end(), name.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return name;
}

tl::unexpected<Error> strange(std::string_view part, std::string_view encoding) {
    return failure(Fault::unreadable, "Кодировка документа не читается: " + std::string(encoding),
                   std::string(part), "Сохраните документ заново в Word или LibreOffice");
}

Result<void> to_utf8(std::string& bytes, std::string_view part) {
    constexpr std::array<std::string_view, 8> single{
        "windows-1251", "cp1251", "koi8-r", "iso-8859-5", "ibm866", "iso-8859-1", "windows-1252", "us-ascii"};
    const std::string encoding = encoding_of(bytes);
    if (encoding != "utf-8" && encoding != "utf8") {
        if (!encoding.starts_with("utf-16") &&
            std::find(single.begin(), single.end(), encoding) == single.end())
            return strange(part, check_utf8(encoding) ? encoding : "?");
        const icu::UnicodeString wide(bytes.data(), static_cast<int32_t>(bytes.size()), encoding.c_str());
        bytes.clear();
        wide.toUTF8String(bytes);
    }
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.erase(0, 3);
    return check_utf8(bytes) ? Result<void>() : strange(part, "это не UTF-8");
}

Result<void> check_size(const XmlSize& size, std::string_view part) {
    const std::size_t tree = (size.elements + size.texts) * node_bytes + size.attributes * attribute_bytes;
    if (tree <= limits::xml_tree_bytes) return {};
    return failure(Fault::too_large, "Документ слишком велик: в нём больше миллиона частей",
                   std::string(part), "Оставьте в файле один план");
}

std::string_view without_prefix(std::string_view name) {
    const auto colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

pugi::xml_attribute attribute_of(pugi::xml_node node, std::string_view local) {
    for (const pugi::xml_attribute at : node.attributes())
        if (without_prefix(at.name()) == local) return at;
    return {};
}

}  // namespace

Result<Xml> Xml::parse(std::string bytes, std::string_view part) {
    if (auto text = to_utf8(bytes, part); !text) return tl::unexpected(text.error());
    const auto size = scan_xml(bytes, part);
    if (!size) return tl::unexpected(size.error());
    if (auto fits = check_size(*size, part); !fits) return tl::unexpected(fits.error());
    auto held = std::make_unique<Held>();
    held->bytes = std::move(bytes);
    constexpr unsigned how = pugi::parse_escapes | pugi::parse_eol | pugi::parse_cdata |
                             pugi::parse_wconv_attribute | pugi::parse_ws_pcdata;
    const auto parsed =
        held->document.load_buffer_inplace(held->bytes.data(), held->bytes.size(), how, pugi::encoding_utf8);
    if (!parsed || !held->document.document_element())
        return failure(Fault::unreadable, "Файл повреждён: разметка документа нарушена",
                       std::string(part) + ", байт " + std::to_string(parsed.offset),
                       "Откройте файл в редакторе, сохраните его заново и загрузите ещё раз");
    return Xml(std::move(held));
}

std::string_view local_name(pugi::xml_node node) {
    return without_prefix(node.name());
}

pugi::xml_node child(pugi::xml_node node, std::string_view local) {
    for (const pugi::xml_node at : node.children())
        if (is(at, local)) return at;
    return {};
}

std::string_view attribute(pugi::xml_node node, std::string_view local) {
    return attribute_of(node, local).value();
}

bool has_attribute(pugi::xml_node node, std::string_view local) {
    return static_cast<bool>(attribute_of(node, local));
}

int number(pugi::xml_node node, std::string_view local, int otherwise) {
    constexpr long long most = 1'000'000'000;
    std::string_view text = attribute(node, local);
    if (text.starts_with('+')) text.remove_prefix(1);
    long long value = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (fault == std::errc::result_out_of_range)
        return static_cast<int>(text.starts_with('-') ? -most : most);
    if (fault != std::errc()) return otherwise;
    return static_cast<int>(std::clamp(value, -most, most));
}

std::string_view root_name(std::string_view head) {
    for (auto at = head.find('<'); at != std::string_view::npos; at = head.find('<', at + 1)) {
        if (head.substr(at).starts_with("<!--")) {
            at = head.find("-->", at);
            if (at == std::string_view::npos) return {};
            continue;
        }
        if (at + 1 < head.size() && (head[at + 1] == '?' || head[at + 1] == '!')) continue;
        const auto end = head.find_first_of(" \t\r\n/>", at);
        return end == std::string_view::npos ? std::string_view()
                                             : without_prefix(head.substr(at + 1, end - at - 1));
    }
    return {};
}

}  // namespace vekha::office
