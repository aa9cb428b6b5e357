#include "notifiers/template_folder.hpp"

#include <fstream>
#include <iterator>

namespace vekha {

Result<void> replace_from_folder(TemplateSet& templates, const std::filesystem::path& folder) {
    std::error_code error;
    if (!std::filesystem::is_directory(folder, error))
        return failure(Fault::not_found, "Папки с шаблонами сообщений нет.", folder.string(),
                       "Создайте её или уберите ключ из настроек.");
    for (const auto& name : TemplateSet::names()) {
        const auto path = folder / name;
        if (!std::filesystem::exists(path, error)) continue;
        if (std::filesystem::file_size(path, error) > template_bytes)
            return failure(Fault::too_large, "Шаблон сообщения больше 256 КиБ.", path.string());
        std::ifstream file(path, std::ios::binary);
        const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
        if (!file.good() && !file.eof())
            return failure(Fault::unreadable, "Шаблон сообщения не читается.", path.string());
        if (auto done = templates.replace(name, text); !done) {
            Error fault = done.error();
            fault.where = path.string();
            return tl::unexpected(fault);
        }
    }
    return {};
}

}  // namespace vekha
