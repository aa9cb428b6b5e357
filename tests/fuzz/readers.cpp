#include "tests/fuzz/readers.hpp"

#include <cstdio>
#include <cstdlib>

#include "workflow/documents/open.hpp"
#include "workflow/documents/utf8.hpp"
#include "workflow/model/limits.hpp"
#include "workflow/reader/deadline.hpp"
#include "workflow/reader/reader.hpp"
#include "workflow/reports/reading_json.hpp"
#include "workflow/reports/reading_table.hpp"

namespace vekha::fuzz {
namespace {

void promise(bool kept, const char* what) {
    if (kept) return;
    std::fprintf(stderr, "broken promise: %s\n", what);
    std::abort();
}

void check(const Deadline& deadline) {
    promise(!deadline.rule.empty(), "a rule stands beside every deadline");
    promise(check_utf8(deadline.rule).has_value(), "the rule is text");
    promise(deadline.windows.size() <= limits::windows_per_deadline, "windows are limited");
    const bool dated = deadline.kind != DeadlineKind::missing && deadline.kind != DeadlineKind::unscheduled;
    promise(dated == !deadline.windows.empty(), "a dated kind has windows, another has none");
    if (deadline.kind == DeadlineKind::once) promise(deadline.windows.size() == 1, "once is one window");
    if (deadline.kind == DeadlineKind::several)
        promise(deadline.windows.size() > 1, "several are several windows");
    for (std::size_t i = 0; i < deadline.windows.size(); ++i) {
        const Window& window = deadline.windows[i];
        promise(!window.first || *window.first <= window.last, "a window ends after it begins");
        if (i > 0) promise(deadline.windows[i - 1].last <= window.last, "windows go by last day");
    }
}

}  // namespace

void read_document(std::string_view bytes) {
    const auto roadmap =
        open_document(bytes).and_then([](const Document& document) { return read_roadmap(document); });
    if (!roadmap) {
        promise(!roadmap.error().message.empty(), "a refusal says why");
        promise(check_utf8(describe(roadmap.error())).has_value(), "a refusal is text");
        return;
    }
    for (const Item& item : roadmap->items) {
        promise(!item.title.empty(), "an item has a title");
        check(item.deadline);
    }
    promise(check_utf8(reading_json(*roadmap)).has_value(), "the reading is text");
    promise(!reading_table(*roadmap).empty(), "the table shows something");
}

void read_phrase(std::string_view bytes) {
    for (const Period& period :
         {Period{day_of(2026, 1, 1), day_of(2026, 12, 31)}, Period{day_of(2026, 9, 1), day_of(2027, 5, 31)},
          Period{day_of(2026, 3, 1), day_of(2026, 3, 31)}, Period{day_of(2026, 3, 5), day_of(2026, 3, 5)},
          Period{day_of(2015, 1, 1), day_of(2030, 12, 31)}})
        check(read_deadline(bytes, period));
    check(read_deadline(bytes, reading::Frame{}));
}

}  // namespace vekha::fuzz
