// The words by which an office names what a person may do in Vekha.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "workflow/model/person.hpp"
#include "workflow/model/result.hpp"

namespace vekha {

/// «координатор», «начальник отдела»: as the page shows it.
std::string_view duty_words(Duty duty);

/// «координатор, наблюдатель»: each once, in the order of the duties.
std::string duties_words(const std::vector<Duty>& duties);

/// Duties out of «Координатор; исполнитель». Errors: invalid_input, naming the word and those that are known.
Result<std::vector<Duty>> read_duties(std::string_view cell);

}  // namespace vekha
