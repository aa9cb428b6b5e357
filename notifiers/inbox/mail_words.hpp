// What the person wrote in an answer, apart from what stood in the mail that is answered.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace vekha {

/// The words above the quoted original and the signature, UTF-8; lines quoted by «>» are left out wherever
/// they stand, so that words between them stay. Knows how Outlook, Thunderbird, mail.ru, Yandex, Gmail and
/// phones quote, in Russian and English. At most `most` bytes, cut between characters.
std::string own_words(std::string_view text, std::size_t most);

/// A page as a mail program made it: the part before its quotation, as plain text.
std::string words_of_page(std::string_view html);

}  // namespace vekha
