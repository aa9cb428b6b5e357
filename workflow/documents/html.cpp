#include "workflow/documents/html.hpp"

#include <memory>
#include <string>
#include <utility>

#include "workflow/documents/document_check.hpp"
#include "workflow/documents/html_clean.hpp"
#include "workflow/documents/html_flow.hpp"
#include "workflow/model/limits.hpp"

namespace vekha {
namespace {

struct DestroyOutput {
    void operator()(GumboOutput* output) const { gumbo_destroy_output(&kGumboDefaultOptions, output); }
};

}  // namespace

Result<Document> read_html(std::string_view text) {
    if (text.size() > limits::document_bytes)
        return failure(Fault::too_large,
                       "Документ больше " + std::to_string(limits::document_bytes / 1024 / 1024) + " МБ", {},
                       "Оставьте в файле один план");
    const auto clean = cleaned_html(text);
    if (!clean) return tl::unexpected(clean.error());
    GumboOptions options = kGumboDefaultOptions;
    options.max_errors = 0;
    const std::unique_ptr<GumboOutput, DestroyOutput> output(
        gumbo_parse_with_options(&options, clean->data(), clean->size()));

    HtmlPage page;
    page.drops_site = has_data_table(*output->root);
    HtmlFlow flow(page);
    flow.children(*output->root, {});
    Document document;
    document.blocks = flow.take();
    document.footnotes = std::move(page.footnotes);
    if (document.blocks.empty())
        return failure(Fault::unreadable, "На странице нет текста", {}, "Проверьте, тот ли файл выбран");
    if (page.struck) document.remarks.emplace_back("Зачёркнутый текст опущен");
    if (auto fits = check_document(document); !fits) return tl::unexpected(fits.error());
    return document;
}

}  // namespace vekha
