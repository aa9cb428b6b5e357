#include "workflow/service/search_documents.hpp"

#include "workflow/model/russian.hpp"
#include "workflow/service/personal_data.hpp"
#include "workflow/service/search_words.hpp"

namespace vekha {
namespace {

/// Parts of a text, as an excerpt shows them: «1.1 · Организация · приказ».
class Parts {
  public:
    void add(std::string_view words) {
        auto line = search_text(words);
        if (line.empty()) return;
        if (!text_.empty()) text_ += " · ";
        text_ += line;
    }
    std::string take() { return search_text(text_); }

  private:
    std::string text_;
};

std::string act_words(std::string_view number, const std::optional<Day>& date) {
    std::string words;
    if (!number.empty()) words = "№ " + std::string(number);
    if (date) words += (words.empty() ? "от " : " от ") + russian_date(*date);
    return words;
}

void add_plan(Parts& parts, const StoredRoadmap& roadmap) {
    parts.add(roadmap.organization);
    parts.add(roadmap.title);
    parts.add(act_words(roadmap.approval_number, roadmap.approval_date));
}

void add_row(Parts& parts, const Item& item) {
    if (item.section) parts.add(*item.section);
    parts.add(item.result.text);
    parts.add(item.responsible.text);
}

SearchDocument document_of(const Task& task, const std::optional<StoredItem>& item,
                           const std::optional<StoredRoadmap>& roadmap) {
    SearchDocument made;
    made.kind = SearchKind::task;
    made.title = search_text(task.title);
    Parts parts;
    parts.add(task.number);
    if (item) add_row(parts, item->item);
    for (const auto& one : task.assignments) parts.add(one.party);
    if (roadmap) add_plan(parts, *roadmap);
    for (const auto& report : task.submissions) {
        if (report.verdict == Verdict::recalled) continue;
        parts.add(report.words);
        parts.add(report.reason);
    }
    parts.add(task.hold_reason);
    made.text = parts.take();
    return made;
}

SearchDocument document_of(const Evidence& paper) {
    SearchDocument made;
    made.kind = SearchKind::document;
    made.part = paper.number;
    made.title = search_text(paper.title);
    Parts parts;
    if (paper.kind != EvidenceKind::other) parts.add(russian(paper.kind));
    parts.add(act_words(paper.document_number, paper.document_date));
    parts.add(paper.signatory);
    made.text = parts.take();
    made.sha256 = paper.sha256;
    return made;
}

}  // namespace

Result<SearchEntry> task_entry(ReadView& view, TaskId id) {
    SearchEntry entry{{false, id.value}, {}};
    const auto task = view.task(id);
    if (!task) return tl::unexpected(task.error());
    if (!*task) return entry;
    const auto item = view.item((*task)->item);
    if (!item) return tl::unexpected(item.error());
    const auto roadmap = view.roadmap((*task)->roadmap);
    if (!roadmap) return tl::unexpected(roadmap.error());
    entry.documents.push_back(document_of(**task, *item, *roadmap));
    for (const auto& paper : (*task)->evidence) entry.documents.push_back(document_of(paper));
    return entry;
}

Result<SearchEntry> person_entry(ReadView& view, const Person& person) {
    SearchEntry entry{{true, person.id.value}, {}};
    if (!person.active && person.name == erased_name(person.id)) return entry;
    SearchDocument made;
    made.kind = SearchKind::person;
    made.title = search_text(person.name);
    Parts parts;
    parts.add(person.position);
    parts.add(person.department);
    if (person.unit) {
        const auto unit = view.unit(person.unit);
        if (!unit) return tl::unexpected(unit.error());
        if (*unit) parts.add((*unit)->name);
    }
    made.text = parts.take();
    entry.documents.push_back(std::move(made));
    return entry;
}

void finish(SearchDocument& document, const FileText* file) {
    if (file != nullptr && !file->text.empty()) {
        if (!document.text.empty()) document.text += " · ";
        document.text += file->text;
        document.text = search_text(document.text);
    }
    document.words = search_words({document.title, document.text});
}

}  // namespace vekha
