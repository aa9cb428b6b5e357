// The real programs on small real files.
#include "daemon/conversion/converter.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/process.hpp"
#include "tests/support/temp_folder.hpp"
#include "workflow/documents/open.hpp"

namespace vekha::conversion {
namespace {

using ::testing::HasSubstr;
namespace fs = std::filesystem;

/// «План работы» over a table of two rows, as Word writes it.
constexpr std::string_view rich_text =
    R"({\rtf1\ansi\ansicpg1251\deff0{\fonttbl{\f0 Liberation Serif;}}\f0\fs28\pard \u1055?\u1083?\u1072?\u1085? \u1088?\u1072?\u1073?\u1086?\u1090?\u1099?\par)"
    R"(\trowd\trgaph108\trbrdrt\brdrs\trbrdrl\brdrs\trbrdrb\brdrs\trbrdrr\brdrs\clbrdrt\brdrs\clbrdrl\brdrs\clbrdrb\brdrs\clbrdrr\brdrs\cellx4000\clbrdrt\brdrs\clbrdrl\brdrs\clbrdrb\brdrs\clbrdrr\brdrs\cellx8000)"
    R"(\pard\intbl \u1057?\u1088?\u1086?\u1082?\cell \u1064?\u1082?\u1086?\u1083?\u1072?\cell\row)"
    R"(\trowd\trgaph108\clbrdrt\brdrs\clbrdrl\brdrs\clbrdrb\brdrs\clbrdrr\brdrs\cellx4000\clbrdrt\brdrs\clbrdrl\brdrs\clbrdrb\brdrs\clbrdrr\brdrs\cellx8000)"
    R"(\pard\intbl \u1084?\u1072?\u1088?\u1090? 2026\cell \u1044?\u1080?\u1088?\u1077?\u1082?\u1090?\u1086?\u1088?\cell\row\pard\par})";

std::string bytes_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
}

class Conversions : public ::testing::Test {
  protected:
    // Other tests convert at the same time: the folders looked at are this one's alone.
    Conversions() {
        fs::create_directory(folder_ / "temporary");
        ::setenv("TMPDIR", (folder_ / "temporary").c_str(), 1);
    }
    ~Conversions() override { ::unsetenv("TMPDIR"); }

    std::set<std::string> conversion_folders() const {
        std::set<std::string> names;
        for (const auto& entry : fs::directory_iterator(folder_ / "temporary"))
            names.insert(entry.path().string());
        return names;
    }

    /// The same words in another format, made by the programs themselves.
    std::string made(const std::string& format) {
        std::ofstream(folder_ / "plan.rtf") << rich_text;
        test::run({"soffice", "-env:UserInstallation=file://" + (folder_ / "profile").string(), "--headless",
                   "--convert-to", format, "--outdir", folder_.path().string(),
                   (folder_ / "plan.rtf").string()});
        return bytes_of(folder_ / ("plan." + format));
    }
    std::string picture_of(const std::string& pdf) {
        std::ofstream(folder_ / "plan.pdf", std::ios::binary) << pdf;
        test::run({"pdftoppm", "-png", "-r", "200", "-singlefile", (folder_ / "plan.pdf").string(),
                   (folder_ / "picture").string()});
        return bytes_of(folder_ / "picture.png");
    }
    static void expect_plan(const Result<Document>& document, const std::string& format) {
        ASSERT_TRUE(document) << format << ": " << describe(document.error());
        ASSERT_GE(document->blocks.size(), 2U) << format;
        const auto* title = std::get_if<Paragraph>(&document->blocks[0]);
        const auto* table = std::get_if<Table>(&document->blocks[1]);
        ASSERT_TRUE(title && table) << format;
        EXPECT_EQ(title->text, "План работы") << format;
        ASSERT_EQ(table->rows.size(), 2U) << format;
        ASSERT_EQ(table->rows[1].cells.size(), 2U) << format;
        EXPECT_EQ(table->rows[1].cells[0].text, "март 2026") << format;
        EXPECT_EQ(table->rows[1].cells[1].text, "Директор") << format;
    }

    vekha::testing::TempFolder folder_;
    ProgramConverter converter_;
};

TEST_F(Conversions, rich_text_old_word_pdf_and_a_scan_say_the_same) {
    expect_plan(open_document(rich_text, &converter_), "rtf");
    expect_plan(open_document(made("doc"), &converter_), "doc");
    const std::string pdf = made("pdf");
    expect_plan(open_document(pdf, &converter_), "pdf");
    const auto scan = open_document(picture_of(pdf), &converter_);
    expect_plan(scan, "png");
    ASSERT_TRUE(scan);
    EXPECT_THAT(scan->remarks.at(0), HasSubstr("Распознано со снимка"));
    EXPECT_THAT(conversion_folders(), ::testing::IsEmpty()) << "no folder stays behind";
}

TEST_F(Conversions, an_old_excel_book_becomes_a_new_one) {
    std::ofstream(folder_ / "book.csv") << "Plan,Term\nMeeting,May\n";
    test::run({"soffice", "-env:UserInstallation=file://" + (folder_ / "profile").string(), "--headless",
               "--convert-to", "xls", "--outdir", folder_.path().string(), (folder_ / "book.csv").string()});
    const auto book = converter_.convert(Conversion::sheet_to_xlsx, bytes_of(folder_ / "book.xls"));
    ASSERT_TRUE(book) << describe(book.error());
    EXPECT_TRUE(book->starts_with("PK"));
}

TEST_F(Conversions, a_damaged_document_is_refused_with_what_to_do) {
    const std::string doc = made("doc");
    for (const auto& [conversion, bytes] :
         {std::pair{Conversion::pdf_to_boxes, std::string("%PDF-1.7 and nothing more")},
          std::pair{Conversion::word_to_docx, doc.substr(0, doc.size() / 2)},
          std::pair{Conversion::picture_to_words, std::string("\x89PNG\r\n\x1A\n and nothing more")}}) {
        const auto result = converter_.convert(conversion, bytes);
        ASSERT_FALSE(result);
        EXPECT_EQ(result.error().fault, Fault::unreadable) << describe(result.error());
        EXPECT_FALSE(result.error().mend.empty());
    }
    EXPECT_THAT(conversion_folders(), ::testing::IsEmpty());
}

TEST_F(Conversions, a_program_that_is_not_installed_is_named_with_its_package) {
    Programs programs;
    programs.office.name = "no-such-office";
    programs.pdf_text.name = "no-such-pdftotext";
    programs.recognition.name = "no-such-tesseract";
    ProgramConverter converter(programs);
    struct Case {
        Conversion conversion;
        std::string package;
    };
    for (const auto& [conversion, package] : {Case{Conversion::word_to_docx, "libreoffice-writer-nogui"},
                                              Case{Conversion::pdf_to_boxes, "poppler-utils"},
                                              Case{Conversion::picture_to_words, "tesseract-ocr-rus"}}) {
        const auto result = converter.convert(conversion, rich_text);
        ASSERT_FALSE(result);
        EXPECT_EQ(result.error().fault, Fault::unavailable);
        EXPECT_THAT(result.error().mend, HasSubstr(package));
    }
}

}  // namespace
}  // namespace vekha::conversion
