#include "workflow/reader/headings.hpp"

#include "workflow/reader/calendar.hpp"
#include "workflow/reader/folding.hpp"
#include "workflow/reader/sections.hpp"

namespace vekha::reading {
namespace {

constexpr int longest_month = 31;  // days

}  // namespace

void Headings::begin_under(const std::string& title) {
    const auto month = month_of_title(title, plan_);
    if (!month || !plan_ || length(*plan_) <= longest_month) return;
    near_ = month;
    near_words_ = {squeeze(title), {}};
}

void Headings::enter(const PlanRow& row) {
    if (row.keeps_section) {
        if (!row.deadline.text.empty()) deadline_ = row.deadline;
        if (!row.party.text.empty()) party_ = row.party;
        return;
    }
    deadline_ = row.deadline;
    party_ = row.party;
    if (row.heading->empty()) {
        section_.reset();
        near_.reset();
        return;
    }
    section_ = *row.heading;
    enter_time(*row.heading, row.source);
}

void Headings::enter_time(const std::string& text, const Source& source) {
    if (const auto time = calendar_heading(text, year_or_plan())) {
        if (time->year) {
            year_ = time->span;
            near_.reset();
            return;
        }
        near_ = time->span;
    } else if (const auto month = month_of_title(text, year_or_plan())) {
        near_ = month;
    } else {
        return;
    }
    near_words_ = {text, source};
}

Frame Headings::frame(const PlanRow& row) const {
    Frame frame{year_or_plan(), near_};
    if (row.section.empty()) return frame;
    if (const auto time = calendar_heading(row.section, frame.plan)) {
        if (time->year)
            frame.plan = time->span;
        else
            frame.heading = time->span;
    }
    return frame;
}

Field Headings::deadline(const PlanRow& row) const {
    if (!deadline_.text.empty()) return deadline_;
    if (!row.section.empty())
        if (const auto time = calendar_heading(row.section, year_or_plan()); time && !time->year)
            return {row.section, row.source};
    if (near_) return near_words_;
    return {};
}

}  // namespace vekha::reading
