#include "workflow/reader/deadline_settle.hpp"

#include <algorithm>
#include <array>

#include "workflow/model/limits.hpp"
#include "workflow/reader/calendar.hpp"
#include "workflow/reader/deadline_sorting.hpp"

namespace vekha::reading {
namespace {

using std::chrono::days;

constexpr int controlled_days = 92;  // what lasts no longer is not cut into quarters

int fineness(const Rhythm& rhythm) {
    constexpr std::array unit_days{30, 1, 7, 30, 91, 70, 91, 182, 365};
    const int step = std::min(rhythm.step, static_cast<int>(limits::windows_per_deadline));
    return unit_days[static_cast<std::size_t>(rhythm.unit)] * step / std::max(rhythm.times, 1);
}

const Atom& chosen_rhythm(const Parts& parts, Choices& choices) {
    const auto finer = [](const Atom* a, const Atom* b) { return fineness(a->rhythm) < fineness(b->rhythm); };
    const auto [finest, coarsest] = std::minmax_element(parts.rhythms.begin(), parts.rhythms.end(), finer);
    if (parts.rhythms.size() > 1 && choices.take(Doubt::coarser_rhythm)) return **coarsest;
    return **finest;
}

void make_throughout(Deadline& deadline, const std::optional<Period>& span) {
    if (!span) return;
    deadline.kind = DeadlineKind::throughout;
    deadline.windows = {{span->first, span->last}};
    deadline.every.reset();
}

// «кроме июля и августа»: windows that lie in those months whole fall out.
void leave_out(std::vector<Window>& windows, const std::vector<Atom>& excluded) {
    std::array<bool, 13> out{};
    for (const Atom& atom : excluded) {
        const bool season = atom.part == Part::season;
        const int first = season ? atom.part_from * 3 - 3 : atom.from.month;
        const int last = season ? atom.part_from * 3 - 1 : atom.to.month;
        for (int month = first; month <= last; ++month)
            out[static_cast<std::size_t>((month + 11) % 12 + 1)] = true;
    }
    std::erase_if(windows, [&](const Window& window) {
        return out[static_cast<std::size_t>(month_of_day(window.last))] &&
               (!window.first || out[static_cast<std::size_t>(month_of_day(*window.first))]);
    });
}

/// One phrase being settled.
class Settling {
  public:
    Settling(const Phrase& phrase, const Frame& frame, Choices& choices)
        : atoms_(phrase.atoms), frame_(frame), choices_(choices) {
        for (const Atom& atom : atoms_)
            if (atom.excluded) excluded_.push_back(atom);
        std::erase_if(atoms_, [](const Atom& atom) { return atom.excluded; });
        join_parts(atoms_);
        join_lasting(atoms_);
        if (!phrase.listed) attach_to_rhythms(atoms_, frame_);
        settle_years(atoms_, frame_, choices_);
        if (!phrase.listed) limit_ = take_limit(atoms_, frame_, choices_);
        parts_ = sort_parts(atoms_, frame_, choices_);
    }

    void run(const Phrase& phrase) {
        if (phrase.listed && !parts_.dated.empty())
            listed();
        else if (!parts_.dated.empty())
            dated();
        else if (!parts_.rhythms.empty())
            recurring();
        else if (!parts_.throughout.empty())
            throughout();
        else
            rest();
        if (phrase.approximate && !deadline_.windows.empty()) choices_.take(Doubt::approximate);
        if (phrase.status && deadline_.kind != DeadlineKind::recurring && !deadline_.windows.empty() &&
            choices_.take(Doubt::fulfilled))
            unschedule();
        if (deadline_.kind == DeadlineKind::unscheduled) deadline_.after = parts_.after;
        if (deadline_.windows.size() > limits::windows_per_deadline) {
            deadline_.windows.resize(limits::windows_per_deadline);
            parts_.grounds.cut = true;
            choices_.take(Doubt::cut);
        }
    }

    Settled done() {
        parts_.grounds.event = parts_.event;
        parts_.grounds.guessed_year = parts_.grounds.dated != nullptr && parts_.grounds.dated->guessed_year;
        std::string reason = reason_of(deadline_, parts_.grounds),
                    notes = notes_of(deadline_, parts_.grounds);
        return {std::move(deadline_), std::move(reason), std::move(notes)};
    }

  private:
    void unschedule() {
        deadline_.kind = DeadlineKind::unscheduled;
        deadline_.windows.clear();
        deadline_.every.reset();
    }

    // «март и по мере необходимости» may as well run through the plan.
    bool also_needed() {
        if (!parts_.needed || !choices_.take(Doubt::also_needed)) return false;
        make_throughout(deadline_, frame_.plan ? frame_.plan : frame_.heading);
        return !deadline_.windows.empty();
    }

    // «2 раза в год (май, ноябрь 2026 г.)»: the dates are the rhythm's.
    bool names_cycles() {
        if (parts_.rhythms.size() != 1 || !parts_.throughout.empty() || parts_.rhythms.front()->onward)
            return false;
        const std::size_t wanted = dates_wanted(parts_.rhythms.front()->rhythm);
        if (wanted < 2 || wanted != parts_.dated.size()) return false;
        for (const Dated& entry : parts_.dated) deadline_.windows.push_back(entry.window);
        sort_windows(deadline_.windows);
        deadline_.kind = DeadlineKind::recurring;
        if (wanted == 2) deadline_.every = Cycle::half_year;
        if (wanted == 4) deadline_.every = Cycle::quarter;
        parts_.grounds.rhythm = parts_.rhythms.front();
        return true;
    }

    // «ежегодно, сроки: …»: the dates as they stand.
    void listed() {
        for (const Dated& entry : parts_.dated) deadline_.windows.push_back(entry.window);
        sort_windows(deadline_.windows);
        deadline_.kind = DeadlineKind::recurring;
        if (parts_.rhythms.empty()) return;
        parts_.grounds.rhythm = parts_.rhythms.front();
        deadline_.every = cycle_of(parts_.rhythms.front()->rhythm);
    }

    // «декабрь 2025 года, далее ежегодно»: each December.
    Rhythm with_date_before(Rhythm rhythm) const {
        const Atom* date = parts_.grounds.dated;
        const bool yearly =
            rhythm.unit == Unit::year && rhythm.times == 1 && rhythm.step == 1 && rhythm.dates.empty();
        if (!yearly || parts_.dated.size() != 1 || date->from.month == 0 || date->bound == Bound::since)
            return rhythm;
        rhythm.dates = {*date};
        return rhythm;
    }

    // «до 20 января, далее ежеквартально»: the rhythm from the day after.
    void go_on(std::vector<Window>& windows) {
        const auto& plan = frame_.plan ? frame_.plan : frame_.heading;
        for (const Atom* atom : parts_.rhythms) {
            if (!atom->onward || !plan || choices_.take(Doubt::onward)) continue;
            const Day first = parts_.dated.back().window.last + days{1};
            if (first > plan->last) continue;
            const Rhythm rhythm = with_date_before(atom->rhythm);
            for (const Window& window : repeats(rhythm, {first, plan->last}, choices_).windows)
                windows.push_back(window);
        }
    }

    void dated() {
        if (also_needed() || names_cycles()) return;
        const bool beside = std::any_of(parts_.rhythms.begin(), parts_.rhythms.end(),
                                        [](const Atom* atom) { return !atom->onward; });
        if (beside && choices_.take(Doubt::rhythm_beside)) return recurring();
        Folded folded = fold_neighbours(parts_.dated, choices_);
        parts_.grounds.neighbours = folded.neighbours;
        if (!parts_.throughout.empty() && !choices_.take(Doubt::lasting_beside))
            for (const Dated& entry : parts_.throughout) folded.windows.push_back(entry.window);
        go_on(folded.windows);
        sort_windows(folded.windows);
        deadline_.windows = std::move(folded.windows);
        deadline_.kind = deadline_.windows.size() > 1 ? DeadlineKind::several : DeadlineKind::once;
    }

    std::optional<Period> rhythm_span(const Rhythm& rhythm) const {
        if (limit_) return limit_;
        if (frame_.heading && (fineness(rhythm) <= heading_days || !frame_.plan)) return frame_.heading;
        return frame_.plan;
    }

    void recurring() {
        if (also_needed()) return;
        const Atom& atom = chosen_rhythm(parts_, choices_);
        const auto span = rhythm_span(atom.rhythm);
        parts_.grounds.rhythm = &atom;
        unschedule();
        if (!span) {
            parts_.grounds.year_unknown = true;
            choices_.take(Doubt::no_date);
            return;
        }
        if (atom.rhythm.floor && parts_.event && choices_.take(Doubt::event_beside)) return;
        if (!parts_.throughout.empty() && choices_.take(Doubt::lasting_beside))
            return make_throughout(deadline_, span);
        Repeats found = repeats(atom.rhythm, *span, choices_);
        leave_out(found.windows, excluded_);
        parts_.grounds.cut = found.cut;
        if (found.windows.empty()) {
            choices_.take(Doubt::no_date);
            return;
        }
        deadline_.kind = DeadlineKind::recurring;
        deadline_.windows = std::move(found.windows);
        deadline_.every = found.every;
    }

    // Each year's work is told of by 20 January of the next.
    void control_in_januaries(const Period& span) {
        deadline_.windows.clear();
        for (int year = year_of(span.first); year <= year_of(span.last); ++year)
            deadline_.windows.push_back({std::max(span.first, day_of(year, 1, 1)), day_of(year + 1, 1, 20)});
        if (deadline_.windows.size() == 1) return;
        deadline_.kind = DeadlineKind::recurring;
        deadline_.every = Cycle::year;
    }

    // «постоянно» may be controlled by quarters, months or years.
    void control_by_cycles() {
        if (deadline_.windows.size() != 1 || !deadline_.windows.front().first) return;
        const Period span{*deadline_.windows.front().first, deadline_.windows.front().last};
        if (length(span) <= controlled_days) return;
        const Atom* lasting = parts_.grounds.throughout;
        if (lasting != nullptr && lasting->constant && choices_.is("lasting", "january_20", Weight::custom))
            return control_in_januaries(span);
        Rhythm rhythm;
        if (choices_.is("lasting", "each_quarter", Weight::custom))
            rhythm.unit = Unit::quarter;
        else if (choices_.is("lasting", "each_month", Weight::custom))
            rhythm.unit = Unit::month;
        else
            return;
        Repeats found = repeats(rhythm, span, choices_);
        deadline_.kind = DeadlineKind::recurring;
        deadline_.windows = std::move(found.windows);
        deadline_.every = found.every;
    }

    void throughout() {
        for (const Dated& entry : parts_.throughout) deadline_.windows.push_back(entry.window);
        sort_windows(deadline_.windows);
        deadline_.kind = deadline_.windows.size() > 1 ? DeadlineKind::several : DeadlineKind::throughout;
        control_by_cycles();
    }

    void rest() {
        const auto& near = frame_.heading ? frame_.heading : frame_.plan;
        deadline_.kind = DeadlineKind::unscheduled;
        if (!parts_.event || parts_.unclear) choices_.take(Doubt::no_date);
        if (parts_.clock && near && length(*near) == 1 && !choices_.take(Doubt::clock_only)) {
            deadline_.kind = DeadlineKind::once;
            deadline_.windows = {{near->first, near->last}};
            parts_.grounds.clock_only = true;
        }
    }

    std::vector<Atom> atoms_;
    const Frame& frame_;
    Choices& choices_;
    std::vector<Atom> excluded_;
    std::optional<Period> limit_;
    Parts parts_;
    Deadline deadline_;
};

}  // namespace

Settled settle(const Phrase& phrase, const Frame& frame, Choices& choices) {
    Settling settling(phrase, frame, choices);
    settling.run(phrase);
    return settling.done();
}

}  // namespace vekha::reading
