// One simulated office: people who act, two daemons that die, channels that are slow or lie, a clock that
// jumps. All of it follows from one seed.
#pragma once

#include <map>
#include <ostream>
#include <set>
#include <string>
#include <vector>

#include "notifiers/outbox/outbox.hpp"
#include "tests/sim/faulty_store.hpp"
#include "tests/support/office.hpp"
#include "workflow/service/edition.hpp"

namespace vekha::sim {

/// A message as a receiver got it: copies with the same Message-ID are one.
struct Received {
    Instant at{};
    Instant claimed{};  ///< when it was decided that it may leave
    PersonId person;
    std::vector<OutboxRow> rows;
    int copies = 0;
};

class World {
  public:
    explicit World(std::uint64_t seed);

    /// Lives through so many days of random moments with faults, then without faults until nothing is left to
    /// do.
    void live(std::chrono::days people_act);
    /// What must hold whatever happened; each line is one broken promise.
    std::vector<std::string> broken_promises();

    /// The whole journal, an entry a line.
    void tell(std::ostream& out);

    std::size_t messages() const { return received_.size(); }
    std::size_t foreseen() const { return foreseen_.size(); }
    /// How much time has passed in the world.
    std::chrono::days lived() const { return std::chrono::floor<std::chrono::days>(office_.now - born_); }
    std::size_t faults() const { return faults_; }
    std::size_t steps_done() const { return done_; }
    std::size_t steps_refused() const { return refused_; }

  private:
    void plan();
    void step();
    void engine_step();
    void sender_step();
    void person_step();
    void act_step();
    void control_step();
    void office_step();
    Command owner_command(const Task& task);
    Command controller_command(const Task& task);
    Task any_task();
    std::string anyone();
    Day in_days(int least, int most);
    int pick(int most) { return std::uniform_int_distribution<int>{0, most - 1}(dice_); }
    template <class T>
    void count(const Result<T>& done);
    std::vector<Item> plan_items();
    void people();
    /// Tries to put the next edition in force; a try that failed is made again, as a person would.
    void edition_step();
    std::vector<Item> amended_items();
    void jump();
    std::optional<Instant> next_moment();
    void calm();
    void quiet_weeks();
    void run_alone(Instant until);
    /// `fresh`: claimed in this very moment, so that its tasks were looked at just now.
    void send(const Job& job, bool calm, bool fresh);
    void foresee();
    void note_told(const Received& message);
    void check_closed_families();
    void check_still_true(const std::vector<OutboxRow>& rows);
    std::vector<Task> tasks();

    void check_journal(std::vector<std::string>& broken);
    void check_rungs(std::vector<std::string>& broken);
    void check_messages(std::vector<std::string>& broken);
    void check_editions(std::vector<std::string>& broken);
    bool was_reopened(const Task& task);
    void check_families(std::vector<std::string>& broken);
    void check_terms(std::vector<std::string>& broken);
    void check_lateness(std::vector<std::string>& broken);
    void check_foresight(std::vector<std::string>& broken);
    std::vector<TaskEvent> events_of(TaskId task);

    Dice dice_;
    test::Office office_;  ///< people and rules; its own store is replaced
    FaultyStore* store_ = nullptr;
    std::unique_ptr<Outbox> outbox_;
    std::vector<Item> items_;                ///< of the plan in force
    std::optional<EditionRequest> pending_;  ///< an edition that was tried and is not known to be in force
    int editions_ = 1;
    std::vector<Job> in_flight_;  ///< claimed by a daemon and not settled yet
    std::string lease_ = "first";
    int lives_ = 1;
    std::map<std::string, Received> received_;  ///< by Message-ID
    std::vector<std::string> late_words_;       ///< messages that spoke of a task already accepted
    std::multiset<std::string> foreseen_;       ///< lines of the rehearsal of the quiet weeks
    std::multiset<std::string> told_;           ///< lines that were sent in them
    Instant foreseen_until_{};
    std::size_t faults_ = 0;
    Instant born_{};
    std::size_t done_ = 0;     ///< what people did
    std::size_t refused_ = 0;  ///< what they tried and were not let
    int substitutions_ = 0;
};

}  // namespace vekha::sim
