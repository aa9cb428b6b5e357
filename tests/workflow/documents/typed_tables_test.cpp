#include "workflow/documents/typed_tables.hpp"

#include <gtest/gtest.h>

namespace vekha {
namespace {

Document of(const std::vector<std::string>& lines) {
    Document document;
    int page = 0;
    for (const auto& line : lines) document.blocks.emplace_back(Paragraph{line, 0, false, ++page});
    return document;
}

TEST(TypedTables, cells_parted_by_tabs_become_a_table_on_its_page) {
    const Document read =
        with_typed_tables(of({"План", "№\tМероприятие\tСрок", "1\tСбор\tмай", "2\tПир\tиюнь"}));
    ASSERT_EQ(read.blocks.size(), 2U);
    EXPECT_EQ(std::get<Paragraph>(read.blocks[0]).page, 1);
    const auto& table = std::get<Table>(read.blocks[1]);
    ASSERT_EQ(table.rows.size(), 3U);
    EXPECT_EQ(table.rows[1].cells[1].text, "Сбор");
    EXPECT_EQ(table.rows[1].page, 3);
}

TEST(TypedTables, a_document_with_a_table_stays_as_it_is) {
    Document document = of({"a\tb\tc", "d\te\tf"});
    Table table;
    table.rows.push_back({{{"№"}, {"Срок"}}});
    document.blocks.emplace_back(table);
    EXPECT_EQ(with_typed_tables(document).blocks.size(), 3U);
}

TEST(TypedTables, white_space_between_numbered_lines_stays) {
    Document document;
    document.blocks.emplace_back(Paragraph{"ПРОТОКОЛ", 1});
    document.blocks.emplace_back(Paragraph{"заседания", 2});
    document.blocks.emplace_back(Paragraph{"от 5 марта", 4});
    const Document read = with_typed_tables(document);
    ASSERT_EQ(read.blocks.size(), 3U);
    EXPECT_EQ(std::get<Paragraph>(read.blocks[1]).line, 2);
    EXPECT_EQ(std::get<Paragraph>(read.blocks[2]).line, 4);
}

TEST(TypedTables, remarks_and_footnotes_stay) {
    Document document = of({"a\tb\tc", "d\te\tf"});
    document.remarks = {"исправления приняты"};
    document.footnotes = {{"сноска"}};
    const Document read = with_typed_tables(document);
    EXPECT_EQ(read.remarks.size(), 1U);
    EXPECT_EQ(read.footnotes.size(), 1U);
}

TEST(TypedTables, a_page_of_words_stays_words) {
    const Document read = with_typed_tables(of({"Уважаемые коллеги!", "", "Приглашаем."}));
    EXPECT_EQ(read.blocks.size(), 2U);
}

}  // namespace
}  // namespace vekha
