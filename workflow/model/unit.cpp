#include "workflow/model/unit.hpp"

#include "workflow/model/names.hpp"

namespace vekha {
namespace {

constexpr NameTable<UnitKind, 5> kinds{{{UnitKind::region, "region"},
                                        {UnitKind::municipality, "municipality"},
                                        {UnitKind::institution, "institution"},
                                        {UnitKind::school, "school"},
                                        {UnitKind::department, "department"}}};
constexpr NameTable<UnitKind, 5> words{{{UnitKind::region, "регион"},
                                        {UnitKind::municipality, "муниципалитет"},
                                        {UnitKind::institution, "учреждение"},
                                        {UnitKind::school, "школа"},
                                        {UnitKind::department, "подразделение"}}};

}  // namespace

std::string_view name(UnitKind kind) {
    return name_in(kinds, kind);
}

std::optional<UnitKind> parse_unit_kind(std::string_view text) {
    return value_in(kinds, text);
}

std::string_view kind_words(UnitKind kind) {
    return name_in(words, kind);
}

}  // namespace vekha
