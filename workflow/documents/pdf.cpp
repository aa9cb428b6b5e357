#include "workflow/documents/pdf.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "workflow/documents/pdf_boxes.hpp"
#include "workflow/documents/pdf_flow.hpp"
#include "workflow/documents/pdf_layout.hpp"

namespace vekha {
namespace {

constexpr int doubtful_confidence = 70;  ///< of a recognized word: below it a person should look
constexpr std::size_t pages_named = 20;  ///< in a remark

std::string names_of(const std::vector<int>& pages) {
    std::string out = pages.size() == 1 ? "страница " : "страницы ";
    for (std::size_t i = 0; i < pages.size() && i < pages_named; ++i)
        out += (i > 0 ? ", " : "") + std::to_string(pages[i]);
    return pages.size() > pages_named ? out + " и другие" : out;
}

std::vector<std::string> remarks_on(const std::vector<pdf::Page>& pages) {
    std::vector<int> recognized, pictures;
    std::size_t doubtful = 0;
    for (std::size_t i = 0; i < pages.size(); ++i) {
        const int number = static_cast<int>(i) + 1;
        if (pages[i].kind == pdf::Page::Kind::picture) pictures.push_back(number);
        if (pages[i].kind != pdf::Page::Kind::recognized) continue;
        recognized.push_back(number);
        doubtful += static_cast<std::size_t>(
            std::count_if(pages[i].words.begin(), pages[i].words.end(),
                          [](const pdf::Word& word) { return word.confidence < doubtful_confidence; }));
    }
    std::vector<std::string> remarks;
    if (!recognized.empty()) {
        std::string remark =
            "Распознано со снимка (" + names_of(recognized) + "): проверьте слова, числа и даты по оригиналу";
        if (doubtful > 0) remark += "; сомнительных слов: " + std::to_string(doubtful);
        remarks.push_back(remark + ".");
    }
    if (!pictures.empty())
        remarks.push_back("Не прочитано, потому что это снимок без текста: " + names_of(pictures) + ".");
    return remarks;
}

}  // namespace

Result<Document> read_boxes(std::string_view boxes) {
    const auto pages = pdf::parse_boxes(boxes);
    if (!pages) return tl::unexpected(pages.error());
    std::vector<pdf::PageLayout> layouts;
    for (std::size_t i = 0; i < pages->size(); ++i)
        layouts.push_back(pdf::layout_of((*pages)[i], static_cast<int>(i) + 1));
    pdf::drop_margins(layouts);
    Document document;
    document.blocks = pdf::blocks_of(layouts);
    document.remarks = remarks_on(*pages);
    if (document.blocks.empty())
        return failure(Fault::unreadable, "В документе нет слов", {},
                       "Если это снимок, отсканируйте его чётче или пришлите документ с текстом");
    return document;
}

bool has_pictures(std::string_view boxes) {
    const auto pages = pdf::parse_boxes(boxes);
    return pages && std::any_of(pages->begin(), pages->end(),
                                [](const pdf::Page& page) { return page.kind == pdf::Page::Kind::picture; });
}

}  // namespace vekha
