#include "tests/support/zip_file.hpp"

#include <cstdio>
#include <cstdlib>

#include <zip.h>

namespace vekha::test {
namespace {

void require(bool done) {
    if (done) return;
    std::fprintf(stderr, "zip_of: libzip refused\n");
    std::abort();
}

std::string bytes_of(zip_source_t* source) {
    zip_stat_t about;
    zip_stat_init(&about);
    require(zip_source_stat(source, &about) == 0 && zip_source_open(source) == 0);
    std::string bytes(about.size, '\0');
    require(zip_source_read(source, bytes.data(), bytes.size()) == static_cast<zip_int64_t>(bytes.size()));
    zip_source_close(source);
    zip_source_free(source);
    return bytes;
}

}  // namespace

std::string zip_of(const std::vector<ZipPart>& parts) {
    zip_error_t why;
    zip_error_init(&why);
    zip_source_t* out = zip_source_buffer_create(nullptr, 0, 0, &why);
    require(out != nullptr);
    zip_source_keep(out);
    zip_t* archive = zip_open_from_source(out, ZIP_TRUNCATE, &why);
    require(archive != nullptr);
    for (const auto& [name, text] : parts) {
        zip_source_t* source = zip_source_buffer(archive, text.data(), text.size(), 0);
        require(zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8) >= 0);
    }
    require(zip_close(archive) == 0);
    return bytes_of(out);
}

std::string patched(std::string archive, std::string_view from, std::string_view to) {
    require(from.size() == to.size() && archive.find(from) != std::string::npos);
    for (auto at = archive.find(from); at != std::string::npos; at = archive.find(from, at + to.size()))
        archive.replace(at, from.size(), to);
    return archive;
}

std::string marked_encrypted(std::string archive) {
    constexpr std::string_view local = "PK\x03\x04", central = "PK\x01\x02";
    for (std::size_t at = 0; at + 10 < archive.size(); ++at) {
        const std::string_view rest = std::string_view(archive).substr(at);
        if (rest.starts_with(local)) archive[at + 6] = static_cast<char>(archive[at + 6] | 1);
        if (rest.starts_with(central)) archive[at + 8] = static_cast<char>(archive[at + 8] | 1);
    }
    return archive;
}

}  // namespace vekha::test
