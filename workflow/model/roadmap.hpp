// What a document says: the reading of a roadmap («дорожная карта»). Values only; the reader makes them, a
// person reviews them, tasks are made of them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "workflow/model/time.hpp"

namespace vekha {

/// First day (may be open) and last day, both inclusive.
struct Window {
    std::optional<Day> first;
    Day last;
    friend bool operator==(const Window&, const Window&) = default;
};

/// Where in the document a field stood, all from 1; 0 where it does not apply (a heading has no cell).
struct Source {
    int line = 0;  ///< line of a text document
    int table = 0;
    int row = 0;
    int cell = 0;  ///< column of the table's grid
    int page = 0;
    friend bool operator==(const Source&, const Source&) = default;
};

/// What kind of term the words of a deadline set.
enum class DeadlineKind {
    once,         ///< one window
    several,      ///< several windows, by last day
    recurring,    ///< one window for each cycle of the plan's period
    throughout,   ///< «в течение года», «постоянно»: the whole span
    unscheduled,  ///< hangs on an event or another plan: a person sets the date
    missing,      ///< no words
};

enum class Cycle { week, month, quarter, half_year, year };

/// A span that begins with an event: «в течение 5 рабочих дней после получения». Days can be told once the
/// event's own day is set.
struct EventSpan {
    enum class Unit { day, working_day, week, month };
    int count = 0;
    Unit unit = Unit::day;
    bool before = false;  ///< «за 3 дня до …»: the span ends with the event
    std::string event;  ///< the words that name the event, as printed: «после получения запроса»
    friend bool operator==(const EventSpan&, const EventSpan&) = default;
};

/// Another honest reading of a deadline's words.
struct OtherReading {
    std::string convention;  ///< which convention of ReadingRules decides it; empty where none does
    std::string choice;      ///< the choice of that convention which reads the words so
    DeadlineKind kind = DeadlineKind::missing;
    std::vector<Window> windows;
    std::optional<Cycle> every;
    std::string rule;  ///< one Russian sentence: why the words can be read so
    friend bool operator==(const OtherReading&, const OtherReading&) = default;
};

/// What the words of «срок исполнения» say, and the rule that read them so.
struct Deadline {
    std::string text;  ///< as printed, white space folded
    DeadlineKind kind = DeadlineKind::missing;
    std::vector<Window> windows;  ///< by last day, then first
    std::optional<Cycle> every;   ///< recurring only, and only where a cycle fits
    bool ambiguous = false;       ///< the words allow another honest reading
    std::string rule;             ///< one Russian sentence: why it was read so; shown beside the date
    Source source;
    std::string convention = {};  ///< the convention of ReadingRules that decided; empty where none did
    std::vector<OtherReading> others = {};  ///< what else the words may mean, the likeliest first
    std::optional<EventSpan> after = {};    ///< unscheduled only: the span that the event begins
    friend bool operator==(const Deadline&, const Deadline&) = default;
};

/// The documentary proofs a result can ask for (виды подтверждающих документов).
enum class EvidenceKind {
    order,            ///< приказ, распоряжение, постановление
    protocol,         ///< протокол
    analytical_note,  ///< аналитическая справка, анализ
    report,           ///< отчёт
    recommendations,  ///< методические рекомендации
    plan,             ///< план, программа, дорожная карта
    agreement,        ///< договор, соглашение
    registry,  ///< перечень, список, банк данных ("register" in the reading's JSON)
    publication,  ///< размещение на сайте, в СМИ
    certificate,  ///< удостоверение, повышение квалификации
    other,        ///< a paper that a person named; the reader never makes it
};

/// A measurable part of an expected result: «100% охват педагогов».
struct Indicator {
    /// Which values meet it.
    enum class Direction { exactly, at_least, at_most };
    std::string text;
    double value = 0;
    std::string unit;
    Direction direction = Direction::exactly;  ///< «не менее 80 %» is at_least
    friend bool operator==(const Indicator&, const Indicator&) = default;
};

/// The bodies and persons answerable, as printed; `parties` cut from `text`.
struct Responsible {
    std::string text;
    std::vector<std::string> parties;
    Source source;
    friend bool operator==(const Responsible&, const Responsible&) = default;
};

struct ExpectedResult {
    std::string text;
    std::vector<EvidenceKind> evidence;  ///< in the order of the words, each once
    std::vector<Indicator> indicators;
    Source source;
    /// Proofs that only the measure's title speaks of («Утверждение плана …»): weaker, never in `evidence`.
    std::vector<EvidenceKind> from_title = {};
    friend bool operator==(const ExpectedResult&, const ExpectedResult&) = default;
};

/// One measure («мероприятие»): a row of the plan.
struct Item {
    std::optional<std::string> section;  ///< heading over the row, without its number
    std::optional<std::string> number;   ///< as printed, without the closing dot
    std::string title;
    Deadline deadline;
    Responsible responsible;
    ExpectedResult result;
    Source source;
    friend bool operator==(const Item&, const Item&) = default;
};

enum class ApprovalKind { order, stamp };

/// By what the plan was approved: an order («приказ») or an «УТВЕРЖДАЮ» stamp. Unknown parts are empty.
struct Approval {
    ApprovalKind kind = ApprovalKind::order;
    std::optional<std::string> number;
    std::optional<Day> date;
    std::string act = {};  ///< the order's own kind, in the nominative: «приказ», «постановление»
    friend bool operator==(const Approval&, const Approval&) = default;
};

/// A person given a function by the order, or the one who approved.
struct Role {
    std::string role;
    std::string person;     ///< «Т.В. Сулегина», in the nominative
    std::string text;       ///< the words of the document
    bool doubtful = false;  ///< the surname's nominative is a guess: the printed case allows another
    friend bool operator==(const Role&, const Role&) = default;
};

/// «(далее – ОО)»: a short name that the document gives to a longer one.
struct Abbreviation {
    std::string brief;
    std::string full;  ///< as printed before the brackets
    friend bool operator==(const Abbreviation&, const Abbreviation&) = default;
};

/// The plan's span, both days inclusive.
struct Period {
    Day first;
    Day last;
    friend bool operator==(const Period&, const Period&) = default;
};

/// The reading of one document.
struct Roadmap {
    std::string title;
    std::optional<std::string> organization;
    std::optional<Approval> approval;
    std::optional<Period> period;  ///< nothing where no year could be told
    std::vector<Role> roles;
    std::vector<Item> items;
    std::optional<Role> control = {};  ///< who controls the order's execution («контроль … возложить на»)
    std::vector<Abbreviation> abbreviations = {};
    friend bool operator==(const Roadmap&, const Roadmap&) = default;
};

/// Names as they stand in the reading's JSON, the API and configuration; the parse functions are the inverse
/// and give nothing for an unknown name.
std::string_view name(DeadlineKind kind);
std::string_view name(Cycle cycle);
std::string_view name(EvidenceKind kind);
std::string_view name(ApprovalKind kind);
std::optional<DeadlineKind> parse_deadline_kind(std::string_view text);
std::optional<Cycle> parse_cycle(std::string_view text);
std::optional<EvidenceKind> parse_evidence_kind(std::string_view text);

}  // namespace vekha
