// Words that begin a party, and words that can't.
#pragma once

#include <string>
#include <string_view>

namespace vekha::reading {

/// A person or a body in the nominative: «директор», «руководители», «отдел», «школа». `word` is folded.
bool is_party_noun(std::string_view word);
/// A noun of persons, one or many: «директор», «педагоги».
bool is_person_noun(std::string_view word);
/// An adjective in the nominative, by its ending: «муниципальный», «рабочая», «школьные».
bool is_nominative_adjective(std::string_view word);
/// The short form of a legal kind, as printed: МБОУ, МКУ, ГБПОУ, ООО.
bool is_legal_form(std::string_view word);

}  // namespace vekha::reading
