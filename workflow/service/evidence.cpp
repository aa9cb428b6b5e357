#include "workflow/service/evidence.hpp"

#include <cstddef>
#include <set>
#include <span>
#include <unordered_map>
#include <utility>

#include "workflow/service/sha256.hpp"

namespace vekha {
namespace {

/// Tasks read at once.
constexpr std::size_t page = 500;
/// Bytes read at once.
constexpr std::size_t piece = 256 * 1024;

using Take = std::function<Result<void>(std::span<const std::byte>)>;

/// Reads the file through, hands on each piece and gives the hash of all.
Result<std::string> pour(KeptFile& file, const Take& take) {
    Sha256 hash;
    std::vector<std::byte> room(piece);
    for (std::uint64_t offset = 0;;) {
        const auto read = file.read(offset, room);
        if (!read) return tl::unexpected(read.error());
        if (*read == 0) return hash.hex();
        const auto bytes = std::span<const std::byte>(room).first(*read);
        hash.add(bytes);
        if (take)
            if (auto taken = take(bytes); !taken) return tl::unexpected(taken.error());
        offset += *read;
    }
}

/// The standing of a file that was opened and read; an error that says nothing of the file itself stays one.
Result<FileStanding> judged(const Result<std::string>& hash, const NamedFile& file) {
    if (hash) return *hash == file.sha256 ? FileStanding::whole : FileStanding::damaged;
    if (hash.error().fault == Fault::damaged) return FileStanding::damaged;
    return tl::unexpected(hash.error());
}

/// Whether the target has the file already.
Result<bool> has(const EvidenceFiles& to, const NamedFile& file, bool rehash) {
    auto there = to.open(file.sha256);
    if (!there && there.error().fault == Fault::not_found) return false;
    if (!there) return tl::unexpected(there.error());
    if ((*there)->bytes() != static_cast<std::uint64_t>(file.bytes)) return false;
    if (!rehash) return true;
    const auto standing = judged(pour(**there, {}), file);
    if (!standing) return tl::unexpected(standing.error());
    return *standing == FileStanding::whole;
}

Result<FileStanding> copy_one(const EvidenceFiles& from, EvidenceFiles& to, const NamedFile& file) {
    auto source = from.open(file.sha256);
    if (!source && source.error().fault == Fault::not_found) return FileStanding::missing;
    if (!source) return tl::unexpected(source.error());
    if ((*source)->bytes() != static_cast<std::uint64_t>(file.bytes)) return FileStanding::damaged;
    auto incoming = to.begin(static_cast<std::size_t>(file.bytes));
    if (!incoming) return tl::unexpected(incoming.error());
    const auto standing = judged(
        pour(**source, [&](std::span<const std::byte> bytes) { return (*incoming)->write(bytes); }), file);
    if (!standing || *standing != FileStanding::whole) return standing;
    if (auto kept = (*incoming)->finish(); !kept) return tl::unexpected(kept.error());
    return FileStanding::whole;
}

/// Does `look` for each different file once; a fault is told for every task that names the file.
Result<EvidenceReport> each_once(const std::vector<NamedFile>& named, const EvidenceProgress& progress,
                                 const std::function<Result<FileStanding>(const NamedFile&)>& look) {
    EvidenceReport report;
    std::set<std::string_view> different;
    for (const NamedFile& file : named) different.insert(file.sha256);
    std::unordered_map<std::string_view, FileStanding> known;
    for (const NamedFile& file : named) {
        auto found = known.find(file.sha256);
        if (found == known.end()) {
            const auto standing = look(file);
            if (!standing) return tl::unexpected(standing.error());
            found = known.emplace(file.sha256, *standing).first;
            ++report.files;
            report.bytes += file.bytes;
            if (*standing != FileStanding::whole) ++report.bad;
            if (progress) progress(report.files, different.size());
        }
        if (found->second != FileStanding::whole) report.faults.push_back({file, found->second});
    }
    return report;
}

}  // namespace

std::vector<NamedFile> files_of(const Task& task) {
    std::vector<NamedFile> files;
    for (const Evidence& each : task.evidence)
        if (!each.sha256.empty())
            files.push_back({task.id, each.number, each.title, each.sha256, each.bytes});
    return files;
}

Result<std::vector<NamedFile>> named_files(Store& store) {
    std::vector<NamedFile> named;
    TaskId last;
    for (bool more = true; more;) {
        auto read = store.read([&](ReadView& view) -> Result<void> {
            const auto ids = view.task_ids(last, page);
            if (!ids) return tl::unexpected(ids.error());
            more = ids->size() == page;
            for (const TaskId id : *ids) {
                const auto task = view.task(id);
                if (!task) return tl::unexpected(task.error());
                if (*task)
                    for (NamedFile& file : files_of(**task)) named.push_back(std::move(file));
                last = id;
            }
            return {};
        });
        if (!read) return tl::unexpected(read.error());
    }
    return named;
}

Result<FileStanding> standing_of(const EvidenceFiles& files, const NamedFile& file) {
    auto opened = files.open(file.sha256);
    if (!opened && opened.error().fault == Fault::not_found) return FileStanding::missing;
    if (!opened) return tl::unexpected(opened.error());
    return judged(pour(**opened, {}), file);
}

Result<EvidenceReport> verify_evidence(const std::vector<NamedFile>& named, const EvidenceFiles& files,
                                       const EvidenceProgress& progress) {
    return each_once(named, progress, [&](const NamedFile& file) { return standing_of(files, file); });
}

Result<EvidenceReport> copy_evidence(const std::vector<NamedFile>& named, const EvidenceFiles& from,
                                     EvidenceFiles& to, bool rehash, const EvidenceProgress& progress) {
    std::size_t copied = 0;
    auto report = each_once(named, progress, [&](const NamedFile& file) -> Result<FileStanding> {
        const auto there = has(to, file, rehash);
        if (!there) return tl::unexpected(there.error());
        if (*there) return FileStanding::whole;
        auto standing = copy_one(from, to, file);
        if (standing && *standing == FileStanding::whole) ++copied;
        return standing;
    });
    if (report) report->copied = copied;
    return report;
}

}  // namespace vekha
