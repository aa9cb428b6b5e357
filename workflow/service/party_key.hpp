// Under what a party's printed words are bound to a person or a group, and how such a binding is found.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "workflow/model/result.hpp"
#include "workflow/service/store.hpp"

namespace vekha {

/// One key for a party in every case form and printing: «муниципального координатора» is bound with
/// «Муниципальный координатор» (workflow/reader/stems.hpp says what stays apart).
std::string party_key(std::string_view party);

/// The key that bindings had before stems: case, ё, quotes, dashes and white space folded. They are still
/// found by it.
std::string plain_party_key(std::string_view party);

/// Whom the words stand for in a document of this organization, whichever key they were bound under: its own
/// binding, else that of the nearest organization above it, else everybody's. Nothing where they are unbound.
Result<std::optional<PartyBinding>> binding_of(ReadView& view, std::string_view party, UnitId unit = {});

}  // namespace vekha
