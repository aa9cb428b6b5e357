#include "daemon/storage/vault.hpp"

#include <cerrno>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>

#include "daemon/storage/descriptor.hpp"

namespace vekha {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view heading =
    "# Ключи секретов Вехи. Без этого файла секреты в базе не прочесть: храните копию отдельно от копий "
    "базы.\n";

tl::unexpected<Error> unreadable(const fs::path& file, int code) {
    if (code == ENOENT)
        return failure(Fault::not_found, "Нет файла ключей, которыми запечатаны секреты.", file.string(),
                       "Верните его из копии или с другого узла; путь задаёт secrets_key раздела [server].");
    return failure(Fault::unavailable,
                   "Файл ключей не читается (" + std::generic_category().message(code) + ").", file.string(),
                   "Дайте службе право читать его.");
}

Error unwritable(const fs::path& file, int code) {
    return {code == ENOSPC || code == EDQUOT ? Fault::storage_full : Fault::unavailable,
            "Файл ключей не записан (" + std::generic_category().message(code) + ").", file.string(),
            "Проверьте место и право службы писать в эту папку."};
}

/// Writes and syncs a file beside the one meant; its path, which the caller gives its name.
Result<fs::path> write_beside(const fs::path& file, const KeyRing& keys) {
    std::string text = std::string(heading);
    std::string lines = keys.text();
    const WipedAtEnd wiped_lines(lines);
    text.reserve(text.size() + lines.size());
    text += lines;
    const WipedAtEnd wiped(text);
    std::string path = file.string() + ".XXXXXX";
    // mkostemp makes it readable by its owner alone.
    const Descriptor out(::mkostemp(path.data(), O_CLOEXEC));
    if (!out) return tl::unexpected(unwritable(file, errno));
    std::size_t written = 0;
    while (written < text.size()) {
        const auto count = ::write(*out, text.data() + written, text.size() - written);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) break;
        written += static_cast<std::size_t>(count);
    }
    if (written < text.size() || ::fsync(*out) != 0) {
        const int code = errno;
        ::unlink(path.c_str());
        return tl::unexpected(unwritable(file, code));
    }
    return fs::path(path);
}

/// So that the name survives a power loss, too.
Result<void> sync_folder(const fs::path& file) {
    const Descriptor folder(::open(file.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!folder || ::fsync(*folder) != 0) return tl::unexpected(unwritable(file, errno));
    return {};
}

}  // namespace

Result<KeyRing> read_keys(const fs::path& file) {
    const Descriptor in(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    struct stat about {};
    if (!in || ::fstat(*in, &about) != 0) return unreadable(file, errno);
    if (!S_ISREG(about.st_mode)) return failure(Fault::invalid_input, "Это не файл.", file.string());
    if ((about.st_mode & S_IRWXO) != 0)
        return failure(Fault::forbidden, "Файл ключей могут читать все на этой машине.", file.string(),
                       "Закройте его: chmod o= «" + file.string() + "».");
    // Room at once: a string that grows leaves copies of the secret behind.
    std::string text(secrets::file_bytes_most, '\0');
    const WipedAtEnd wiped(text);
    std::size_t have = 0;
    while (have < text.size()) {
        const auto count = ::read(*in, text.data() + have, text.size() - have);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return unreadable(file, errno);
        if (count == 0) break;
        have += static_cast<std::size_t>(count);
    }
    if (have == text.size())
        return failure(Fault::too_large, "Файл слишком велик для ключей.", file.string());
    auto keys = KeyRing::parse(std::string_view(text).substr(0, have));
    if (!keys) {
        auto error = keys.error();
        error.where = file.string();
        return tl::unexpected(std::move(error));
    }
    return keys;
}

Result<void> write_keys(const fs::path& file, const KeyRing& keys) {
    const auto made = write_beside(file, keys);
    if (!made) return tl::unexpected(made.error());
    if (::rename(made->c_str(), file.c_str()) != 0) {
        const int code = errno;
        ::unlink(made->c_str());
        return tl::unexpected(unwritable(file, code));
    }
    return sync_folder(file);
}

Result<void> Vault::load() {
    const auto there = keys();
    if (!there) return tl::unexpected(there.error());
    return {};
}

Result<void> Vault::make() {
    const auto written = write_beside(file_, KeyRing::make());
    if (!written) return tl::unexpected(written.error());
    const bool placed = ::link(written->c_str(), file_.c_str()) == 0;
    const int code = errno;
    ::unlink(written->c_str());
    if (!placed && code != EEXIST) return tl::unexpected(unwritable(file_, code));
    if (auto synced = sync_folder(file_); !synced) return synced;
    made_ = placed;
    return load();
}

Result<std::shared_ptr<const KeyRing>> Vault::keys() {
    const std::lock_guard lock(mutex_);
    struct stat about {};
    const bool there = ::stat(file_.c_str(), &about) == 0;
    const Mark mark{about.st_ino, about.st_mtim.tv_sec, about.st_mtim.tv_nsec};
    if (keys_ && (!there || mark == seen_)) return keys_;
    auto read = read_keys(file_);
    if (!read) return tl::unexpected(read.error());
    before_ = std::exchange(keys_, std::make_shared<const KeyRing>(std::move(*read)));
    seen_ = mark;
    return keys_;
}

Result<std::string> Vault::seal(std::string_view purpose, std::string_view plain) {
    const auto ring = keys();
    if (!ring) return tl::unexpected(ring.error());
    return (*ring)->seal(purpose, plain);
}

Result<std::string> Vault::open(std::string_view purpose, std::string_view kept) {
    const auto ring = keys();
    if (!ring) return tl::unexpected(ring.error());
    if ((*ring)->knows(key_of(kept))) return (*ring)->open(purpose, kept);
    const auto before = [&] {
        const std::lock_guard lock(mutex_);
        return before_;
    }();
    return (before ? before : *ring)->open(purpose, kept);
}

}  // namespace vekha
