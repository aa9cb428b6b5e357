#include "workflow/service/party_key.hpp"

#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "workflow/reader/stems.hpp"
#include "workflow/service/sight.hpp"
#include "workflow/service/store.hpp"

namespace vekha {

std::string plain_party_key(std::string_view party) {
    auto text =
        icu::UnicodeString::fromUTF8(icu::StringPiece(party.data(), static_cast<int32_t>(party.size())));
    text.foldCase();
    icu::UnicodeString folded;
    bool gap = false;
    for (int32_t at = 0; at < text.length(); at = text.moveIndex32(at, 1)) {
        UChar32 letter = text.char32At(at);
        if (letter == U'ё') letter = U'е';
        const auto kind = u_charType(letter);
        const bool quote = letter == '"' || letter == '\'' || kind == U_INITIAL_PUNCTUATION ||
                           kind == U_FINAL_PUNCTUATION || letter == U'„' || letter == U'“';
        if (quote) continue;
        if (kind == U_DASH_PUNCTUATION) letter = '-';
        if (u_isUWhiteSpace(letter) || letter == '.' || letter == ',' || letter == ';' || letter == ':') {
            gap = !folded.isEmpty();
            continue;
        }
        if (gap) folded.append(static_cast<UChar32>(' '));
        gap = false;
        folded.append(letter);
    }
    std::string utf8;
    folded.toUTF8String(utf8);
    return utf8;
}

std::string party_key(std::string_view party) {
    return reading::party_key(party);
}

Result<std::optional<PartyBinding>> binding_of(ReadView& view, std::string_view party, UnitId unit) {
    const auto key = party_key(party);
    const auto plain = plain_party_key(party);
    const auto bound_for = [&](UnitId whose) {
        auto binding = view.binding(whose, key);
        if (!binding || *binding || plain == key) return binding;
        return view.binding(whose, plain);
    };
    if (unit) {
        const auto path = path_of(view, unit);
        if (!path) return tl::unexpected(path.error());
        for (const auto& one : *path) {
            auto binding = bound_for(one.id);
            if (!binding || *binding) return binding;
        }
    }
    return bound_for(UnitId{});
}

}  // namespace vekha
