// What a use case asks of the person who does it, where that is more than a role beside one task.
#pragma once

#include <initializer_list>
#include <string>

#include "workflow/service/store.hpp"

namespace vekha {

/// forbidden, in the words given, where `actor` holds none of the duties. Nobody (id 0) is whoever runs the
/// program at the shell and may everything.
Result<void> require_duty(ReadView& view, PersonId actor, std::initializer_list<Duty> duties,
                          const std::string& refusal);

}  // namespace vekha
