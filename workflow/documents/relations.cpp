#include "workflow/documents/relations.hpp"

#include <utility>

#include "workflow/documents/xml.hpp"

namespace vekha::office {
namespace {

// A target as the name of a part: from the package's root after a slash, else from the folder of the part.
std::string part_name(std::string_view folder, std::string_view target) {
    if (target.starts_with('/')) return std::string(target.substr(1));
    while (target.starts_with("./") || target.starts_with("../")) {
        if (target.starts_with("../")) {
            folder = folder.substr(0, folder.empty() ? 0 : folder.size() - 1);
            const auto slash = folder.rfind('/');
            folder = slash == std::string_view::npos ? std::string_view() : folder.substr(0, slash + 1);
        }
        target.remove_prefix(target.find('/') + 1);
    }
    return std::string(folder) + std::string(target);
}

std::string_view last_word(std::string_view address) {
    return address.substr(address.rfind('/') + 1);
}

}  // namespace

Result<Relations> Relations::of(Package& package, std::string_view part) {
    const std::string_view folder = part.substr(0, part.rfind('/') + 1);
    const std::string name =
        std::string(folder) + "_rels/" + std::string(part.substr(folder.size())) + ".rels";
    Relations relations;
    if (!package.has(name)) return relations;
    auto bytes = package.read(name);
    if (!bytes) return tl::unexpected(bytes.error());
    const auto xml = Xml::parse(std::move(*bytes), name);
    if (!xml) return tl::unexpected(xml.error());
    for (const pugi::xml_node relation : xml->root().children()) {
        if (attribute(relation, "TargetMode") == "External") continue;
        std::string target = part_name(folder, attribute(relation, "Target"));
        if (package.has(target))
            relations.relations_.push_back({std::string(attribute(relation, "Id")),
                                            std::string(last_word(attribute(relation, "Type"))),
                                            std::move(target)});
    }
    return relations;
}

std::string_view Relations::by_type(std::string_view type) const {
    for (const Relation& relation : relations_)
        if (relation.type == type) return relation.target;
    return {};
}

std::string_view Relations::by_id(std::string_view id) const {
    for (const Relation& relation : relations_)
        if (relation.id == id) return relation.target;
    return {};
}

}  // namespace vekha::office
