#include "workflow/model/roadmap.hpp"

#include "workflow/model/names.hpp"

namespace vekha {
namespace {

constexpr NameTable<DeadlineKind, 6> deadline_kinds{{{DeadlineKind::once, "once"},
                                                     {DeadlineKind::several, "several"},
                                                     {DeadlineKind::recurring, "recurring"},
                                                     {DeadlineKind::throughout, "throughout"},
                                                     {DeadlineKind::unscheduled, "unscheduled"},
                                                     {DeadlineKind::missing, "missing"}}};

constexpr NameTable<Cycle, 5> cycles{{{Cycle::week, "week"},
                                      {Cycle::month, "month"},
                                      {Cycle::quarter, "quarter"},
                                      {Cycle::half_year, "half_year"},
                                      {Cycle::year, "year"}}};

constexpr NameTable<EvidenceKind, 11> evidence_kinds{{{EvidenceKind::order, "order"},
                                                      {EvidenceKind::protocol, "protocol"},
                                                      {EvidenceKind::analytical_note, "analytical_note"},
                                                      {EvidenceKind::report, "report"},
                                                      {EvidenceKind::recommendations, "recommendations"},
                                                      {EvidenceKind::plan, "plan"},
                                                      {EvidenceKind::agreement, "agreement"},
                                                      {EvidenceKind::registry, "register"},
                                                      {EvidenceKind::publication, "publication"},
                                                      {EvidenceKind::certificate, "certificate"},
                                                      {EvidenceKind::other, "other"}}};

constexpr NameTable<ApprovalKind, 2> approval_kinds{
    {{ApprovalKind::order, "order"}, {ApprovalKind::stamp, "stamp"}}};

}  // namespace

std::string_view name(DeadlineKind kind) {
    return name_in(deadline_kinds, kind);
}
std::string_view name(Cycle cycle) {
    return name_in(cycles, cycle);
}
std::string_view name(EvidenceKind kind) {
    return name_in(evidence_kinds, kind);
}
std::string_view name(ApprovalKind kind) {
    return name_in(approval_kinds, kind);
}
std::optional<DeadlineKind> parse_deadline_kind(std::string_view text) {
    return value_in(deadline_kinds, text);
}
std::optional<Cycle> parse_cycle(std::string_view text) {
    return value_in(cycles, text);
}
std::optional<EvidenceKind> parse_evidence_kind(std::string_view text) {
    return value_in(evidence_kinds, text);
}

}  // namespace vekha
