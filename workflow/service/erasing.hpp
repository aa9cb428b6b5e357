// The words about one person in payloads of the journal: pure.
#pragma once

#include <optional>
#include <set>
#include <string>

#include "workflow/service/stored.hpp"

namespace vekha {

/// Knows a person's words, and takes them out of payloads.
class PersonalWords {
  public:
    /// `replacement` stands where the name stood.
    PersonalWords(const Person& person, std::string replacement);

    /// Learns the names and addresses that an entry of person_saved gave the person.
    void learn(const JournalEntry& entry);
    /// The payload without them; nothing where there is nothing to take out. Events of tasks keep theirs:
    /// tasks are rebuilt from them, and they are the office's documents.
    std::optional<std::string> without(const JournalEntry& entry) const;

  private:
    PersonId person_;
    std::string replacement_;
    std::set<std::string> names_;      ///< the longest first is not needed: each is replaced whole
    std::set<std::string> addresses_;  ///< logins too
};

}  // namespace vekha
