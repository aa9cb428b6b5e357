#include "notifiers/channels/form_data.hpp"

#include <algorithm>
#include <string_view>

namespace vekha {
namespace {

/// A line that no part holds.
std::string boundary_of(const std::vector<FormPart>& parts) {
    std::string boundary = "vekha-form";
    for (unsigned number = 0;; ++number) {
        const auto holds = [&](const FormPart& part) {
            return part.content.find(boundary) != std::string::npos;
        };
        if (std::none_of(parts.begin(), parts.end(), holds)) return boundary;
        boundary = "vekha-form-" + std::to_string(number);
    }
}

std::string quoted(std::string_view name) {
    std::string safe = "\"";
    for (const char c : name) {
        if (c == '"')
            safe += "%22";
        else if (c == '\r')
            safe += "%0D";
        else if (c == '\n')
            safe += "%0A";
        else
            safe += c;
    }
    return safe + "\"";
}

}  // namespace

Form form_data(const std::vector<FormPart>& parts) {
    const std::string boundary = boundary_of(parts);
    Form form{"multipart/form-data; boundary=" + boundary, {}};
    for (const auto& part : parts) {
        form.body += "--" + boundary + "\r\nContent-Disposition: form-data; name=" + quoted(part.name);
        if (!part.file_name.empty()) form.body += "; filename=" + quoted(part.file_name);
        form.body += "\r\n";
        if (!part.content_type.empty()) form.body += "Content-Type: " + part.content_type + "\r\n";
        form.body += "\r\n" + part.content + "\r\n";
    }
    form.body += "--" + boundary + "--\r\n";
    return form;
}

}  // namespace vekha
