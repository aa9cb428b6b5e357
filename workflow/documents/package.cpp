#include "workflow/documents/package.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include <zip.h>

#include "workflow/model/limits.hpp"

namespace vekha::office {
namespace {

constexpr std::string_view save_again = "Откройте файл в редакторе, сохраните его заново и загрузите ещё раз";
constexpr std::size_t megabyte = 1024 * 1024;

std::string folded(std::string_view name) {
    while (!name.empty() && (name.front() == '/' || name.front() == '\\')) name.remove_prefix(1);
    std::string out(name);
    for (char& c : out) {
        if (c == '\\') c = '/';
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return out;
}

tl::unexpected<Error> damaged(std::string_view name = {}) {
    return failure(Fault::unreadable, "Файл повреждён: архив документа не читается", std::string(name),
                   std::string(save_again));
}

tl::unexpected<Error> too_large(std::string message, std::string_view name = {}) {
    return failure(Fault::too_large, std::move(message), std::string(name),
                   "Оставьте в файле один план, без рисунков и вложений");
}

struct CloseEntry {
    void operator()(zip_file_t* file) const { zip_fclose(file); }
};
using EntryFile = std::unique_ptr<zip_file_t, CloseEntry>;

// What the archive's own list says of an entry, before a byte of it is unpacked.
Result<std::size_t> declared_size(const zip_stat_t& entry, std::string_view name) {
    if ((entry.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && entry.encryption_method != ZIP_EM_NONE)
        return failure(Fault::unreadable, "Файл защищён паролем", std::string(name),
                       "Снимите пароль в редакторе, сохраните файл и загрузите ещё раз");
    if ((entry.valid & ZIP_STAT_SIZE) == 0 || (entry.valid & ZIP_STAT_COMP_SIZE) == 0) return damaged(name);
    if (entry.comp_method != ZIP_CM_STORE && entry.comp_method != ZIP_CM_DEFLATE)
        return failure(Fault::unreadable,
                       "Документ упакован способом, который в файлах Office не встречается",
                       std::string(name), std::string(save_again));
    if (entry.size > limits::entry_bytes)
        return too_large(
            "Документ в распакованном виде больше " + std::to_string(limits::entry_bytes / megabyte) + " МБ",
            name);
    const auto packed = std::max<std::uint64_t>(entry.comp_size, 1);
    if (entry.size > limits::ratio_free_bytes && entry.size / packed > limits::entry_ratio)
        return too_large("Документ сжат подозрительно сильно, так устроены файлы-бомбы", name);
    return static_cast<std::size_t>(entry.size);
}

// Up to `most` bytes; nothing where the entry is damaged. The declared size may lie: what is read decides.
std::optional<std::string> bytes_of(zip_file_t* file, std::size_t most) {
    std::string out(most, '\0');
    std::size_t filled = 0;
    while (filled < most) {
        const zip_int64_t got = zip_fread(file, out.data() + filled, most - filled);
        if (got < 0) return std::nullopt;
        if (got == 0) break;
        filled += static_cast<std::size_t>(got);
    }
    out.resize(filled);
    return out;
}

}  // namespace

void Package::Close::operator()(zip* archive) const {
    zip_discard(archive);
}

Result<Package> Package::open(std::string_view bytes) {
    if (bytes.size() > limits::document_bytes)
        return too_large("Документ больше " + std::to_string(limits::document_bytes / megabyte) + " МБ");
    zip_error_t why;
    zip_error_init(&why);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &why);
    zip_t* archive = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &why);
    zip_error_fini(&why);
    if (archive == nullptr) {
        zip_source_free(source);
        return damaged();
    }
    Package package(archive);
    const zip_int64_t count = zip_get_num_entries(archive, 0);
    if (count > static_cast<zip_int64_t>(limits::package_entries))
        return too_large("В архиве документа больше " + std::to_string(limits::package_entries) + " файлов");
    for (zip_int64_t i = 0; i < count; ++i) {
        const auto index = static_cast<zip_uint64_t>(i);
        const char* name = zip_get_name(archive, index, ZIP_FL_ENC_RAW);
        if (name == nullptr) continue;
        const auto [at, fresh] = package.entries_.try_emplace(folded(name), Entry{index, false});
        if (!fresh) at->second.twice = true;
    }
    return package;
}

bool Package::has(std::string_view name) const {
    return entries_.contains(folded(name));
}

bool Package::has_ending(std::string_view ending) const {
    const std::string wanted = folded(ending);
    return std::any_of(entries_.begin(), entries_.end(),
                       [&](const auto& entry) { return entry.first.ends_with(wanted); });
}

Result<std::string> Package::read(std::string_view name) {
    return unpack(name, limits::entry_bytes, true);
}

Result<std::string> Package::head(std::string_view name, std::size_t bytes) {
    return unpack(name, bytes, false);
}

Result<std::string> Package::unpack(std::string_view name, std::size_t most, bool whole) {
    const auto found = entries_.find(folded(name));
    if (found == entries_.end())
        return failure(Fault::unreadable, "В документе нет обязательной части", std::string(name),
                       std::string(save_again));
    if (found->second.twice)
        return failure(Fault::unreadable, "В архиве документа два файла под одним именем", std::string(name),
                       std::string(save_again));
    zip_stat_t entry;
    zip_stat_init(&entry);
    if (zip_stat_index(archive_.get(), found->second.index, 0, &entry) != 0) return damaged(name);
    const auto size = declared_size(entry, name);
    if (!size) return tl::unexpected(size.error());
    const std::size_t wanted = std::min(*size, most);
    if (unpacked_ + wanted > limits::package_bytes)
        return too_large("Документ в распакованном виде больше " +
                             std::to_string(limits::package_bytes / megabyte) + " МБ",
                         name);
    const EntryFile file(zip_fopen_index(archive_.get(), found->second.index, 0));
    auto bytes = file ? bytes_of(file.get(), wanted) : std::nullopt;
    if (!bytes || bytes->size() < wanted) return damaged(name);
    // The end is reached only by a read past it, which also checks the sum.
    char past = 0;
    if (whole && zip_fread(file.get(), &past, 1) != 0) return damaged(name);
    unpacked_ += wanted;
    return std::move(*bytes);
}

}  // namespace vekha::office
