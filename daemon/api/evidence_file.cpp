#include "daemon/api/evidence_file.hpp"

#include <cstdint>
#include <string>
#include <utility>

#include "workflow/service/act.hpp"

namespace vekha::api {
namespace {

Result<const Evidence*> find_evidence(const Task& task, const Call& call) {
    for (const auto& one : task.evidence)
        if (one.number == call.numbers[1]) return &one;
    return failure(
        Fault::not_found, "У задачи нет такого документа.",
        "задача " + std::to_string(task.id.value) + ", документ " + std::to_string(call.numbers[1]));
}

}  // namespace

Result<EvidenceFile> evidence_file(Store& store, const EvidenceFiles& files, const Call& call) {
    auto shown = read_as<TaskView>(store, [&](ReadView& view) {
        return view_task(view, *call.organization, call.caller->actor(), call.task(), call.now);
    });
    if (!shown) return tl::unexpected(shown.error());
    const auto evidence = find_evidence(shown->task, call);
    if (!evidence) return tl::unexpected(evidence.error());
    const Evidence& found = **evidence;
    if (found.sha256.empty())
        return failure(Fault::not_found, "Это ссылка, а не файл.", found.title, "Откройте её адрес.");
    auto file = files.open(found.sha256);
    if (!file) return tl::unexpected(file.error());
    if ((*file)->bytes() != static_cast<std::uint64_t>(found.bytes))
        return failure(Fault::damaged, "Файл в хранилище не тот, что был приложен.", found.title,
                       "Восстановите его из резервной копии.");
    return EvidenceFile{found, std::move(*file)};
}

std::string etag_of(const Evidence& evidence) {
    return "\"" + evidence.sha256 + "\"";
}

}  // namespace vekha::api
