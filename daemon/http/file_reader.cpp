#include "daemon/http/file_reader.hpp"

#include <algorithm>

#include <fcntl.h>
#include <unistd.h>

namespace vekha::http {

FileReader::~FileReader() {
    if (file_ >= 0) ::close(file_);
}

std::string FileReader::next(std::size_t most) {
    if (file_ < 0) file_ = ::open(part_.path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file_ < 0 || part_.length == 0) return {};
    std::string piece(static_cast<std::size_t>(std::min<std::uint64_t>(most, part_.length)), '\0');
    const auto read = ::pread(file_, piece.data(), piece.size(), static_cast<off_t>(part_.offset));
    if (read <= 0) return {};
    piece.resize(static_cast<std::size_t>(read));
    part_.offset += piece.size();
    part_.length -= piece.size();
    return piece;
}

}  // namespace vekha::http
