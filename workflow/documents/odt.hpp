// OpenDocument text: LibreOffice's ODT, and its flat form of one XML file (FODT).
#pragma once

#include <string_view>

#include "workflow/documents/document.hpp"
#include "workflow/documents/package.hpp"
#include "workflow/model/result.hpp"

namespace vekha {

/// `main` is «content.xml». Automatic numbers stand before the words they number. Tracked changes are read as
/// accepted, a remark says so; headers and footers are left out. Pages are known where the program left its
/// marks. Errors: those of Package::read and Xml::parse; unreadable where nothing stands in the body.
Result<Document> read_odt(office::Package& package, std::string_view main);

/// Do the first bytes of a file begin a flat OpenDocument?
bool is_flat_odt(std::string_view head);
/// Errors as of read_odt; also too_large past limits::document_bytes and unreadable for flat sheets and
/// slides.
Result<Document> read_flat_odt(std::string_view bytes);

}  // namespace vekha
