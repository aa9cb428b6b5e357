#include "daemon/storage/media_type.hpp"

#include <magic.h>

namespace vekha {

void MediaTypes::Close::operator()(magic_set* cookie) const {
    magic_close(cookie);
}

Result<std::string> MediaTypes::of_file(const std::filesystem::path& path) {
    const std::lock_guard lock(mutex_);
    if (!cookie_) {
        std::unique_ptr<magic_set, Close> cookie(magic_open(MAGIC_MIME_TYPE));
        if (!cookie || magic_load(cookie.get(), nullptr) != 0)
            return failure(Fault::unavailable, "Не читается таблица видов файлов (libmagic).", {},
                           "Установите пакет libmagic-mgc.");
        cookie_ = std::move(cookie);
    }
    const char* type = magic_file(cookie_.get(), path.c_str());
    return std::string(type ? type : "application/octet-stream");
}

}  // namespace vekha
