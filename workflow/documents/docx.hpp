// Word's DOCX, both variants of its standard.
#pragma once

#include <string_view>

#include "workflow/documents/document.hpp"
#include "workflow/documents/package.hpp"
#include "workflow/model/result.hpp"

namespace vekha {

/// `main` is the name of the main part («word/document.xml»). Automatic numbers stand before the words they
/// number. Tracked changes are read as accepted, a remark says so. Headers and footers are left out, with one
/// exception: a header of the first page that holds words of approval («УТВЕРЖДАЮ», «Приложение к приказу»)
/// stands before the body. Pages are known where Word left its marks. Errors: those of Package::read and
/// Xml::parse; unreadable where nothing stands in the body.
Result<Document> read_docx(office::Package& package, std::string_view main);

}  // namespace vekha
