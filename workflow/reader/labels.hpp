// Words that name themselves in running text: «Срок: до 1 мая», «Ответственный – Ветрова А.П.».
#pragma once

#include <string>
#include <string_view>

namespace vekha::reading {

struct Labelled {
    std::string before;  ///< the words before the first label
    std::string deadline, party, result;
    bool any() const { return !deadline.empty() || !party.empty() || !result.empty(); }
};

/// Cuts a text at its labels; without one everything is `before`. A label begins a word and is closed by a
/// colon or a dash.
Labelled split_labels(std::string_view text);

}  // namespace vekha::reading
