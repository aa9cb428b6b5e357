#include "workflow/reader/deadline_sorting.hpp"

#include <algorithm>
#include <array>

#include "workflow/reader/calendar.hpp"
#include "workflow/reader/deadline_part_days.hpp"

namespace vekha::reading {
namespace {

using std::chrono::days;

constexpr int year_days = 366;
constexpr int half_year_days = 184;
constexpr int quarter_days = 92;
constexpr int week_days = 7;

// «в течение года» in a plan of several years, «в течение учебного года» in one of a calendar year: the whole
// plan, or the first such year.
std::optional<Period> year_of_plan(Reach reach, const std::optional<Period>& plan, Choices& choices) {
    if (!plan) return plan;
    const bool school = reach == Reach::school_year && !is_school_year(*plan);
    if ((length(*plan) <= year_days && !school) || !choices.take(Doubt::reach)) return plan;
    const int year = year_of(plan->first);
    return common(school ? school_year(year) : calendar_year(year), *plan);
}

// The span of «в течение месяца», «до конца года» where no number names it.
std::optional<Period> reach_of(Reach reach, const Frame& frame, Choices& choices) {
    const auto upto = [](const std::optional<Period>& period, int most) {
        return period && length(*period) <= most ? period : std::nullopt;
    };
    const auto plan = frame.plan ? frame.plan : frame.heading;
    const auto near = frame.heading ? frame.heading : frame.plan;
    switch (reach) {
        case Reach::year:
        case Reach::school_year:
            return year_of_plan(reach, plan, choices);
        case Reach::half_year:
            return upto(plan, half_year_days);
        case Reach::quarter:
            return upto(plan, quarter_days);
        case Reach::month:
            return upto(near, heading_days);
        case Reach::week:
            return upto(near, week_days);
        case Reach::day:
            return upto(near, 1);
        default:
            return near;
    }
}

// The year whose beginning or end is meant: «в начале учебного года» is September.
Period edged_year(const Atom& atom, const Period& plan) {
    if (atom.edge == Edge::none) return plan;
    if (atom.from.year != 0) return calendar_year(atom.from.year);
    if (atom.reach == Reach::school_year && !is_school_year(plan))
        return {month_start(year_of(plan.first), 9), month_end(year_of(plan.last), 5)};
    return plan;
}

// A span named without a number; nothing where nothing around tells it.
std::optional<Window> reached(const Atom& atom, const Frame& frame, Parts& parts, Choices& choices) {
    const auto span = reach_of(atom.reach, frame, choices);
    if (!span) {
        parts.event = true;
        parts.unclear = parts.unclear || atom.reach == Reach::month || atom.reach == Reach::quarter;
        return std::nullopt;
    }
    const Period whole = edge_of(atom.edge, edged_year(atom, *span), choices);
    if (atom.bound == Bound::until_end) return Window{std::nullopt, whole.last};
    if (atom.bound == Bound::since) return Window{whole.first, std::max(whole.last, span->last)};
    return Window{whole.first, whole.last};
}

// Holidays have no days of their own but by custom.
bool left_to_person(const Atom& atom, Parts& parts, Choices& choices) {
    if (atom.part != Part::breaks) return false;
    if (atom.part_from == 0) {
        parts.unclear = parts.event = true;
        return true;
    }
    const bool person = choices.is("school_breaks", "by_person");
    parts.event = parts.event || person;
    return person;
}

// «далее постоянно»: from the day after the date before.
bool begins_after(Dated& entry, const Parts& parts, Choices& choices) {
    if (parts.dated.empty()) return true;
    entry.window.first = parts.dated.back().window.last + days{1};
    return !choices.take(Doubt::onward) && *entry.window.first <= entry.window.last;
}

void take_span(const Atom& atom, const Frame& frame, Parts& parts, Choices& choices) {
    Dated entry;
    entry.join = atom.join;
    entry.throughout = atom.kind == Atom::Kind::throughout;
    if (left_to_person(atom, parts, choices)) return;
    if (entry.throughout && atom.vague && atom.reach == Reach::period && choices.take(Doubt::event_beside)) {
        parts.event = true;
        return;
    }
    if (atom.reach != Reach::none && atom.part == Part::none) {
        const auto window = reached(atom, frame, parts, choices);
        if (!window) return;
        entry.window = *window;
    } else if (atom.year_unknown) {
        parts.grounds.year_unknown = parts.unclear = true;
        return;
    } else {
        entry.window = days_of(atom, frame, choices);
        const bool single =
            atom.part == Part::none && !atom.range && atom.bound == Bound::within && !entry.throughout;
        entry.month = single && atom.from.month != 0 && atom.from.day == 0;
        entry.day = single && atom.from.day != 0;
    }
    if (atom.onward && !begins_after(entry, parts, choices)) return;
    auto& ground = entry.throughout ? parts.grounds.throughout : parts.grounds.dated;
    if (ground == nullptr) ground = &atom;
    (entry.throughout ? parts.throughout : parts.dated).push_back(entry);
}

/// What a custom makes of «срочно» and its like.
struct UrgentCustom {
    std::string_view choice;
    EventSpan::Unit unit = EventSpan::Unit::day;
    std::array<int, 5> days{};  ///< by Urgency; 0: a person says
};
constexpr std::array urgent_customs{
    UrgentCustom{"three_days", EventSpan::Unit::day, {0, 3, 3, 1, 10}},
    UrgentCustom{"working_days", EventSpan::Unit::working_day, {0, 1, 3, 3, 10}},
    UrgentCustom{"three_and_ten", EventSpan::Unit::day, {0, 3, 3, 0, 10}},
};

// The span that begins with the signing, where the custom of the place names it.
std::optional<EventSpan> urgent_span(Urgency urgency, Choices& choices) {
    for (const UrgentCustom& custom : urgent_customs) {
        const int count = custom.days[static_cast<std::size_t>(urgency)];
        if (choices.is("urgent", custom.choice, Weight::custom) && count != 0)
            return EventSpan{count, custom.unit, false, {}};
    }
    return std::nullopt;
}

void take_event(const Atom& atom, Parts& parts, Choices& choices) {
    parts.event = true;
    parts.needed = parts.needed || atom.needed;
    if (parts.after) return;
    parts.after = atom.urgency == Urgency::none ? atom.after : urgent_span(atom.urgency, choices);
}

bool year_alone(const Atom& atom) {
    return atom.part == Part::school_year ||
           (atom.part == Part::none && atom.from.month == 0 && atom.from.year != 0);
}

// A span that a rhythm can run in, rather than a date beside it.
bool can_limit(const Atom& atom, bool joined) {
    if (atom.year_unknown || atom.onward || atom.edge != Edge::none) return false;
    if (year_alone(atom)) return true;
    const bool lasts = atom.kind == Atom::Kind::throughout;
    if (lasts && (atom.reach == Reach::none || atom.reach == Reach::year || atom.reach == Reach::school_year))
        return true;
    const bool wide = atom.range || atom.part == Part::quarter || atom.part == Part::half_year ||
                      atom.bound != Bound::within;
    return wide && joined;
}

std::optional<Period> limit_of(Atom atom, const Frame& frame, Choices& choices) {
    const bool over_year = atom.kind == Atom::Kind::throughout && atom.part == Part::none &&
                           (atom.reach == Reach::year || atom.reach == Reach::school_year);
    if (over_year) return frame.plan;
    if (atom.reach != Reach::none && atom.part == Part::none) return std::nullopt;
    atom.kind = Atom::Kind::throughout;  // «с марта» runs to the plan's end without a question
    const Window window = days_of(atom, frame, choices);
    const auto first = window.first ? window.first
                       : frame.plan ? std::optional(frame.plan->first)
                                    : std::nullopt;
    if (!first || *first > window.last) return std::nullopt;
    return Period{*first, window.last};
}

}  // namespace

Parts sort_parts(const std::vector<Atom>& atoms, const Frame& frame, Choices& choices) {
    Parts parts;
    for (const Atom& atom : atoms) switch (atom.kind) {
            case Atom::Kind::event:
                take_event(atom, parts, choices);
                break;
            case Atom::Kind::clock:
                parts.clock = true;
                break;
            case Atom::Kind::rhythm:
                parts.rhythms.push_back(&atom);
                break;
            default:
                take_span(atom, frame, parts, choices);
        }
    return parts;
}

std::optional<Period> take_limit(std::vector<Atom>& atoms, const Frame& frame, Choices& choices) {
    std::size_t rhythms = 0, spans = 0, rhythm = 0, span = 0;
    for (std::size_t i = 0; i < atoms.size(); ++i) {
        if (atoms[i].kind == Atom::Kind::rhythm) ++rhythms, rhythm = i;
        if (atoms[i].kind == Atom::Kind::span || atoms[i].kind == Atom::Kind::throughout) ++spans, span = i;
    }
    if (rhythms != 1 || spans != 1 || atoms[rhythm].onward) return std::nullopt;
    const bool joined = rhythm < span ? atoms[span].join != Atom::Join::semicolon
                                      : atoms[rhythm].join == Atom::Join::list || atoms[span].spelled;
    if (!can_limit(atoms[span], joined)) return std::nullopt;
    const auto limit = limit_of(atoms[span], frame, choices);
    if (limit) atoms.erase(atoms.begin() + static_cast<std::ptrdiff_t>(span));
    return limit;
}

void join_lasting(std::vector<Atom>& atoms) {
    const auto word = [](const Atom& a) {
        return a.kind == Atom::Kind::throughout && a.reach == Reach::period && !a.onward;
    };
    for (std::size_t i = 0; i + 1 < atoms.size(); ++i) {
        const bool first = word(atoms[i]);
        Atom& span = atoms[first ? i + 1 : i];
        if (first == word(atoms[i + 1]) || span.kind != Atom::Kind::span || span.part != Part::none ||
            atoms[i + 1].join == Atom::Join::semicolon)
            continue;
        const bool open = span.bound == Bound::since || span.bound == Bound::after;
        const bool year = span.from.month == 0 && span.from.year != 0 && span.bound == Bound::within;
        if (!open && !year && !(span.range && span.spelled)) continue;
        span.kind = Atom::Kind::throughout;
        atoms.erase(atoms.begin() + static_cast<std::ptrdiff_t>(first ? i : i + 1));
    }
}

}  // namespace vekha::reading
