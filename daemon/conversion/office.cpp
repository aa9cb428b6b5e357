#include "daemon/conversion/office.hpp"

#include <chrono>
#include <filesystem>
#include <system_error>

namespace vekha::conversion {
namespace {

constexpr std::size_t result_bytes = 64 * mebibyte;

constexpr ChildLimits office_limits() {
    ChildLimits limits;
    limits.time = std::chrono::seconds{60};
    limits.processor = std::chrono::seconds{60};
    limits.memory_bytes = 4096 * mebibyte;  // it maps far more than it uses
    limits.data_bytes = 384 * mebibyte;     // its libraries, some 130 MiB, come on top
    limits.file_bytes = 256 * mebibyte;
    limits.output_bytes = 1 * mebibyte;
    limits.descriptors = 1024;
    return limits;
}

/// The settings of a user who trusts nobody: no macro, no Java, no link, no dynamic data.
constexpr std::string_view settings = R"(<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Java/VirtualMachine"><prop oor:name="Enable" oor:op="fuse"><value>false</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>2</value></prop></item>
</oor:items>
)";

/// LibreOffice looks at the name too: a name that fits keeps it from guessing.
std::string name_for(std::string_view bytes, std::string_view old_format) {
    if (bytes.starts_with("{\\rtf")) return "in.rtf";
    if (bytes.starts_with("\xD0\xCF\x11\xE0")) return "in." + std::string(old_format);
    return "in.xml";
}

Result<std::string> converted(const Program& office, std::string_view bytes, std::string_view old_format,
                              const std::string& new_format, const std::string& filter) {
    auto folder = TempFolder::make();
    if (!folder) return tl::unexpected(folder.error());
    std::error_code error;
    std::filesystem::create_directories(folder->path() / "profile" / "user", error);
    const std::string name = name_for(bytes, old_format);
    if (auto written = folder->write("profile/user/registrymodifications.xcu", settings); !written)
        return tl::unexpected(written.error());
    if (auto written = folder->write(name, bytes); !written) return tl::unexpected(written.error());
    auto ran = run_program(office,
                           {"-env:UserInstallation=file://" + folder->file("profile"), "--headless",
                            "--norestore", "--nolockcheck", "--nodefault", "--convert-to",
                            new_format + ":" + filter, "--outdir", folder->file("out"), name},
                           *folder, office_limits());
    if (!ran) return ran;
    // A document it could not load it tells of in words, and ends well.
    auto result = folder->read("out/in." + new_format, result_bytes);
    if (!result && result.error().fault == Fault::not_found) return tl::unexpected(refused_document());
    return result;
}

}  // namespace

Result<std::string> word_to_docx(const Program& office, std::string_view bytes) {
    return converted(office, bytes, "doc", "docx", "MS Word 2007 XML");
}

Result<std::string> sheet_to_xlsx(const Program& office, std::string_view bytes) {
    return converted(office, bytes, "xls", "xlsx", "Calc MS Excel 2007 XML");
}

}  // namespace vekha::conversion
