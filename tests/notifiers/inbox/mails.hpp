// Sample mails of tests/data/mail, and a few words to write more.
#pragma once

#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>

#include "tests/support/places.hpp"

namespace vekha::test {

/// The bytes of a sample; `tag` goes where it has its mark.
inline std::string mail(const std::string& name, const std::string& tag = "tag") {
    std::ifstream file(source_folder() + "/tests/data/mail/" + name, std::ios::binary);
    if (!file) throw std::runtime_error("no such mail: " + name);
    std::string bytes{std::istreambuf_iterator<char>(file), {}};
    constexpr std::string_view mark = "@TAG@";
    for (auto at = bytes.find(mark); at != std::string::npos; at = bytes.find(mark))
        bytes.replace(at, mark.size(), tag);
    return bytes;
}

/// A mail of plain words.
inline std::string plain_mail(const std::string& from, const std::string& to, const std::string& id,
                              const std::string& words) {
    return "From: " + from + "\r\nTo: " + to + "\r\nMessage-ID: <" + id +
           ">\r\nSubject: Re\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + words + "\r\n";
}

}  // namespace vekha::test
