#include <iostream>
#include <string>
#include <vector>

#include "daemon/commands/command.hpp"

int main(int count, char** words) {
    const std::vector<std::string> given(words + 1, words + count);
    return vekha::commands::run(given, std::cout, std::cerr);
}
