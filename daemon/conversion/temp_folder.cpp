#include "daemon/conversion/temp_folder.hpp"

#include <cerrno>
#include <cstddef>
#include <fstream>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

namespace vekha::conversion {
namespace {

tl::unexpected<Error> no_room(const std::string& where) {
    return failure(Fault::storage_full, "Не удалось записать временный файл для преобразования документа",
                   where, "Освободите место на диске и повторите");
}

}  // namespace

Result<TempFolder> TempFolder::make() {
    std::error_code error;
    const auto base = std::filesystem::temp_directory_path(error);
    std::string name = ((error ? std::filesystem::path("/tmp") : base) / "vekha-convert-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) {
        if (errno == ENOSPC || errno == EDQUOT) return no_room(name);
        return failure(Fault::unavailable, "Не удалось создать временную папку для преобразования документа",
                       name, "Проверьте права на папку для временных файлов");
    }
    return TempFolder(std::filesystem::path(name));
}

TempFolder::~TempFolder() {
    if (path_.empty()) return;
    std::error_code
        ignored;  // nothing can be told from here; what stays is private and in the temporary folder
    std::filesystem::remove_all(path_, ignored);
}

Result<void> TempFolder::write(std::string_view name, std::string_view bytes) const {
    std::ofstream out(path_ / name, std::ios::binary | std::ios::trunc);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    out.close();
    if (!out) return no_room(file(name));
    return {};
}

Result<std::string> TempFolder::read(std::string_view name, std::size_t most) const {
    const std::string path = file(name);
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    struct stat about {};
    if (descriptor < 0 || ::fstat(descriptor, &about) != 0 || !S_ISREG(about.st_mode)) {
        if (descriptor >= 0) ::close(descriptor);
        return failure(Fault::not_found, "Программа не оставила результата", std::string(name));
    }
    const auto size = static_cast<std::size_t>(about.st_size);
    if (size > most) {
        ::close(descriptor);
        return failure(Fault::too_large, "Документ после преобразования слишком велик", std::string(name),
                       "Разделите документ на части");
    }
    std::string bytes(size, '\0');
    std::size_t have = 0;
    while (have < size) {
        const ssize_t count = ::read(descriptor, bytes.data() + have, size - have);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) break;
        have += static_cast<std::size_t>(count);
    }
    ::close(descriptor);
    bytes.resize(have);
    return bytes;
}

}  // namespace vekha::conversion
