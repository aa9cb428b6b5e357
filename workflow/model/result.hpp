// The one way anything fails in Vekha: a value from a closed list of faults, with words for a person.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include <tl/expected.hpp>

namespace vekha {

/// Why something was refused or failed. The list is closed: each fault has one HTTP status
/// (daemon/http/problem.cpp) and one exit code, so a caller can act on the fault and show the words.
enum class Fault {
    invalid_input,     ///< a value given by a person or a file is wrong; `where` names it
    unreadable,        ///< a document that is no roadmap, is empty, or is not valid text
    undecided,         ///< something a person must decide first (a date, a party) is open
    unauthenticated,   ///< nobody is signed in, or the password or link is wrong or spent
    forbidden,         ///< the person may not do this to this task
    not_found,         ///< no such task, person, file …
    wrong_state,       ///< the task is in a state that does not allow the step
    requirement_open,  ///< acceptance while proof is still owed and not waived
    stale,             ///< someone changed the thing since it was read (If-Match)
    conflict,          ///< the thing exists already, or an idempotency key was used for another request
    too_large,         ///< past a byte, row or depth limit
    too_many,          ///< past a rate limit
    too_slow,          ///< a peer did not finish in time
    storage_full,      ///< no room on the disk
    newer_database,    ///< the database was written by a newer version
    infected,          ///< an antivirus found something in a file that came in
    damaged,           ///< the journal or a stored file does not match its hash
    unavailable,       ///< another system (mail server, database) can't be reached now
    internal,          ///< a defect of Vekha's own
};

/// The fault's name as it stands in the API (`problem.code`) and in logs, e.g. "requirement_open".
std::string_view name(Fault fault);

/// A failure for people: what happened, where (file, line, row, cell, key), what to do. The words are
/// Russian, the users' language. Never holds a secret: no password, token, key or message body.
struct Error {
    Fault fault = Fault::internal;
    std::string message;  ///< what happened, one sentence
    std::string where;    ///< file:line, row and cell, key …; empty where the place is plain
    std::string mend;     ///< what the reader can do about it; may be empty

    friend bool operator==(const Error&, const Error&) = default;
};

/// One line for a terminal or a log: "where: message. mend".
std::string describe(const Error& error);

template <class T>
using Result = tl::expected<T, Error>;

/// A failed Result of any type.
inline tl::unexpected<Error> failure(Fault fault, std::string message, std::string where = {},
                                     std::string mend = {}) {
    return tl::unexpected<Error>(Error{fault, std::move(message), std::move(where), std::move(mend)});
}

}  // namespace vekha
