#include "workflow/documents/xml_scan.hpp"

#include <algorithm>
#include <cstdint>

#include "workflow/documents/xml.hpp"

namespace vekha::office {
namespace {

constexpr std::size_t npos = std::string_view::npos;

tl::unexpected<Error> broken(std::string_view part) {
    return failure(Fault::unreadable, "Файл повреждён: разметка документа обрывается", std::string(part),
                   "Откройте файл в редакторе, сохраните его заново и загрузите ещё раз");
}

bool allowed(std::uint32_t point) {
    if (point < 0x20) return point == '\t' || point == '\n' || point == '\r';
    return point <= 0x10FFFF && (point < 0xD800 || point > 0xDFFF);
}

// «&#1234;» or «&#x4D2;» at `at`, the ampersand.
void blank_impossible(std::string& bytes, std::size_t at) {
    constexpr std::uint32_t past_all = 0x110000;
    std::size_t i = at + 2;
    const bool hex = i < bytes.size() && bytes[i] == 'x';
    if (hex) ++i;
    std::uint32_t point = 0;
    for (; i < bytes.size() && bytes[i] != ';'; ++i) {
        const char c = bytes[i];
        const char low = static_cast<char>(c | 0x20);
        std::uint32_t digit = 0;
        if (c >= '0' && c <= '9')
            digit = static_cast<std::uint32_t>(c - '0');
        else if (hex && low >= 'a' && low <= 'f')
            digit = static_cast<std::uint32_t>(low - 'a') + 10;
        else
            return;  // no reference: it stays as it is printed
        point = std::min(point * (hex ? 16 : 10) + digit, past_all);
    }
    if (i < bytes.size() && !allowed(point))
        std::fill(bytes.begin() + static_cast<std::ptrdiff_t>(at),
                  bytes.begin() + static_cast<std::ptrdiff_t>(i) + 1, ' ');
}

class Scan {
  public:
    Scan(std::string& bytes, std::string_view part) : bytes_(bytes), part_(part) {}

    Result<XmlSize> run() {
        if (bytes_.find('\0') != npos) return broken(part_);
        for (auto at = bytes_.find("&#"); at != npos; at = bytes_.find("&#", at + 2))
            blank_impossible(bytes_, at);
        for (std::size_t at = 0; at < bytes_.size();) {
            const std::size_t tag = std::min(bytes_.find('<', at), bytes_.size());
            if (tag > at) ++size_.texts;
            if (tag == bytes_.size()) break;
            const auto next = past(tag);
            if (!next) return tl::unexpected(next.error());
            at = *next;
        }
        return size_;
    }

  private:
    Result<std::size_t> past(std::size_t tag) {
        const std::string_view rest = std::string_view(bytes_).substr(tag);
        if (rest.starts_with("<!--")) return after(tag + 4, "-->");
        if (rest.starts_with("<![CDATA[")) {
            ++size_.texts;
            return after(tag + 9, "]]>");
        }
        if (rest.starts_with("<?")) return after(tag + 2, "?>");
        if (rest.starts_with("<!"))
            return failure(Fault::unreadable, "В документе есть объявление DOCTYPE: такие файлы не читаются",
                           std::string(part_), "Сохраните документ заново в Word или LibreOffice");
        if (rest.starts_with("</")) {
            if (depth_ > 0) --depth_;
            return after(tag + 2, ">");
        }
        return past_start(tag + 1);
    }

    Result<std::size_t> after(std::size_t from, std::string_view end) const {
        const auto at = bytes_.find(end, from);
        if (at == npos) return broken(part_);
        return at + end.size();
    }

    // A start tag; «>» may stand inside quotes.
    Result<std::size_t> past_start(std::size_t at) {
        ++size_.elements;
        for (;;) {
            while (at < bytes_.size() && bytes_[at] != '>' && bytes_[at] != '"' && bytes_[at] != '\'') ++at;
            if (at == bytes_.size()) return broken(part_);
            if (bytes_[at] == '>') break;
            ++size_.attributes;
            at = bytes_.find(bytes_[at], at + 1);
            if (at == npos) return broken(part_);
            ++at;
        }
        if (bytes_[at - 1] != '/') size_.depth = std::max(size_.depth, ++depth_);
        if (depth_ > limits::xml_depth)
            return failure(Fault::too_large,
                           "Таблицы и рамки документа вложены друг в друга глубже " +
                               std::to_string(limits::xml_depth) + " уровней",
                           std::string(part_), "Упростите вёрстку документа");
        return at + 1;
    }

    std::string& bytes_;
    std::string_view part_;
    XmlSize size_;
    std::size_t depth_ = 0;
};

}  // namespace

Result<XmlSize> scan_xml(std::string& bytes, std::string_view part) {
    return Scan(bytes, part).run();
}

}  // namespace vekha::office
