#include "workflow/service/upload_links.hpp"

#include <algorithm>
#include <utility>

#include "workflow/model/limits.hpp"
#include "workflow/model/names.hpp"
#include "workflow/model/russian.hpp"
#include "workflow/service/acting.hpp"
#include "workflow/service/doors.hpp"
#include "workflow/service/found_task.hpp"
#include "workflow/service/people_json.hpp"
#include "workflow/service/record.hpp"
#include "workflow/service/sha256.hpp"
#include "workflow/service/telling.hpp"

namespace vekha {
namespace {

constexpr NameTable<UploadLinkStanding, 4> standings{{{UploadLinkStanding::open, "open"},
                                                      {UploadLinkStanding::used, "used"},
                                                      {UploadLinkStanding::revoked, "revoked"},
                                                      {UploadLinkStanding::expired, "expired"}}};

const Requirement* slot_of(const Task& task, int number) {
    const auto slot = std::find_if(task.requirements.begin(), task.requirements.end(),
                                   [&](const Requirement& one) { return one.number == number; });
    return slot == task.requirements.end() ? nullptr : &*slot;
}

/// The task for who may make its links.
Result<FoundTask> task_to_link(ReadView& view, const Organization& organization, const Actor& actor,
                               TaskId id, Instant now) {
    auto found = find_task(view, organization, actor, id, now);
    if (!found) return found;
    const auto places = places_of(found->task, found->acting);
    const bool may = !actor.only_task && (places.has(Place::lead) || places.has(Place::controller));
    if (!may)
        return failure(Fault::forbidden,
                       "Ссылку для загрузки выдаёт координатор или ответственный исполнитель задачи.");
    return found;
}

/// What the paper would be: only its file is not there yet.
Evidence paper_of(const Task& task, const OneTimeKey& key) {
    Evidence evidence;
    evidence.requirement = key.requirement;
    if (const auto* slot = slot_of(task, key.requirement)) evidence.kind = slot->kind;
    return evidence;
}

/// What putting the paper with the task changes. It stands in the lead's place: whoever leads the task now.
Result<std::vector<TaskChange>> attached(const Task& task, const Organization& organization,
                                         const OneTimeKey& key, Evidence evidence, Instant now) {
    auto changes = decide(task, ActingPerson{task.lead()}, circumstances_of(organization), now,
                          AttachEvidence{std::move(evidence)});
    if (!changes) return changes;
    for (auto& one : *changes)
        if (auto* paper = std::get_if<EvidenceAttached>(&one)) paper->evidence.by = key.made_by;
    return changes;
}

/// Whether a paper can be put with the task as it is. The hash is one that no file has.
Result<void> takes_papers(const Task& task, const Organization& organization, const OneTimeKey& key,
                          Instant now) {
    Evidence trial = paper_of(task, key);
    trial.title = key.words;
    trial.sha256 = "0";
    const auto changes = attached(task, organization, key, std::move(trial), now);
    if (!changes) return tl::unexpected(changes.error());
    return {};
}

Result<void> check_entry(const Task& task, const UploadLinkEntry& entry) {
    if (entry.words.find_first_not_of(" \t\r\n") == std::string::npos ||
        entry.words.size() > limits::name_bytes)
        return failure(Fault::invalid_input, "Не указано, для кого ссылка, или слов слишком много.", "words",
                       "Напишите, например: МАДОУ № 5.");
    if (entry.requirement != 0 && slot_of(task, entry.requirement) == nullptr)
        return failure(Fault::invalid_input, "У задачи нет такого вида подтверждения.", "requirement");
    if (entry.days < 1 || entry.days > upload_links::days_most)
        return failure(Fault::invalid_input,
                       "Ссылка действует от 1 до " + std::to_string(upload_links::days_most) + " дней.",
                       "days");
    return {};
}

Result<void> note(Transaction& change, PersonId actor, const OneTimeKey& key, std::string type, Instant now) {
    const auto noted = change.append({now, actor, key.task, std::move(type), upload_link_json(key)});
    if (!noted) return tl::unexpected(noted.error());
    return {};
}

OneTimeKey key_of(const Task& task, const Organization& organization, const Actor& actor,
                  const UploadLinkEntry& entry, std::string_view token, Instant now) {
    OneTimeKey key;
    key.sha256 = sha256_hex(token);
    key.purpose = KeyPurpose::upload;
    key.person = task.lead();
    key.task = task.id;
    key.requirement = entry.requirement;
    key.words = entry.words;
    key.made_by = actor.person;
    key.made_at = now;
    const Day after = organization.zone->local(now).day + std::chrono::days{entry.days + 1};
    key.expires_at = organization.zone->at(after, TimeOfDay{0});
    return key;
}

/// A link that still opens, with its task; the error's words are for the page.
struct OpenLink {
    OneTimeKey key;
    Task task;
};

tl::unexpected<Error> closed_link(std::string message) {
    return failure(Fault::wrong_state, std::move(message), {},
                   "Попросите новую ссылку у того, кто прислал эту.");
}

Result<OpenLink> open_link(ReadView& view, const Organization& organization, std::string_view token,
                           Instant now) {
    auto key = view.one_time_key(sha256_hex(token));
    if (!key) return tl::unexpected(key.error());
    if (!*key || (*key)->purpose != KeyPurpose::upload)
        return failure(Fault::not_found, "Такой ссылки нет.", {}, "Проверьте, что адрес скопирован целиком.");
    switch (standing_of(**key, now)) {
        case UploadLinkStanding::used:
            return closed_link("По этой ссылке документ уже отправлен: она действует один раз.");
        case UploadLinkStanding::revoked:
            return closed_link("Эта ссылка отозвана.");
        case UploadLinkStanding::expired:
            return closed_link("Срок действия этой ссылки истёк.");
        case UploadLinkStanding::open:
            break;
    }
    auto found = task_to_link(view, organization, Actor{(*key)->made_by, std::nullopt}, (*key)->task, now);
    const bool of_the_maker =
        !found && (found.error().fault == Fault::forbidden || found.error().fault == Fault::not_found ||
                   found.error().fault == Fault::unauthenticated);
    if (of_the_maker) return closed_link("Тот, кто выдал эту ссылку, больше не ведёт эту задачу.");
    if (!found) return tl::unexpected(found.error());
    if (!found->task.owed()) return closed_link("По этой задаче документы сейчас не принимаются.");
    return OpenLink{std::move(**key), std::move(found->task)};
}

UploadOffer offer_of(const OpenLink& open, const Organization& organization) {
    UploadOffer offer{open.key, open.task.number, open.task.title, open.task.due, {}, {}};
    if (const auto* slot = slot_of(open.task, open.key.requirement)) offer.wanted = russian(slot->kind);
    offer.until = last_day_of(open.key, organization);
    return offer;
}

/// «МАДОУ № 5: приказ.pdf», cut where the limit of names is.
std::string title_of(const OneTimeKey& key, const std::string& file_name) {
    std::string title = key.words + ": " + file_name;
    std::size_t end = std::min(title.size(), limits::name_bytes);
    while (end > 0 && end < title.size() && (static_cast<unsigned char>(title[end]) & 0xC0U) == 0x80U) --end;
    title.resize(end);
    return title;
}

}  // namespace

UploadLinkStanding standing_of(const OneTimeKey& key, Instant now) {
    // Revoking ends a link at once: its end and its use are then one moment, which no use can have.
    if (key.used_at)
        return *key.used_at >= key.expires_at ? UploadLinkStanding::revoked : UploadLinkStanding::used;
    return now >= key.expires_at ? UploadLinkStanding::expired : UploadLinkStanding::open;
}

std::string_view name(UploadLinkStanding standing) {
    return name_in(standings, standing);
}

std::string upload_link_name(const OneTimeKey& key) {
    return key.sha256.substr(0, upload_links::name_letters);
}

Day last_day_of(const OneTimeKey& key, const Organization& organization) {
    return organization.zone->local(key.expires_at - std::chrono::milliseconds{1}).day;
}

std::string upload_address(std::string_view public_url, std::string_view token) {
    return std::string(public_url) + "/up/" + std::string(token);
}

Result<UploadLink> make_upload_link(Store& store, const Organization& organization, const Actor& actor,
                                    TaskId task, const UploadLinkEntry& entry, Instant now) {
    return write_as<UploadLink>(store, [&](Transaction& change) -> Result<UploadLink> {
        const auto found = task_to_link(change, organization, actor, task, now);
        if (!found) return tl::unexpected(found.error());
        if (auto good = check_entry(found->task, entry); !good) return tl::unexpected(good.error());
        UploadLink made{random_token(upload_links::token_bytes), {}};
        made.key = key_of(found->task, organization, actor, entry, made.token, now);
        if (auto takes = takes_papers(found->task, organization, made.key, now); !takes)
            return tl::unexpected(takes.error());
        const auto others = change.one_time_keys(task);
        if (!others) return tl::unexpected(others.error());
        const auto open = std::count_if(others->begin(), others->end(), [&](const OneTimeKey& one) {
            return standing_of(one, now) == UploadLinkStanding::open;
        });
        if (static_cast<std::size_t>(open) >= upload_links::open_most)
            return failure(Fault::too_many, "У задачи слишком много действующих ссылок.", {},
                           "Отзовите ненужные.");
        if (auto saved = change.save(made.key); !saved) return tl::unexpected(saved.error());
        if (auto noted = note(change, actor.person, made.key, "upload_link_made", now); !noted)
            return tl::unexpected(noted.error());
        return made;
    });
}

Result<std::vector<OneTimeKey>> list_upload_links(ReadView& view, const Organization& organization,
                                                  const Actor& actor, TaskId task, Instant now) {
    const auto found = task_to_link(view, organization, actor, task, now);
    if (!found) return tl::unexpected(found.error());
    return view.one_time_keys(task);
}

Result<OneTimeKey> revoke_upload_link(Store& store, const Organization& organization, const Actor& actor,
                                      TaskId task, std::string_view link, Instant now) {
    return write_as<OneTimeKey>(store, [&](Transaction& change) -> Result<OneTimeKey> {
        auto links = list_upload_links(change, organization, actor, task, now);
        if (!links) return tl::unexpected(links.error());
        const auto named = std::find_if(links->begin(), links->end(),
                                        [&](const OneTimeKey& one) { return upload_link_name(one) == link; });
        if (named == links->end())
            return failure(Fault::not_found, "У задачи нет такой ссылки.", "link",
                           "Названия видны в списке ссылок задачи.");
        if (standing_of(*named, now) != UploadLinkStanding::open)
            return failure(Fault::wrong_state, "Эта ссылка уже не действует.", std::string(link));
        named->used_at = now;
        named->expires_at = now;
        if (auto saved = change.save(*named); !saved) return tl::unexpected(saved.error());
        if (auto noted = note(change, actor.person, *named, "upload_link_revoked", now); !noted)
            return tl::unexpected(noted.error());
        return *named;
    });
}

Result<UploadOffer> upload_offer(ReadView& view, const Organization& organization, std::string_view token,
                                 Instant now) {
    const auto open = open_link(view, organization, token, now);
    if (!open) return tl::unexpected(open.error());
    return offer_of(*open, organization);
}

Result<UploadOffer> take_upload(Store& store, const Organization& organization, std::string_view token,
                                const StoredFile& file, std::string file_name, Instant now) {
    return write_as<UploadOffer>(store, [&](Transaction& change) -> Result<UploadOffer> {
        auto open = open_link(change, organization, token, now);
        if (!open) return tl::unexpected(open.error());
        Task& task = open->task;
        OneTimeKey& key = open->key;
        auto offer = offer_of(*open, organization);
        Evidence evidence = paper_of(task, key);
        evidence.title = title_of(key, file_name);
        evidence.sha256 = file.sha256;
        evidence.bytes = file.bytes;
        evidence.media_type = file.media_type;
        const auto changes = attached(task, organization, key, std::move(evidence), now);
        if (!changes) return tl::unexpected(changes.error());
        const PersonId lead = task.lead();
        auto done = record(change, task, key.made_by, now, *changes, lead == key.made_by ? PersonId{} : lead);
        if (done) done = save_scheduled(change, task, organization, now);
        key.used_at = now;
        if (done) done = change.save(key);
        if (done) done = note(change, key.made_by, key, "upload_link_used", now);
        if (done)
            done = tell_of(change, organization, task, NoticeKind::contributed,
                           "upload:" + std::to_string(task.evidence.back().number),
                           "Документ по ссылке для загрузки: «" + task.evidence.back().title + "».", {lead},
                           now);
        if (!done) return tl::unexpected(done.error());
        return offer;
    });
}

}  // namespace vekha
