// Words that begin a party, and words that can't: the nouns of persons and bodies with their forms.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace vekha::reading {

/// A form of a noun that names a party: «директора», «школам».
struct PartyNoun {
    std::string_view stem;    ///< what all its forms share: «директор», «школ»
    bool person = false;      ///< else a body
    bool nominative = false;  ///< the form can be the nominative, of one or of many
    bool plural = false;      ///< the form can be of many; where it can be both, that is what a list means
    bool genitive = false;  ///< a nominative that may as well be the genitive of one: «директора», «школы»
};

enum class Gender { man, woman, neuter };

/// The nominative of one of a noun of a party, from any form of one or many, and the gender that its
/// adjectives take: «отдела» is «отдел», «кураторами» is «куратор». Nothing for other nouns.
struct NounOfOne {
    std::string nominative;
    Gender gender = Gender::man;
};
std::optional<NounOfOne> noun_of_one(std::string_view word);

/// The noun that `word` (folded) is a form of; of «педагог-психолог» the first part tells.
std::optional<PartyNoun> party_noun(std::string_view word);

/// A person or a body in the nominative: «директор», «руководители», «отдел», «школа». `word` is folded.
bool is_party_noun(std::string_view word);
/// A noun of persons in the nominative, one or many: «директор», «педагоги».
bool is_person_noun(std::string_view word);
/// A person noun whose next word names whose or over what: «заместитель директора», «член комиссии».
bool governs_a_person(std::string_view word);
/// A body that is seldom many: «администрация»; its form in «-ии», «-ия» is a genitive.
bool is_single_body(std::string_view word);
/// An adjective in the nominative, by its ending: «муниципальный», «рабочая», «школьные».
bool is_nominative_adjective(std::string_view word);
/// A position cut short: «зам.», «ст.воспитатель», «рук.ШМО», «кл.», «учит.-предм.». `word` is folded, its
/// own closing dot may be gone.
bool is_short_position(std::string_view word);
/// The short form of a legal kind, as printed: МБОУ, МКУ, ГБПОУ, ООО.
bool is_legal_form(std::string_view word);
/// A person's position in capitals: ЗУВР, ЗВР, РШМО.
bool is_person_abbreviation(std::string_view word);
/// A body or a person known by capitals alone, as printed: УО, ИМЦ, КДНиЗП, ОМВД, ЗУВР.
bool is_body_abbreviation(std::string_view word);

/// A word that goes on about the party before a comma: «имеющей …», «работающие …», «которые …».
bool explains_before(std::string_view word);
/// What is taught, no one more party: «учителя математики, физики».
bool is_school_subject(std::string_view word);
/// The second noun of one person: «педагог психолог», «учитель логопед».
bool is_second_noun(std::string_view word);

}  // namespace vekha::reading
