// What of a task and of a person can be found: the documents that the index gets, without the words of files.
// A paper is one document by itself, so that it is shown only to who may see the paper.
#pragma once

#include "workflow/service/search.hpp"
#include "workflow/service/store.hpp"

namespace vekha {

/// The task's number, words, section, expected result, parties, plan, and what was reported and answered;
/// each of its papers with number, date and signatory. No documents where there is no such task.
Result<SearchEntry> task_entry(ReadView& view, TaskId id);

/// Name, post, department, organization; no addresses. No documents of who is not there or was erased
/// (152-ФЗ).
Result<SearchEntry> person_entry(ReadView& view, const Person& person);

/// Puts the file's text, if there is one, behind the document's own and tells the words of all.
void finish(SearchDocument& document, const FileText* file);

}  // namespace vekha
