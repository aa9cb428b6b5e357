// multipart/form-data: how a file travels over HTTP beside words. Pure.
#pragma once

#include <string>
#include <vector>

namespace vekha {

struct FormPart {
    std::string name;
    std::string content;
    std::string file_name = {};     ///< UTF-8; empty: no file but a field
    std::string content_type = {};  ///< of a file
};

struct Form {
    std::string content_type;  ///< with the boundary, which stands in none of the parts
    std::string body;
};

/// Names are quoted as browsers do it: no quote or line end of a file's name bends the form.
Form form_data(const std::vector<FormPart>& parts);

}  // namespace vekha
