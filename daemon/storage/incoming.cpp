#include "daemon/storage/incoming.hpp"

#include <cerrno>
#include <optional>
#include <string>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace vekha {
namespace {

namespace fs = std::filesystem;

/// The lock is on a file and not on its folder: NFS locks only what is open for writing.
constexpr const char* lock_name = "lock";
/// A cleaner takes a folder away only in the moment between its making and its lock.
constexpr int names_tried = 8;

bool take_lock(const Descriptor& file) {
    return ::flock(*file, LOCK_EX | LOCK_NB) == 0;
}

/// Whether the path still names the open file: who cleaned up in between has removed the name.
bool names(const fs::path& path, const Descriptor& file) {
    struct stat by_name {};
    struct stat open {};
    return ::stat(path.c_str(), &by_name) == 0 && ::fstat(*file, &open) == 0 &&
           by_name.st_dev == open.st_dev && by_name.st_ino == open.st_ino;
}

/// Removes the folder of a process that is gone.
void clear_if_dead(const fs::path& folder) {
    const fs::path lock_path = folder / lock_name;
    const Descriptor lock(::open(lock_path.c_str(), O_RDWR | O_CLOEXEC | O_NOFOLLOW));
    if (!lock) {
        // Dead or not yet locked: an empty one can go, its maker then takes another name.
        if (errno == ENOENT) ::rmdir(folder.c_str());
        return;
    }
    if (!take_lock(lock)) return;
    std::error_code stays;  // one that can't be removed only takes room
    for (const auto& each : fs::directory_iterator(folder, stays))
        if (each.path() != lock_path) fs::remove(each.path(), stays);
    ::unlink(lock_path.c_str());
    ::rmdir(folder.c_str());
}

void clear_the_dead(const fs::path& shared) {
    std::error_code error;
    for (const auto& each : fs::directory_iterator(shared, error)) {
        std::error_code unknown;
        if (each.symlink_status(unknown).type() == fs::file_type::directory) clear_if_dead(each.path());
    }
}

/// A lock on the folder; nothing where a cleaner took the folder away first.
Result<std::optional<Descriptor>> lock_of_own(const fs::path& folder) {
    const fs::path path = folder / lock_name;
    Descriptor lock(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR));
    if (!lock && errno == ENOENT) return std::nullopt;
    if (!lock) return tl::unexpected(disk_error(errno, folder));
    if (!take_lock(lock)) {
        if (errno == EWOULDBLOCK) return std::nullopt;
        return failure(
            Fault::unavailable,
            "Папка подтверждающих документов не даёт блокировать файлы (" +
                std::generic_category().message(errno) + ").",
            folder.parent_path().string(),
            "Без блокировок программы стёрли бы незаконченные загрузки друг друга. Подключите папку "
            "так, чтобы блокировки работали (NFS без nolock).");
    }
    if (!names(path, lock)) return std::nullopt;
    return lock;
}

}  // namespace

Error disk_error(int code, const fs::path& where) {
    // A quota and a limit on a file's size are a full disk to the person who uploads.
    if (code == ENOSPC || code == EDQUOT || code == EFBIG)
        return {Fault::storage_full, "На диске не хватает места: файл не сохранён.", where.string(),
                "Освободите место на диске и загрузите файл снова."};
    return {Fault::unavailable,
            "Папка подтверждающих документов недоступна (" + std::generic_category().message(code) + ").",
            where.string(), "Проверьте, что папка существует и у программы есть права на запись."};
}

Result<void> make_folder(const fs::path& folder) {
    if (::mkdir(folder.c_str(), S_IRWXU) == 0 || errno == EEXIST) return {};
    return tl::unexpected(disk_error(errno, folder));
}

GrowingFile::GrowingFile(fs::path path, Descriptor file, std::size_t most_bytes)
    : path_(std::move(path)), file_(std::move(file)), most_bytes_(most_bytes) {}

Result<void> GrowingFile::write(std::span<const std::byte> bytes) {
    if (!open()) return failure(Fault::internal, "Запись в файл, который уже закрыт.");
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
        if (put < 0) {
            const Error error = disk_error(errno, path_.parent_path().parent_path());
            give_up();
            return tl::unexpected(error);
        }
        bytes = bytes.subspan(static_cast<std::size_t>(put));
    }
    return {};
}

Result<StoredFile> GrowingFile::measure(MediaTypes& types) {
    if (!open()) return failure(Fault::internal, "Запись в файл, который уже закрыт.");
    auto type = types.of_file(path_);
    if (!type) return tl::unexpected(type.error());
    return StoredFile{
        .sha256 = hash_.hex(), .bytes = static_cast<std::int64_t>(written_), .media_type = std::move(*type)};
}

void GrowingFile::kept() {
    path_.clear();
    file_ = Descriptor();
}

void GrowingFile::give_up() {
    file_ = Descriptor();
    if (!path_.empty()) ::unlink(path_.c_str());
    path_.clear();
}

Result<std::unique_ptr<IncomingFolder>> IncomingFolder::open(const fs::path& shared) {
    if (auto made = make_folder(shared); !made) return tl::unexpected(made.error());
    clear_the_dead(shared);
    for (int tried = 0; tried < names_tried; ++tried) {
        std::string own = (shared / "XXXXXX").string();
        if (::mkdtemp(own.data()) == nullptr) return tl::unexpected(disk_error(errno, shared));
        auto lock = lock_of_own(own);
        if (!lock) {
            ::rmdir(own.c_str());
            return tl::unexpected(lock.error());
        }
        if (*lock) return std::unique_ptr<IncomingFolder>(new IncomingFolder(own, std::move(**lock)));
    }
    return failure(Fault::unavailable, "Папку для незаконченных загрузок не удалось занять.", shared.string(),
                   "Её всё время очищает другая программа: проверьте, что запущено на этой папке.");
}

IncomingFolder::~IncomingFolder() {
    ::unlink((own_ / lock_name).c_str());
    ::rmdir(own_.c_str());
}

Result<std::unique_ptr<GrowingFile>> IncomingFolder::begin(std::size_t most_bytes) {
    std::string path = (own_ / "XXXXXX").string();
    Descriptor file(::mkostemp(path.data(), O_CLOEXEC));
    if (!file) return tl::unexpected(disk_error(errno, own_.parent_path()));
    return std::make_unique<GrowingFile>(path, std::move(file), most_bytes);
}

}  // namespace vekha
