// Which organization and which person a row of a staff list means.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "workflow/engine/unit_tree.hpp"
#include "workflow/model/person.hpp"

namespace vekha {

/// Organizations by their names, however quotes, dots and case stand: «МБОУ СОШ №1» and «МБОУ "СОШ № 1"».
class UnitFinder {
  public:
    explicit UnitFinder(const UnitTree& tree);

    struct Found {
        std::optional<UnitId> unit = {};   ///< the one of this name
        std::vector<UnitId> perhaps = {};  ///< several of this name, or of names near to it
    };
    /// By the name, or by the way down to it («Район / Школа № 5»). Closed ones and departments are not
    /// found.
    Found find(std::string_view name);

    static std::string key(std::string_view name);

  private:
    std::vector<UnitId> near(const std::string& key) const;

    std::vector<std::pair<std::vector<std::string>, UnitId>> names_;  ///< in words
    std::unordered_multimap<std::string, UnitId> by_key_;
    std::unordered_map<std::string, Found> unknown_;  ///< what was looked for in vain, with what is near it
};

/// What kind of organization the words of its name speak of, where it has to be made.
UnitKind kind_of_name(std::string_view name);

struct PersonMatch {
    std::optional<Person> person = {};
    std::vector<Person> alike = {};  ///< not empty: which of them, if any, is for a person to say
};

/// Whom the row's name means among people: the one of this name in this organization (or with this address),
/// else nobody; several, one of another organization, one dismissed or one with initials alone are doubts.
class PersonFinder {
  public:
    /// Both must outlive it.
    PersonFinder(const std::vector<Person>& people, const UnitTree& tree);
    PersonMatch find(std::string_view name, std::string_view email, std::optional<UnitId> unit) const;

  private:
    const UnitTree& tree_;
    std::unordered_multimap<std::string, const Person*> by_surname_;
};

}  // namespace vekha
