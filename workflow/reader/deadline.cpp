#include "workflow/reader/deadline.hpp"

#include <algorithm>

#include "workflow/model/limits.hpp"
#include "workflow/reader/calendar.hpp"
#include "workflow/reader/deadline_merge.hpp"
#include "workflow/reader/deadline_rule.hpp"
#include "workflow/reader/folding.hpp"

namespace vekha {
namespace reading {
namespace {

constexpr int heading_days = 31;

/// The parts of one cell, sorted by what they are.
struct Parts {
    std::vector<Dated> dated;
    std::vector<Dated> throughout;
    std::vector<const Atom*> rhythms;
    bool event = false;
    bool needed = false;
    bool clock = false;
    bool doubtful = false;
    Grounds grounds;
};

// The span of «в течение месяца», «до конца года» where no number names it.
std::optional<Period> reach_of(Reach reach, const Frame& frame, bool& doubtful) {
    const auto upto = [](const std::optional<Period>& period, int most) {
        return period && length(*period) <= most ? period : std::nullopt;
    };
    const auto plan = frame.plan ? frame.plan : frame.heading;
    const auto near = frame.heading ? frame.heading : frame.plan;
    switch (reach) {
        case Reach::year:
        case Reach::school_year:
            if (plan && (length(*plan) > 366 || (reach == Reach::school_year && !is_school_year(*plan))))
                doubtful = true;
            return plan;
        case Reach::half_year:
            return upto(plan, 184);
        case Reach::quarter:
            return upto(plan, 92);
        case Reach::month:
            return upto(near, heading_days);
        case Reach::week:
            return upto(near, 7);
        case Reach::day:
            return upto(near, 1);
        default:
            return near;
    }
}

// A date that could as well be another thing: «09.12» near 2012, a bare day in a plan of many years.
bool doubtful_form(const Atom& atom, const Frame& frame) {
    if (!frame.plan || atom.kind != Atom::Kind::span || atom.range || atom.bound != Bound::within ||
        atom.from.day == 0)
        return false;
    const int first = year_of(frame.plan->first);
    const bool long_plan = length(*frame.plan) > 550 && frame.plan->last > frame.plan->first;
    return long_plan ||
           (atom.numeric && atom.from.day <= 12 && std::abs(2000 + atom.from.month - first) <= 1);
}

void take_span(const Atom& atom, const Frame& frame, Parts& parts) {
    Dated entry;
    entry.join = atom.join;
    entry.throughout = atom.kind == Atom::Kind::throughout;
    if (atom.reach != Reach::none && atom.part == Part::none) {
        const auto span = reach_of(atom.reach, frame, parts.doubtful);
        if (!span) {
            parts.event = true;
            parts.doubtful = parts.doubtful || atom.reach == Reach::month || atom.reach == Reach::quarter;
            return;
        }
        entry.window = {span->first, span->last};
        if (atom.bound == Bound::until_end) entry.window.first.reset();
    } else if (atom.year_unknown) {
        parts.grounds.year_unknown = parts.doubtful = true;
        return;
    } else {
        const Days days = days_of(atom, frame);
        parts.doubtful = parts.doubtful || days.doubtful || doubtful_form(atom, frame);
        entry.window = days.window;
        const bool single =
            atom.part == Part::none && !atom.range && atom.bound == Bound::within && !entry.throughout;
        entry.month = single && atom.from.month != 0 && atom.from.day == 0;
        entry.day = single && atom.from.day != 0;
    }
    auto& list = entry.throughout ? parts.throughout : parts.dated;
    if (atom.onward && !parts.dated.empty()) {
        entry.window.first = parts.dated.back().window.last + std::chrono::days{1};
        parts.doubtful = true;
        if (*entry.window.first > entry.window.last) return;
    }
    auto& ground = entry.throughout ? parts.grounds.throughout : parts.grounds.dated;
    if (ground == nullptr) ground = &atom;
    list.push_back(entry);
}

Parts sort_parts(const std::vector<Atom>& atoms, const Frame& frame) {
    Parts parts;
    for (const Atom& atom : atoms) switch (atom.kind) {
            case Atom::Kind::event:
                parts.event = true;
                parts.needed = parts.needed || atom.needed;
                break;
            case Atom::Kind::clock:
                parts.clock = true;
                break;
            case Atom::Kind::rhythm:
                parts.rhythms.push_back(&atom);
                break;
            default:
                take_span(atom, frame, parts);
        }
    return parts;
}

// The one span that a rhythm runs in («ежемесячно с сентября по май», «2023 год, ежеквартально»); erased from
// atoms.
std::optional<Period> take_limit(std::vector<Atom>& atoms, const Frame& frame) {
    std::size_t rhythms = 0, spans = 0, rhythm = 0, span = 0;
    for (std::size_t i = 0; i < atoms.size(); ++i) {
        if (atoms[i].kind == Atom::Kind::rhythm) ++rhythms, rhythm = i;
        if (atoms[i].kind == Atom::Kind::span || atoms[i].kind == Atom::Kind::throughout) ++spans, span = i;
    }
    if (rhythms != 1 || spans != 1) return std::nullopt;
    const Atom& atom = atoms[span];
    if (atom.year_unknown || atom.onward) return std::nullopt;
    const bool years = atom.part == Part::school_year ||
                       (atom.part == Part::none && atom.from.month == 0 && atom.from.year != 0);
    const bool during = atom.kind == Atom::Kind::throughout && atom.reach == Reach::none;
    const bool over_year = atom.kind == Atom::Kind::throughout &&
                           (atom.reach == Reach::year || atom.reach == Reach::school_year);
    const bool wide = atom.range || atom.part == Part::quarter || atom.part == Part::half_year ||
                      atom.bound != Bound::within;
    const bool bound_to_it =
        rhythm < span ? atom.join != Atom::Join::semicolon : atoms[rhythm].join == Atom::Join::list;
    if (!years && !during && !over_year && !(wide && bound_to_it)) return std::nullopt;
    std::optional<Period> limit;
    if (over_year) {
        limit = frame.plan;
    } else if (atom.reach == Reach::none || atom.part != Part::none) {
        const Window window = days_of(atom, frame).window;
        const auto first = window.first ? window.first
                           : frame.plan ? std::optional(frame.plan->first)
                                        : std::nullopt;
        if (!first || *first > window.last) return std::nullopt;
        limit = Period{*first, window.last};
    } else {
        return std::nullopt;
    }
    atoms.erase(atoms.begin() + static_cast<std::ptrdiff_t>(span));
    return limit;
}

int fineness(const Rhythm& rhythm) {
    const int unit_days[] = {30, 1, 7, 30, 91, 70, 91, 182, 365};
    return unit_days[static_cast<int>(rhythm.unit)] * rhythm.step / std::max(rhythm.times, 1);
}

void settle_recurring(Deadline& deadline, Parts& parts, const std::optional<Period>& limit,
                      const Frame& frame) {
    const Atom* finest = *std::min_element(
        parts.rhythms.begin(), parts.rhythms.end(),
        [](const Atom* a, const Atom* b) { return fineness(a->rhythm) < fineness(b->rhythm); });
    const bool within_heading = frame.heading && fineness(finest->rhythm) <= heading_days;
    const auto span = limit            ? limit
                      : within_heading ? frame.heading
                      : frame.plan     ? frame.plan
                                       : frame.heading;
    parts.grounds.rhythm = finest;
    if (!span) {
        parts.grounds.year_unknown = deadline.ambiguous = true;
        deadline.kind = DeadlineKind::unscheduled;
        return;
    }
    Repeats found = repeats(finest->rhythm, *span);
    const bool weak_floor = finest->rhythm.floor && parts.event;
    deadline.ambiguous =
        found.doubtful || parts.rhythms.size() > 1 || parts.needed || weak_floor || !parts.throughout.empty();
    parts.grounds.cut = found.cut;
    deadline.windows = std::move(found.windows);
    deadline.every = found.every;
    deadline.kind = deadline.windows.empty() ? DeadlineKind::unscheduled : DeadlineKind::recurring;
    if (deadline.windows.empty()) deadline.every.reset(), deadline.ambiguous = true;
}

void settle_dated(Deadline& deadline, Parts& parts) {
    Folded folded = fold_neighbours(parts.dated);
    deadline.ambiguous = parts.doubtful || folded.doubtful || parts.needed || !parts.rhythms.empty();
    parts.grounds.neighbours = folded.neighbours;
    for (const Dated& entry : parts.throughout) {
        folded.windows.push_back(entry.window);
        deadline.ambiguous = true;
    }
    std::sort(folded.windows.begin(), folded.windows.end(), [](const Window& a, const Window& b) {
        return a.last != b.last ? a.last < b.last : a.first < b.first;
    });
    folded.windows.erase(std::unique(folded.windows.begin(), folded.windows.end()), folded.windows.end());
    deadline.windows = std::move(folded.windows);
    deadline.kind = deadline.windows.size() > 1 ? DeadlineKind::several : DeadlineKind::once;
}

void settle_throughout(Deadline& deadline, const Parts& parts) {
    for (const Dated& entry : parts.throughout)
        if (std::find(deadline.windows.begin(), deadline.windows.end(), entry.window) ==
            deadline.windows.end())
            deadline.windows.push_back(entry.window);
    std::sort(deadline.windows.begin(), deadline.windows.end(),
              [](const Window& a, const Window& b) { return a.last < b.last; });
    deadline.kind = deadline.windows.size() > 1 ? DeadlineKind::several : DeadlineKind::throughout;
    deadline.ambiguous = parts.doubtful || parts.needed;
}

void settle_rest(Deadline& deadline, Parts& parts, const Frame& frame) {
    const auto near = frame.heading ? frame.heading : frame.plan;
    deadline.ambiguous = parts.doubtful || !parts.event;
    deadline.kind = DeadlineKind::unscheduled;
    if (parts.clock && near && length(*near) == 1) {
        deadline.kind = DeadlineKind::once;
        deadline.windows = {{near->first, near->last}};
        parts.grounds.clock_only = deadline.ambiguous = true;
    }
}

Deadline read(std::string_view phrase, const Frame& frame) {
    Deadline deadline;
    Parts parts;
    Phrase parsed;
    deadline.text = squeeze(phrase);
    if (phrase.size() > limits::deadline_bytes) {
        deadline.kind = DeadlineKind::unscheduled;
        deadline.ambiguous = parts.grounds.too_long = true;
        deadline.rule = rule_of(deadline, parts.grounds);
        return deadline;
    }
    parsed = parse_deadline_words(deadline.text);
    if (!parsed.words) {
        deadline.rule = rule_of(deadline, parts.grounds);
        return deadline;
    }
    attach_to_rhythms(parsed.atoms, frame);
    settle_years(parsed.atoms, frame);
    const auto limit = take_limit(parsed.atoms, frame);
    parts = sort_parts(parsed.atoms, frame);
    if (!parts.dated.empty())
        settle_dated(deadline, parts);
    else if (!parts.rhythms.empty())
        settle_recurring(deadline, parts, limit, frame);
    else if (!parts.throughout.empty())
        settle_throughout(deadline, parts);
    else
        settle_rest(deadline, parts, frame);
    if (parsed.status && deadline.kind != DeadlineKind::recurring) deadline.ambiguous = true;
    parts.grounds.event = parts.event;
    parts.grounds.guessed_year = parts.grounds.dated != nullptr && parts.grounds.dated->guessed_year;
    deadline.rule = rule_of(deadline, parts.grounds);
    return deadline;
}

}  // namespace
}  // namespace reading

Deadline read_deadline(std::string_view phrase, const Period& period, const ReadingRules& /*rules*/) {
    reading::Frame frame{period, std::nullopt};
    if (reading::length(period) <= reading::heading_days) frame.heading = period;
    return reading::read(phrase, frame);
}

Deadline read_deadline(std::string_view phrase, const reading::Frame& frame, const ReadingRules& /*rules*/) {
    return reading::read(phrase, frame);
}

}  // namespace vekha
