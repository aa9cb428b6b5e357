#include "daemon/storage/files.hpp"

#include <cerrno>
#include <string>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "daemon/storage/incoming.hpp"

namespace vekha {
namespace {

namespace fs = std::filesystem;

/// Folder of files on their way in, beside the folders of those that stay: a rename never crosses a file
/// system.
constexpr const char* incoming_name = "incoming";

Result<void> sync_folder(const fs::path& folder) {
    const Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!opened || ::fsync(*opened) != 0) return tl::unexpected(disk_error(errno, folder));
    return {};
}

fs::path place_of(const fs::path& root, std::string_view sha256) {
    return root / sha256.substr(0, 2) / sha256.substr(2, 2) / sha256;
}

class Incoming final : public IncomingFile {
  public:
    Incoming(fs::path root, std::unique_ptr<GrowingFile> file, MediaTypes& types)
        : root_(std::move(root)), file_(std::move(file)), types_(types) {}

    Result<void> write(std::span<const std::byte> bytes) override { return file_->write(bytes); }

    Result<StoredFile> finish() override {
        auto stored = keep();
        if (!stored) file_->give_up();
        return stored;
    }

  private:
    Result<StoredFile> keep() {
        auto stored = file_->measure(types_);
        if (!stored) return stored;
        // Nobody has a reason to write to proof again.
        if (::fchmod(file_->descriptor(), S_IRUSR) != 0 || ::fsync(file_->descriptor()) != 0)
            return tl::unexpected(disk_error(errno, root_));
        if (auto placed = place(stored->sha256); !placed) return tl::unexpected(placed.error());
        return stored;
    }
    /// Gives the file its name. Each folder on the way is synced: one may be new, or left so by a crash.
    Result<void> place(const std::string& sha256) {
        const fs::path target = place_of(root_, sha256);
        const fs::path second = target.parent_path();
        const fs::path first = second.parent_path();
        for (const fs::path& folder : {first, second})
            if (auto made = make_folder(folder); !made) return made;
        // The same bytes may be there already; the new copy takes their place, which also mends a damaged
        // one.
        if (::rename(file_->path().c_str(), target.c_str()) != 0)
            return tl::unexpected(disk_error(errno, root_));
        file_->kept();
        for (const fs::path& folder : {second, first, root_})
            if (auto synced = sync_folder(folder); !synced) return synced;
        return {};
    }

    const fs::path root_;
    const std::unique_ptr<GrowingFile> file_;
    MediaTypes& types_;
};

class Kept final : public KeptFile {
  public:
    Kept(fs::path place, Descriptor file, std::uint64_t bytes)
        : place_(std::move(place)), file_(std::move(file)), bytes_(bytes) {}

    std::uint64_t bytes() const override { return bytes_; }

    Result<std::size_t> read(std::uint64_t offset, std::span<std::byte> into) override {
        std::size_t done = 0;
        while (done < into.size()) {
            const ssize_t got =
                ::pread(*file_, into.data() + done, into.size() - done, static_cast<off_t>(offset + done));
            if (got < 0 && errno == EINTR) continue;
            if (got < 0) return tl::unexpected(disk_error(errno, place_));
            if (got == 0) break;
            done += static_cast<std::size_t>(got);
        }
        return done;
    }

  private:
    const fs::path place_;
    const Descriptor file_;
    const std::uint64_t bytes_;
};

tl::unexpected<Error> absent(std::string_view sha256) {
    return failure(Fault::not_found, "Такого файла нет в хранилище.", std::string(sha256));
}

class FolderFiles final : public EvidenceFiles {
  public:
    FolderFiles(fs::path root, std::unique_ptr<IncomingFolder> incoming)
        : root_(std::move(root)), incoming_(std::move(incoming)) {}

    Result<std::unique_ptr<IncomingFile>> begin(std::size_t most_bytes) override {
        if (!incoming_) return failure(Fault::internal, "Папка документов открыта только для чтения.");
        auto file = incoming_->begin(most_bytes);
        if (!file) return tl::unexpected(file.error());
        return std::make_unique<Incoming>(root_, std::move(*file), types_);
    }

    Result<std::unique_ptr<KeptFile>> open(std::string_view sha256) const override {
        if (!is_sha256(sha256)) return absent(sha256);
        const fs::path place = place_of(root_, sha256);
        Descriptor file(::open(place.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
        if (!file && (errno == ENOENT || errno == ENOTDIR)) return absent(sha256);
        struct stat found {};
        if (!file || ::fstat(*file, &found) != 0) return tl::unexpected(disk_error(errno, place));
        if (!S_ISREG(found.st_mode)) return absent(sha256);
        return std::make_unique<Kept>(place, std::move(file), static_cast<std::uint64_t>(found.st_size));
    }

  private:
    const fs::path root_;
    const std::unique_ptr<IncomingFolder> incoming_;  ///< none: for reading alone
    MediaTypes types_;
};

}  // namespace

Result<std::unique_ptr<EvidenceFiles>> open_evidence_files(const fs::path& folder) {
    if (auto made = make_folder(folder); !made) return tl::unexpected(made.error());
    auto incoming = IncomingFolder::open(folder / incoming_name);
    if (!incoming) return tl::unexpected(incoming.error());
    return std::make_unique<FolderFiles>(folder, std::move(*incoming));
}

std::unique_ptr<EvidenceFiles> open_evidence_files_to_read(const fs::path& folder) {
    return std::make_unique<FolderFiles>(folder, nullptr);
}

}  // namespace vekha
