// Russian words around numbers and dates, for sentences that people read.
#pragma once

#include <string>
#include <string_view>

#include "workflow/model/time.hpp"

namespace vekha {

enum class EvidenceKind;

/// «15 февраля 2026», the month in the genitive. The writer adds «г.», «года» or nothing.
std::string russian_date(Day day);

/// The form that fits the number, of «день», «дня», «дней».
std::string_view plural(int count, std::string_view one, std::string_view few, std::string_view many);

/// «3 рабочих дня»: the number with the noun in the right form.
std::string counted(int count, std::string_view one, std::string_view few, std::string_view many);

/// What a paper is called: «протокол», «приказ (распоряжение, постановление)».
std::string_view russian(EvidenceKind kind);

}  // namespace vekha
