// One answer of a known person, acted on inside its transaction. Part of answers.cpp alone.
#pragma once

#include "workflow/service/act.hpp"
#include "workflow/service/answer_words.hpp"
#include "workflow/service/answers.hpp"

namespace vekha {

class Answering {
  public:
    Answering(Transaction& change, const Organization& organization, const Answer& answer, Person person,
              Instant now);

    /// Errors are the store's own: what the person can mend is in the reply.
    Result<AnswerReply> run();

  private:
    /// What the person says about a task that is known.
    struct Said {
        std::string words;
        std::vector<WaitingFile> files;
    };

    Result<AnswerReply> pressed(const AnswerToken& token);
    Result<AnswerReply> asked_again(const Dialog& open);
    Result<AnswerReply> told(const Said& said);
    /// The sole owed task, or the question which.
    Result<AnswerReply> which_task(const Said& said);
    /// By the intent of its words.
    Result<AnswerReply> about(TaskId task, const Said& said);
    Result<AnswerReply> acknowledge(TaskId task);
    Result<AnswerReply> extend(TaskId task, const std::string& words);
    Result<AnswerReply> disown(TaskId task, const std::string& words);
    /// Puts the files into slots, keeps the words for the report; hands it in where that was asked for.
    Result<AnswerReply> prove(TaskId task, const Said& said, bool hand_in);
    Result<AnswerReply> submit(TaskId task, const std::string& words);
    /// Files for one slot; 0: whichever each fits alone. Gives the task afterwards.
    Result<AnswerReply> attach_all(Task task, const Said& said, int slot, bool hand_in);

    /// The task as the person may see it.
    Result<Task> seen(TaskId task);
    Result<Task> act_on(TaskId task, const Command& command);
    Result<std::vector<Task>> owed_tasks();

    Result<void> ask(DialogQuestion question, TaskId task, const Said& said);
    Result<void> end_question();
    /// Refusals become the reply and go into the journal; the store's own errors are passed on.
    Result<AnswerReply> refused(const Error& error, TaskId task);
    Result<std::optional<Dialog>> open_question();

    Transaction& change_;
    const Organization& organization_;
    const Answer& answer_;
    Person person_;
    Instant now_;
    AnswerWords words_;
};

/// Whether the person can mend it; else it is the store's own failure.
bool mendable(Fault fault);

/// A line in the journal about an answer that was refused: from which channel, about which task, why. Holds
/// no address and no words.
Result<void> journal_refusal(Transaction& change, const Answer& answer, PersonId person, TaskId task,
                             std::string_view reason, Instant now);

}  // namespace vekha
