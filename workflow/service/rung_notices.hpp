// A rung that speaks: whom it reaches, who is left out and why, in which words. The engine's step and a
// person's jump to a rung say it the same way.
#pragma once

#include <string>
#include <vector>

#include "workflow/engine/ladder.hpp"
#include "workflow/model/event.hpp"
#include "workflow/service/notices.hpp"
#include "workflow/service/organization.hpp"
#include "workflow/service/store.hpp"

namespace vekha {

/// What is needed to speak, the same for a whole batch.
struct Speaker {
    Transaction& change;
    const Directory& directory;
    const Organization& organization;
    Instant now{};
};

/// A rung on its way out.
struct Speech {
    LaidRung rung;
    std::vector<std::string> superseded;  ///< rungs that it passes over
    std::string jumped = {};              ///< why a person sends it before its moment; empty otherwise
};

struct Spoken {
    RungReached reached;      ///< to be recorded
    std::size_t planned = 0;  ///< rows
};

/// Plans a row for each person whom the rung reaches. Left out, and named in `reached.quiet`, are: who is
/// muted; who has said that they have seen the task since the rung before (the one next reminder before the
/// due day); who was skipped in a rehearsal; and the head or a deputy whose first word of this slip still
/// waits for its digest. That first word is a row of kind `slip` for the digest's moment, where the policy
/// has one and they neither lead nor control the task. A person held to a later day is told that day.
///
/// A rung that a person jumped to passes by the rehearsal's edits, acknowledgements and the digest; muted
/// people stay left out. A rung that means nobody is told to the controller.
Result<Spoken> speak(const Speaker& speaker, const Task& task, const Speech& speech);

}  // namespace vekha
