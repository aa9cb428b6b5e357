#include "daemon/storage/s3/files.hpp"

#include <algorithm>
#include <cstring>
#include <string>
#include <utility>

#include "daemon/storage/incoming.hpp"
#include "daemon/storage/s3/client.hpp"
#include "workflow/service/sha256.hpp"

namespace vekha::s3 {
namespace {

/// Bytes of an open file that are held in memory, at most: a slow reader keeps no more than that.
constexpr std::size_t window_most = 256 * 1024;
/// A request for less costs no less.
constexpr std::size_t window_least = 4 * 1024;
/// The object that shows what may be done in the bucket.
constexpr const char* marker_name = "vekha-evidence.txt";
constexpr std::string_view marker_text =
    "Vekha keeps files of proof here, each under its SHA-256. Do not change, rename or remove them.\n";

std::string name_of(std::string_view sha256) {
    return std::string(sha256.substr(0, 2)) + "/" + std::string(sha256.substr(2, 2)) + "/" +
           std::string(sha256);
}

/// Reads in windows that grow while they are read in order, so that a part costs a part and a whole file few
/// requests.
class Kept final : public KeptFile {
  public:
    Kept(std::shared_ptr<const Client> client, std::string name, std::uint64_t bytes)
        : client_(std::move(client)), name_(std::move(name)), bytes_(bytes) {}

    std::uint64_t bytes() const override { return bytes_; }

    Result<std::size_t> read(std::uint64_t offset, std::span<std::byte> into) override {
        std::size_t done = 0;
        while (done < into.size() && offset + done < bytes_) {
            const std::uint64_t at = offset + done;
            if (!holds(at))
                if (auto came = fetch(at, into.size() - done); !came) return tl::unexpected(came.error());
            const auto skip = static_cast<std::size_t>(at - window_at_);
            const auto count = std::min(into.size() - done, window_.size() - skip);
            std::memcpy(into.data() + done, window_.data() + skip, count);
            done += count;
        }
        return done;
    }

  private:
    bool holds(std::uint64_t at) const { return at >= window_at_ && at < window_at_ + window_.size(); }

    Result<void> fetch(std::uint64_t at, std::size_t wanted) {
        const bool in_order = at == window_at_ + window_.size() && !window_.empty();
        const auto grown = std::max({wanted, window_least, in_order ? 2 * window_.size() : 0});
        const auto length =
            static_cast<std::size_t>(std::min<std::uint64_t>(std::min(grown, window_most), bytes_ - at));
        auto part = client_->get(name_, at, length);
        if (!part) return tl::unexpected(part.error());
        if (part->whole != bytes_ || part->bytes.size() != length)
            return failure(Fault::damaged, "Файл в хранилище S3 не той длины, что был.",
                           client_->options().name);
        window_ = std::move(part->bytes);
        window_at_ = at;
        return {};
    }

    const std::shared_ptr<const Client> client_;
    const std::string name_;
    const std::uint64_t bytes_;
    std::string window_;
    std::uint64_t window_at_ = 0;
};

class Incoming final : public IncomingFile {
  public:
    Incoming(std::shared_ptr<const Client> client, std::unique_ptr<GrowingFile> file, MediaTypes& types)
        : client_(std::move(client)), file_(std::move(file)), types_(types) {}

    Result<void> write(std::span<const std::byte> bytes) override { return file_->write(bytes); }

    Result<StoredFile> finish() override {
        auto stored = file_->measure(types_);
        if (stored)
            if (auto kept = client_->put(name_of(stored->sha256),
                                         {file_->descriptor(), static_cast<std::uint64_t>(stored->bytes),
                                          stored->sha256, stored->media_type});
                !kept)
                stored = tl::unexpected(kept.error());
        file_->give_up();
        return stored;
    }

  private:
    const std::shared_ptr<const Client> client_;
    const std::unique_ptr<GrowingFile> file_;
    MediaTypes& types_;
};

class Files final : public EvidenceFiles {
  public:
    Files(std::shared_ptr<const Client> client, std::unique_ptr<IncomingFolder> spool)
        : client_(std::move(client)), spool_(std::move(spool)) {}

    Result<std::unique_ptr<IncomingFile>> begin(std::size_t most_bytes) override {
        if (!spool_) return failure(Fault::internal, "Хранилище открыто только для чтения.");
        auto file = spool_->begin(most_bytes);
        if (!file) return tl::unexpected(file.error());
        return std::make_unique<Incoming>(client_, std::move(*file), types_);
    }

    Result<std::unique_ptr<KeptFile>> open(std::string_view sha256) const override {
        if (!is_sha256(sha256))
            return failure(Fault::not_found, "Такого файла нет в хранилище.", std::string(sha256));
        const auto size = client_->size(name_of(sha256));
        if (!size) return tl::unexpected(size.error());
        return std::make_unique<Kept>(client_, name_of(sha256), *size);
    }

    Result<void> mark() {
        auto file = spool_->begin(marker_text.size());
        if (!file) return tl::unexpected(file.error());
        if (auto written = (*file)->write(std::as_bytes(std::span(marker_text))); !written) return written;
        return client_->put(marker_name, {(*file)->descriptor(), marker_text.size(), sha256_hex(marker_text),
                                          "text/plain; charset=utf-8"});
    }

  private:
    const std::shared_ptr<const Client> client_;
    const std::unique_ptr<IncomingFolder> spool_;  ///< none: for reading alone
    MediaTypes types_;
};

}  // namespace

Result<std::unique_ptr<EvidenceFiles>> open_files_to_read(Options options) {
    auto client = std::make_shared<const Client>(std::move(options));
    const auto marker = client->size(marker_name);
    if (!marker && marker.error().fault != Fault::not_found) return tl::unexpected(marker.error());
    return std::make_unique<Files>(std::move(client), nullptr);
}

Result<std::unique_ptr<EvidenceFiles>> open_files(Options options, const std::filesystem::path& spool) {
    auto folder = IncomingFolder::open(spool);
    if (!folder) return tl::unexpected(folder.error());
    auto files =
        std::make_unique<Files>(std::make_shared<const Client>(std::move(options)), std::move(*folder));
    if (auto marked = files->mark(); !marked) return tl::unexpected(marked.error());
    return files;
}

}  // namespace vekha::s3
