// Words of one meaning made one: stems, and the key under which every case form of a party meets.
#pragma once

#include <string>
#include <string_view>

namespace vekha::reading {

/// The Russian stem of a folded word: «муниципального» is «муниципальн». What is no UTF-8 comes back as it
/// is.
std::string stem(std::string_view word);

/// The same key for a party in any case form and printing: «муниципального координатора» and «Муниципальный
/// координатор», «А.П. Ветрова» and «Ветрова А.П.». One and many stay apart («методист», «методисты»), and so
/// do numbers, quoted names, abbreviations and surnames, whose endings tell persons apart.
std::string party_key(std::string_view party);

}  // namespace vekha::reading
