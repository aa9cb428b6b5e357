// Prints a text document as an HTML page: plan_page FILE.
#include <fstream>
#include <iostream>
#include <iterator>

#include "tests/support/plan_page.hpp"
#include "workflow/documents/open.hpp"

int main(int count, char** words) {
    if (count != 2) return 2;
    std::ifstream in(words[1], std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    const auto document = vekha::open_document(bytes);
    if (!document) {
        std::cerr << describe(document.error()) << '\n';
        return 1;
    }
    std::cout << vekha::testing::plan_page(*document);
}
