#include "workflow/reader/deadline_others.hpp"

#include <algorithm>

#include "workflow/reader/deadline_rule.hpp"

namespace vekha::reading {
namespace {

bool same(const Deadline& a, const Deadline& b) {
    return a.kind == b.kind && a.windows == b.windows && a.every == b.every && a.after == b.after;
}

/// What came of asking one convention's other choices.
struct Decided {
    Question question;
    bool settled = false;  ///< somebody answered it for the organization
    bool shipped = true;   ///< the answer is the one of the shipped rules

    bool doubted() const { return question.weight == Weight::doubt && !settled; }
};

class Answer {
  public:
    Answer(Settled settled, const Phrase& phrase, const Frame& frame, const ReadingRules& rules)
        : settled_(std::move(settled)), phrase_(phrase), frame_(frame), rules_(rules) {}

    void weigh(const Question& question) {
        const Convention* convention = find_convention(question.convention);
        if (convention == nullptr) return;
        const std::string_view answer = rules_.choice(question.convention);
        const Decided decided{question, rules_.settled(question.convention),
                              answer == convention->choices.front().name};
        bool differs = false;
        for (const auto& choice : convention->choices) {
            if (choice.name == answer) continue;
            ReadingRules other = rules_;
            if (!other.choose(convention->name, choice.name)) continue;
            Choices choices(other);
            Settled alternative = settle(phrase_, frame_, choices);
            if (same(alternative.deadline, deadline())) continue;
            differs = true;
            if (decided.doubted())
                add(std::move(alternative.deadline), convention->name, choice.name, choice.sentence);
        }
        if (!differs) return;
        deadline().ambiguous = deadline().ambiguous || decided.doubted();
        if (!decided_ || (decided.doubted() && !decided_->doubted()) ||
            (!decided.shipped && decided_->shipped && !decided_->doubted()))
            decided_ = decided;
    }

    void weigh(Doubt doubt) {
        deadline().ambiguous = true;
        Choices choices(rules_, doubt);
        Deadline alternative = settle(phrase_, frame_, choices).deadline;
        if (same(alternative, deadline())) {
            alternative = Deadline{};
            alternative.kind = DeadlineKind::unscheduled;
        }
        if (!same(alternative, deadline())) add(std::move(alternative), {}, {}, sentence_of(doubt));
    }

    Deadline done() && {
        std::string clause = capital(settled_.reason);
        if (decided_) {
            deadline().convention = decided_->question.convention;
            const bool custom = decided_->question.weight == Weight::custom && decided_->shipped;
            if (!custom && !deadline().windows.empty()) clause = read_as();
            if (!decided_->shipped && deadline().after) clause = counted_as();
        }
        clause += settled_.notes;
        if (deadline().ambiguous && deadline().kind != DeadlineKind::unscheduled)
            clause += "; возможно и другое прочтение";
        deadline().rule = std::move(clause) + ".";
        return std::move(settled_.deadline);
    }

  private:
    Deadline& deadline() { return settled_.deadline; }

    // «"до мая" прочитано как "по 30 апреля": месяц не включается»
    std::string read_as() {
        const auto& convention = decided_->question.convention;
        return quoted_words(deadline().text) + " прочитано как «" +
               days_in_words(deadline().kind, deadline().windows) +
               "»: " + std::string(vekha::sentence_of(convention, rules_.choice(convention)));
    }

    // «"срочно": "срочно" — три дня …; с какого дня считать, указывает человек»
    std::string counted_as() {
        const auto& convention = decided_->question.convention;
        return quoted_words(deadline().text) + ": " +
               std::string(vekha::sentence_of(convention, rules_.choice(convention))) +
               "; с какого дня считать, указывает человек";
    }

    void add(Deadline other, std::string_view convention, std::string_view choice, std::string_view why) {
        for (const OtherReading& known : deadline().others)
            if (known.kind == other.kind && known.windows == other.windows && known.every == other.every)
                return;
        std::string rule = quoted_words(deadline().text) + " можно прочитать и как «" +
                           days_in_words(other.kind, other.windows) + "»: " + std::string(why) + ".";
        deadline().others.push_back({std::string(convention), std::string(choice), other.kind,
                                     std::move(other.windows), other.every, std::move(rule)});
    }

    Settled settled_;
    const Phrase& phrase_;
    const Frame& frame_;
    const ReadingRules& rules_;
    std::optional<Decided> decided_;
};

}  // namespace

Deadline with_others(Settled settled, const Choices& asked, const Phrase& phrase, const Frame& frame,
                     const ReadingRules& rules) {
    Answer answer(std::move(settled), phrase, frame, rules);
    for (const Question& question : asked.questions()) answer.weigh(question);
    for (const Doubt doubt : asked.doubts()) answer.weigh(doubt);
    return std::move(answer).done();
}

}  // namespace vekha::reading
