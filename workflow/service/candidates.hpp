// Whom printed words may stand for: proposals for binding a party, made of what the order says, of what is
// known of people and groups, and of what was bound before. A proposal binds nothing.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "workflow/model/person.hpp"
#include "workflow/model/roadmap.hpp"
#include "workflow/service/likeness.hpp"

namespace vekha {

/// One proposal.
struct Candidate {
    std::string owner;   ///< login, or a group's name: what a request's `parties` takes
    bool group = false;  ///< owner names a group
    std::string name;    ///< of the person or the group
    std::string why;     ///< one Russian sentence
    friend bool operator==(const Candidate&, const Candidate&) = default;
};

/// At most this many are proposed for one party.
inline constexpr std::size_t candidates_most = 4;

/// Finds candidates for the parties of one plan. Holds what it was made of by value.
class Candidates {
  public:
    Candidates(std::vector<Person> people, std::vector<Group> groups,
               const std::vector<PartyBinding>& bindings, const Roadmap& reading);

    /// The likeliest first, each owner once; only active people.
    std::vector<Candidate> for_party(std::string_view party) const;
    /// A person whom the order gives the party's function and whom nobody here matches; empty: there is none.
    std::string stranger(std::string_view party) const;
    /// Whom the order gives control of its execution.
    std::vector<Candidate> for_control() const;

  private:
    struct Words {
        Stems stems;
        std::string text;
    };
    struct KnownPerson {
        Person person;
        Words position;
        Words department;
    };
    struct Bound {
        Words party;
        PartyOwner owner;
    };

    const Person* named(std::string_view name) const;
    void add(std::vector<Candidate>& list, const PartyOwner& owner, std::string why) const;
    void by_order(const Stems& party, std::vector<Candidate>& list) const;
    void by_binding(const Stems& party, std::vector<Candidate>& list) const;
    void by_name(std::string_view party, const Stems& stems, std::vector<Candidate>& list) const;
    void by_position(const Stems& party, std::vector<Candidate>& list) const;

    std::vector<KnownPerson> people_;  ///< the active ones
    std::vector<Group> groups_;
    std::vector<Bound> bound_;
    std::vector<std::pair<Words, Role>> roles_;
    std::optional<Role> control_;
    std::vector<Abbreviation> abbreviations_;
};

}  // namespace vekha
