// Proof: files that stream to the disk while they come in, links, and the way back.
#include "daemon/api/byte_range.hpp"
#include "daemon/api/evidence_file.hpp"
#include "daemon/api/handlers.hpp"
#include "daemon/api/json_in.hpp"
#include "daemon/api/json_out.hpp"
#include "daemon/http/assets.hpp"
#include "daemon/http/problem.hpp"
#include "daemon/runtime/log.hpp"
#include "workflow/service/acting.hpp"

namespace vekha::api {
namespace {

std::string location_of(TaskId task, int number) {
    return "/api/v1/tasks/" + std::to_string(task.value) + "/evidence/" + std::to_string(number);
}

/// The kind that was not given is the requirement's.
EvidenceKind kind_of(const Task& task, std::optional<EvidenceKind> given, int requirement) {
    if (given) return *given;
    for (const auto& one : task.requirements)
        if (one.number == requirement) return one.kind;
    return EvidenceKind::other;
}

/// What the caller may not attach now is refused here, before any byte is taken.
Result<Task> attachable(Store& store, const Call& call, std::optional<std::int64_t> version,
                        Evidence& evidence, std::optional<EvidenceKind> kind) {
    return read_as<Task>(store, [&](ReadView& view) -> Result<Task> {
        auto shown = view_task(view, *call.organization, call.caller->actor(), call.task(), call.now);
        if (!shown) return tl::unexpected(shown.error());
        if (version && *version != shown->task.version)
            return failure(Fault::stale, "Задача изменилась, пока вы её смотрели.", "If-Match",
                           "Откройте её заново и повторите действие.");
        evidence.kind = kind_of(shown->task, kind, evidence.requirement);
        Evidence trial = evidence;
        // A hash that no file has: only the rules of the task are tried here.
        if (trial.link.empty()) trial.sha256 = "0";
        const auto acting = acting_person(view, *call.organization, call.caller->person,
                                          call.caller->session.task.has_value(), call.now, &shown->task);
        if (!acting) return tl::unexpected(acting.error());
        auto allowed = decide(shown->task, *acting, circumstances_of(*call.organization), call.now,
                              AttachEvidence{trial});
        if (!allowed) return tl::unexpected(allowed.error());
        return std::move(shown->task);
    });
}

/// Attaches and answers 201 with the task and the address of the new evidence.
Answer attach(Store& store, const Call& call, std::optional<std::int64_t> version, Evidence evidence) {
    auto task = act(store, *call.organization, call.caller->actor(), call.task(), version,
                    AttachEvidence{std::move(evidence)}, call.now);
    if (!task) return tl::unexpected(task.error());
    auto response = task_answer(store, call, 201);
    if (response) response->with("Location", location_of(call.task(), task->evidence.back().number));
    return response;
}

class EvidenceUpload final : public http::Upload {
  public:
    EvidenceUpload(Store& store, std::unique_ptr<IncomingFile> file, Call call,
                   std::optional<std::int64_t> version, Evidence evidence, std::function<void()> nudge)
        : store_(store),
          file_(std::move(file)),
          call_(std::move(call)),
          version_(version),
          evidence_(std::move(evidence)),
          nudge_(std::move(nudge)) {}

    Result<void> write(std::span<const std::byte> bytes) override {
        any_ = any_ || !bytes.empty();
        return file_->write(bytes);
    }

    http::Response finish() override {
        if (!any_)
            return http::problem(
                Error{Fault::invalid_input, "Файл пуст.", evidence_.title, "Выберите другой файл."});
        auto stored = file_->finish();
        if (!stored) return http::problem(stored.error());
        evidence_.sha256 = stored->sha256;
        evidence_.bytes = stored->bytes;
        evidence_.media_type = stored->media_type;
        auto answer = attach(store_, call_, version_, std::move(evidence_));
        if (!answer) return http::problem(answer.error());
        if (nudge_) nudge_();
        return std::move(*answer);
    }

  private:
    Store& store_;
    std::unique_ptr<IncomingFile> file_;
    Call call_;
    std::optional<std::int64_t> version_;
    Evidence evidence_;
    std::function<void()> nudge_;
    bool any_ = false;
};

struct GivenEvidence {
    Evidence evidence;
    std::optional<EvidenceKind> kind;
};

Result<GivenEvidence> evidence_of_query(const http::Request& request) {
    GivenEvidence given;
    if (auto known = only_parameters(
            request, {"name", "requirement", "kind", "document_number", "document_date", "signatory"});
        !known)
        return tl::unexpected(known.error());
    auto title = text_parameter(request, "name", limits::name_bytes);
    if (!title) return tl::unexpected(title.error());
    if (!*title || (*title)->empty())
        return failure(Fault::invalid_input, "Не указано имя файла.", "name", "Добавьте в адрес ?name=…");
    given.evidence.title = std::move(**title);
    auto requirement = number_parameter(request, "requirement", 0, std::numeric_limits<int>::max());
    if (!requirement) return tl::unexpected(requirement.error());
    given.evidence.requirement = static_cast<int>(requirement->value_or(0));
    if (const auto kind = request.parameter("kind")) {
        given.kind = parse_evidence_kind(*kind);
        if (!given.kind) return failure(Fault::invalid_input, "Неизвестный вид документа.", "kind");
    }
    auto number = text_parameter(request, "document_number", limits::name_bytes);
    if (!number) return tl::unexpected(number.error());
    given.evidence.document_number = number->value_or("");
    auto signatory = text_parameter(request, "signatory", limits::name_bytes);
    if (!signatory) return tl::unexpected(signatory.error());
    given.evidence.signatory = signatory->value_or("");
    if (const auto date = request.parameter("document_date")) {
        given.evidence.document_date = parse_day(*date);
        if (!given.evidence.document_date)
            return failure(Fault::invalid_input, "Ожидалась дата вида 2026-03-01.", "document_date");
    }
    return given;
}

/// The asked part of a file, read as it is sent.
http::StreamBody stream_of(std::shared_ptr<KeptFile> file, const Evidence& evidence, const ByteRange& range) {
    const auto next = [file = std::move(file), sha256 = evidence.sha256,
                       offset = range.first](std::size_t most) mutable {
        std::string piece(most, '\0');
        const auto read = file->read(offset, std::as_writable_bytes(std::span(piece)));
        if (!read) log::error("evidence_unreadable", {{"file", sha256}, {"error", describe(read.error())}});
        piece.resize(read.value_or(0));
        offset += piece.size();
        return piece;
    };
    return {next, range.length};
}

}  // namespace

std::variant<std::unique_ptr<http::Upload>, http::Response> begin_upload(Store& store, EvidenceFiles& files,
                                                                         std::size_t most_bytes, Call call,
                                                                         std::function<void()> nudge) {
    auto version = expected_version(call.request);
    if (!version) return http::problem(version.error());
    auto given = evidence_of_query(call.request);
    if (!given) return http::problem(given.error());
    auto task = attachable(store, call, *version, given->evidence, given->kind);
    if (!task) return http::problem(task.error());
    auto file = files.begin(most_bytes);
    if (!file) return http::problem(file.error());
    return std::make_unique<EvidenceUpload>(store, std::move(*file), std::move(call), *version,
                                            std::move(given->evidence), std::move(nudge));
}

Answer attach_link(Store& store, const Call& call) {
    auto version = expected_version(call.request);
    if (!version) return tl::unexpected(version.error());
    auto object = parse_object(call.request.body);
    if (!object) return tl::unexpected(object.error());
    Fields fields(*object);
    Evidence evidence;
    evidence.link = fields.text("link", 1, limits::words_bytes);
    evidence.title = fields.optional_text("title", 0, limits::name_bytes).value_or("");
    evidence.requirement = static_cast<int>(
        fields.optional_number("requirement", 0, std::numeric_limits<int>::max()).value_or(0));
    std::optional<EvidenceKind> kind;
    if (const auto kind_name = fields.optional_text("kind", 1, limits::name_bytes)) {
        kind = parse_evidence_kind(*kind_name);
        if (!kind) fields.refuse("kind", "Неизвестный вид документа.");
    }
    evidence.document_number = fields.optional_text("document_number", 0, limits::name_bytes).value_or("");
    evidence.document_date = fields.optional_day("document_date");
    evidence.signatory = fields.optional_text("signatory", 0, limits::name_bytes).value_or("");
    if (!clean_text(evidence.link)) fields.refuse("link", "Ссылка содержит недопустимые знаки.");
    if (auto good = fields.done(); !good) return tl::unexpected(good.error());
    if (evidence.title.empty()) evidence.title = evidence.link.substr(0, limits::name_bytes);
    if (!clean_text(evidence.title)) evidence.title = "Ссылка";
    auto task = attachable(store, call, *version, evidence, kind);
    if (!task) return tl::unexpected(task.error());
    return attach(store, call, *version, std::move(evidence));
}

Answer withdraw_evidence(Store& store, const Call& call) {
    auto version = expected_version(call.request);
    if (!version) return tl::unexpected(version.error());
    if (call.numbers[1] > std::numeric_limits<int>::max())
        return failure(Fault::not_found, "У задачи нет такого документа.");
    auto done = act(store, *call.organization, call.caller->actor(), call.task(), *version,
                    WithdrawEvidence{static_cast<int>(call.numbers[1])}, call.now);
    if (!done) return tl::unexpected(done.error());
    return task_answer(store, call, 200);
}

Answer download(Store& store, const EvidenceFiles& files, const Call& call) {
    auto kept = evidence_file(store, files, call);
    if (!kept) return tl::unexpected(kept.error());
    const Evidence& found = kept->evidence;
    const std::uint64_t size = kept->file->bytes();

    http::Response response;
    const std::string etag = etag_of(found);
    response.with("ETag", etag)
        .with("Accept-Ranges", "bytes")
        .with("Cache-Control", "private, no-cache")
        .with("Content-Disposition", http::attachment_disposition(found.title))
        .with("Content-Security-Policy", "sandbox; default-src 'none'; frame-ancestors 'none'");
    if (const auto known = call.request.header("if-none-match"); known && http::names_tag(*known, etag)) {
        response.status = 304;
        return response;
    }
    const auto range = requested_range(call.request, etag, size);
    if (range.kind == ByteRange::Kind::unsatisfiable) {
        auto refused =
            http::problem(416, Error{Fault::invalid_input, "В файле нет такого отрезка.", "Range", {}});
        refused.with("Content-Range", "bytes */" + std::to_string(size));
        return refused;
    }
    response.content_type = found.media_type.empty() ? "application/octet-stream" : found.media_type;
    response.stream = stream_of(std::move(kept->file), found, range);
    if (range.kind == ByteRange::Kind::part) {
        response.status = 206;
        response.with("Content-Range", "bytes " + std::to_string(range.first) + "-" +
                                           std::to_string(range.first + range.length - 1) + "/" +
                                           std::to_string(size));
    }
    return response;
}

}  // namespace vekha::api
