// What messages cost before they are sent: rendering of ten thousand digests, and the memory of the process
// while a hundred thousand deliveries wait in the embedded database. Prints rows of a table.
//
//   delivery_bench [WAITING]
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>

#include <unistd.h>

#include "notifiers/delivery/render.hpp"
#include "notifiers/outbox/outbox.hpp"
#include "tests/support/office.hpp"

namespace {

using namespace vekha;
using Clock = std::chrono::steady_clock;

constexpr int digests = 10'000;
constexpr int lines_of_a_digest = 10;
constexpr int waiting_default = 100'000;
constexpr std::size_t rows_a_write = 1'000;

double resident_mib() {
    std::ifstream pages("/proc/self/statm");
    long total = 0;
    long resident = 0;
    pages >> total >> resident;
    return static_cast<double>(resident) * static_cast<double>(::sysconf(_SC_PAGESIZE)) / (1024.0 * 1024.0);
}

LinkMaker links() {
    LinkMaker made;
    made.personal = [](TaskId task, PersonId person) {
        return "https://vekha.example.org/go#" + std::to_string(task.value * 1'000 + person.value) +
               ".4f1c0d0aa0f94c6c8d3b5a7e";
    };
    made.task = [](TaskId task) { return "https://vekha.example.org/tasks/" + std::to_string(task.value); };
    made.board = "https://vekha.example.org/";
    return made;
}

Digest sample_digest() {
    Digest digest;
    digest.person.id = PersonId{1};
    digest.person.name = "Сулегина Т.В.";
    for (int at = 1; at <= lines_of_a_digest; ++at) {
        Notice notice;
        Task task = test::task_due("2026-03-31", test::at("2026-01-12T06:00:00Z"));
        task.id = TaskId{at};
        task.number = "1." + std::to_string(at);
        task.title = "Провести семинар для руководителей школ района";
        task.assignments = {{PersonId{1}, AssignmentRole::lead, "Отдел"}};
        task.requirements = {{1, EvidenceKind::order, RequirementState::requested, {}},
                             {2, EvidenceKind::protocol, RequirementState::requested, {}}};
        notice.task = std::move(task);
        notice.row.kind = at % 2 == 0 ? NoticeKind::reminder : NoticeKind::overdue;
        notice.row.person = PersonId{1};
        notice.row.reason = "До срока 3 рабочих дня.";
        notice.deadline = "до 31 марта 2026 года";
        notice.roadmap = "Дорожная карта района на 2026 год";
        digest.lines.push_back(std::move(notice));
    }
    return digest;
}

void measure_rendering(const Organization& organization) {
    const auto templates = TemplateSet::built_in();
    const auto made = links();
    const RenderContext context{templates, made, organization.calendar, *organization.zone,
                                organization.name};
    const Digest digest = sample_digest();
    std::size_t bytes = 0;
    const auto begun = Clock::now();
    for (int at = 0; at < digests; ++at)
        bytes += render(digest, test::at("2026-03-31T06:00:00Z"), context).sent.html.size();
    const double took = std::chrono::duration<double>(Clock::now() - begun).count();
    // The yardstick of the mail bench: what postfix' smtp-source sends here is some 20,000 small mails a
    // second.
    std::printf(
        "| digests of %d tasks rendered (text, HTML and the stored copies; %zu KiB of HTML each) | %.0f/s | "
        "| "
        "| — |\n",
        lines_of_a_digest, bytes / digests / 1024, digests / took);
}

/// Rows for `people` persons, claimed and put off by the channel, so that each is a delivery that waits.
void fill(test::Office& office, int people) {
    for (int from = 0; from < people; from += static_cast<int>(rows_a_write))
        test::must(office.store->write([&](Transaction& change) -> Result<void> {
            for (int at = from; at < from + static_cast<int>(rows_a_write); ++at) {
                Person person;
                person.login = "p" + std::to_string(at);
                person.name = "Исполнитель " + std::to_string(at);
                person.email = person.login + "@example.org";
                const auto id = change.save(person);
                if (!id) return tl::unexpected(id.error());
                Delivery delivery;
                delivery.person = *id;
                delivery.channel = "smtp";
                delivery.message_id = std::to_string(at) + ".0123456789abcdef@vekha.example.org";
                delivery.state = DeliveryState::waiting;
                delivery.attempts = 1;
                delivery.created_at = office.now;
                delivery.next_try_at = office.now;
                const auto number = change.add(delivery);
                if (!number) return tl::unexpected(number.error());
                OutboxRow row;
                row.key = "0/changed/" + std::to_string(at);
                row.kind = NoticeKind::changed;
                row.person = *id;
                row.rung = "changed";
                row.reason = "Вам передали задачи Петрова П.П.";
                row.planned_at = row.ready_at = office.now;
                row.state = OutboxState::taken;
                row.delivery = *number;
                if (auto planned = change.plan(row); !planned) return tl::unexpected(planned.error());
            }
            return {};
        }));
}

/// Resident memory after a hundred claims have gone through the queue's head, each job put off again.
double memory_with(int waiting) {
    test::Office office;
    fill(office, waiting);
    auto organization = std::make_shared<Organization>(office.org);
    organization->hours.any_time = true;
    OutboxSettings settings;
    settings.channels = {"smtp"};
    std::uint64_t random = 0;
    Outbox outbox(*office.store, organization, std::make_shared<TemplateSet>(TemplateSet::built_in()),
                  links(), settings, [&] { return ++random; });
    double resident = 0;
    for (int round = 0; round < 10; ++round) {
        const auto claim = test::must(outbox.claim(office.now, "bench"));
        for (const auto& job : claim.jobs)
            test::must(outbox.settle(office.now, job, try_later(SendReason::unreachable)));
        resident = std::max(resident, resident_mib());
    }
    return resident;
}

}  // namespace

int main(int count, char** words) {
    const int many = count > 1 ? std::atoi(words[1]) : waiting_default;
    const int few = many / 2;  // both past the size of the page cache
    const test::Office office;
    measure_rendering(office.org);
    const double small = memory_with(few);
    const double large = memory_with(many);
    std::printf(
        "| resident memory while %d deliveries wait | %.1f MiB | while %d wait %.1f MiB | %.2f | at most 1.3 "
        "|\n",
        many, large, few, small, large / small);
    return EXIT_SUCCESS;
}
