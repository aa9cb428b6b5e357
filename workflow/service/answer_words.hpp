// What is said back to who answers from a message, in Russian or English.
#pragma once

#include <string>
#include <vector>

#include "workflow/model/task.hpp"
#include "workflow/service/answers.hpp"

namespace vekha {

class AnswerWords {
  public:
    explicit AnswerWords(bool english) : english_(english) {}

    std::string unknown_sender() const;
    std::string bad_code() const;
    std::string linked(const std::string& name) const;
    std::string moved() const;  ///< the chat was somebody else's before
    std::string nothing_owed() const;
    std::string help() const;

    std::string which_task(const std::vector<Task>& tasks) const;
    std::string which_slot(const Task& task, const std::vector<WaitingFile>& files) const;
    std::string ask_report(const Task& task) const;
    std::string ask_extension() const;
    std::string ask_extension_day() const;
    std::string ask_disown() const;

    std::string acknowledged(const Task& task) const;
    std::string extension_asked(Day day) const;
    std::string disowned() const;
    std::string attached(const Task& task, const std::vector<std::string>& titles) const;
    std::string words_noted() const;
    std::string submitted(const Task& task) const;
    std::string contributed() const;
    std::string dropped() const;
    std::string not_kept(const std::vector<std::string>& files) const;

    /// What the task still lacks, or that all is there: the line under every answer about its papers.
    std::string missing(const Task& task) const;

    AnswerButtons slots(const Task& task) const;
    AnswerButtons tasks(const std::vector<Task>& tasks) const;
    AnswerButtons submit_or_drop(const Task& task) const;

  private:
    std::string either(std::string russian, std::string english) const {
        return english_ ? std::move(english) : std::move(russian);
    }
    /// «задача 1.4 «Провести семинар», срок до 15 марта 2026 г.»
    std::string task_line(const Task& task) const;
    std::string proof(EvidenceKind kind) const;

    bool english_;
};

/// The slots that wait for a paper.
std::vector<Requirement> open_slots(const Task& task);

}  // namespace vekha
