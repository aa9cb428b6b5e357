#include "daemon/storage/files.hpp"

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "daemon/storage/media_type.hpp"
#include "workflow/service/sha256.hpp"

namespace vekha {
namespace {

namespace fs = std::filesystem;

/// Folder of files on their way in, beside the folders of those that stay: a rename never crosses a file
/// system.
constexpr const char* incoming_name = "incoming";

/// An open file, closed with its owner.
class Descriptor {
  public:
    explicit Descriptor(int number = -1) : number_(number) {}
    Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(number_, other.number_);
        return *this;
    }
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    explicit operator bool() const { return number_ >= 0; }
    int operator*() const { return number_; }

  private:
    int number_;
};

Error disk_error(int code, const fs::path& where) {
    // A quota and a limit on a file's size are a full disk to the person who uploads.
    if (code == ENOSPC || code == EDQUOT || code == EFBIG)
        return {Fault::storage_full, "На диске не хватает места: файл не сохранён.", where.string(),
                "Освободите место на диске и загрузите файл снова."};
    return {Fault::unavailable,
            "Папка подтверждающих документов недоступна (" + std::generic_category().message(code) + ").",
            where.string(), "Проверьте, что папка существует и у программы есть права на запись."};
}

Result<void> sync_folder(const fs::path& folder) {
    const Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!opened || ::fsync(*opened) != 0) return tl::unexpected(disk_error(errno, folder));
    return {};
}

Result<void> make_folder(const fs::path& folder) {
    if (::mkdir(folder.c_str(), S_IRWXU) == 0 || errno == EEXIST) return {};
    return tl::unexpected(disk_error(errno, folder));
}

fs::path place_of(const fs::path& root, std::string_view sha256) {
    return root / sha256.substr(0, 2) / sha256.substr(2, 2) / sha256;
}

class Incoming final : public IncomingFile {
  public:
    Incoming(fs::path root, fs::path temporary, Descriptor file, std::size_t most_bytes, MediaTypes& types)
        : root_(std::move(root)),
          temporary_(std::move(temporary)),
          file_(std::move(file)),
          most_bytes_(most_bytes),
          types_(types) {}

    ~Incoming() override { give_up(); }

    Result<void> write(std::span<const std::byte> bytes) override {
        if (!file_) return closed();
        if (bytes.size() > most_bytes_ - written_) {
            give_up();
            return failure(Fault::too_large, "Файл больше, чем можно загрузить.", {},
                           "Наибольший размер: " + std::to_string(most_bytes_ / (1024 * 1024)) + " МБ.");
        }
        hash_.add(bytes);
        written_ += bytes.size();
        while (!bytes.empty()) {
            const ssize_t put = ::write(*file_, bytes.data(), bytes.size());
            if (put < 0 && errno == EINTR) continue;
            if (put < 0) return give_up(errno);
            bytes = bytes.subspan(static_cast<std::size_t>(put));
        }
        return {};
    }

    Result<StoredFile> finish() override {
        if (!file_) return tl::unexpected(closed().error());
        // Nobody has a reason to write to proof again.
        if (::fchmod(*file_, S_IRUSR) != 0 || ::fsync(*file_) != 0)
            return tl::unexpected(give_up(errno).error());
        auto type = types_.of_file(temporary_);
        if (!type) return tl::unexpected(type.error());
        StoredFile stored{.sha256 = hash_.hex(),
                          .bytes = static_cast<std::int64_t>(written_),
                          .media_type = std::move(*type)};
        if (auto placed = place(stored.sha256); !placed) return tl::unexpected(placed.error());
        return stored;
    }

  private:
    /// Gives the file its name. Each folder on the way is synced: one may be new, or left so by a crash.
    Result<void> place(const std::string& sha256) {
        const fs::path target = place_of(root_, sha256);
        const fs::path second = target.parent_path();
        const fs::path first = second.parent_path();
        for (const fs::path& folder : {first, second})
            if (auto made = make_folder(folder); !made) return made;
        // The same bytes may be there already; the new copy takes their place, which also mends a damaged
        // one.
        if (::rename(temporary_.c_str(), target.c_str()) != 0) return give_up(errno);
        temporary_.clear();
        file_ = Descriptor();
        for (const fs::path& folder : {second, first, root_})
            if (auto synced = sync_folder(folder); !synced) return synced;
        return {};
    }

    static Result<void> closed() { return failure(Fault::internal, "Запись в файл, который уже закрыт."); }

    void give_up() {
        file_ = Descriptor();
        if (!temporary_.empty()) ::unlink(temporary_.c_str());
        temporary_.clear();
    }
    Result<void> give_up(int code) {
        Result<void> failed = tl::unexpected(disk_error(code, root_));
        give_up();
        return failed;
    }

    const fs::path root_;
    fs::path temporary_;  ///< empty once the file has its name or is given up
    Descriptor file_;
    const std::size_t most_bytes_;
    std::size_t written_ = 0;
    Sha256 hash_;
    MediaTypes& types_;
};

class FolderFiles final : public EvidenceFiles {
  public:
    FolderFiles(fs::path root, Descriptor lock) : root_(std::move(root)), lock_(std::move(lock)) {}

    Result<std::unique_ptr<IncomingFile>> begin(std::size_t most_bytes) override {
        std::string temporary = (root_ / incoming_name / "XXXXXX").string();
        Descriptor file(::mkostemp(temporary.data(), O_CLOEXEC));
        if (!file) return tl::unexpected(disk_error(errno, root_));
        return std::make_unique<Incoming>(root_, temporary, std::move(file), most_bytes, types_);
    }

    Result<fs::path> path(std::string_view sha256) const override {
        const bool hash = sha256.size() == sha256_letters &&
                          sha256.find_first_not_of("0123456789abcdef") == std::string_view::npos;
        // Anything but a hash could name a file of somebody else's.
        if (hash) {
            fs::path place = place_of(root_, sha256);
            std::error_code absent;
            if (fs::is_regular_file(place, absent)) return place;
        }
        return failure(Fault::not_found, "Такого файла нет в хранилище.", std::string(sha256));
    }

  private:
    const fs::path root_;
    Descriptor lock_;  ///< held on the folder of incoming files: what lies there is this process's
    MediaTypes types_;
};

/// Removes files that a crash left half written, unless another process is receiving some.
Descriptor clear_incoming(const fs::path& folder) {
    Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!opened || ::flock(*opened, LOCK_EX | LOCK_NB) != 0) return opened;
    std::error_code error;
    for (const auto& each : fs::directory_iterator(folder, error)) {
        std::error_code stays;  // one that can't be removed only takes room
        fs::remove(each.path(), stays);
    }
    return opened;
}

}  // namespace

Result<std::unique_ptr<EvidenceFiles>> open_evidence_files(const fs::path& folder) {
    for (const fs::path& each : {folder, folder / incoming_name})
        if (auto made = make_folder(each); !made) return tl::unexpected(made.error());
    if (::access((folder / incoming_name).c_str(), W_OK | X_OK) != 0)
        return tl::unexpected(disk_error(errno, folder));
    return std::make_unique<FolderFiles>(folder, clear_incoming(folder / incoming_name));
}

}  // namespace vekha
