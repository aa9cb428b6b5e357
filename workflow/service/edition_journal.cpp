#include "workflow/service/edition_journal.hpp"

#include <boost/json.hpp>

namespace vekha {
namespace {

namespace json = boost::json;

json::object row_json(const EditionRow& row) {
    json::object made{
        {"fate", editions::name(row.row.fate)}, {"was", row.was_position}, {"now", row.position}};
    if (row.item) made["item"] = row.item.value;
    if (row.row.fate == editions::Fate::added) made["title"] = row.now.title;
    if (row.row.fate == editions::Fate::dropped) made["title"] = row.was.title;
    json::object changed;
    for (const auto field : row.row.changed)
        changed[editions::name(field)] =
            json::array{editions::shown(row.was, field), editions::shown(row.now, field)};
    if (!changed.empty()) made["changed"] = std::move(changed);
    return made;
}

}  // namespace

std::string edition_json(const StoredEdition& edition, const std::vector<EditionRow>& rows) {
    json::array changed;
    for (const auto& row : rows)
        if (row.row.fate != editions::Fate::same) changed.push_back(row_json(row));
    return json::serialize(json::object{{"roadmap", edition.roadmap.value},
                                        {"edition", edition.number},
                                        {"reason", edition.reason},
                                        {"source", edition.source_name},
                                        {"sha256", edition.source_sha256},
                                        {"rows", std::move(changed)}});
}

}  // namespace vekha
