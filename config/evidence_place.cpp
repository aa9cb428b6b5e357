#include "config/evidence_place.hpp"

#include <algorithm>

#include "config/address.hpp"

namespace vekha::config {
namespace {

constexpr std::string_view scheme = "s3://";
constexpr std::size_t bucket_least = 3, bucket_most = 63;
constexpr std::size_t prefix_most = 200;
constexpr const char* example =
    "Напишите как \"s3://bucket/prefix?endpoint=https://s3.example.org&region=ru-1\".";
constexpr std::string_view small_and_digits = "abcdefghijklmnopqrstuvwxyz0123456789";
constexpr std::string_view large = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

bool only(std::string_view text, std::string_view more) {
    return std::all_of(text.begin(), text.end(), [&](char c) {
        return small_and_digits.find(c) != text.npos || more.find(c) != text.npos;
    });
}

bool is_bucket(std::string_view text) {
    return text.size() >= bucket_least && text.size() <= bucket_most && only(text, ".-") &&
           text.front() != '.' && text.front() != '-' && text.back() != '.' && text.back() != '-' &&
           text.find("..") == text.npos;
}

/// Letters that mean the same in a path, in its signature and in a folder of the server's.
bool is_prefix(std::string_view text) {
    if (text.size() > prefix_most || !only(text, std::string(large) + "._-/")) return false;
    for (std::size_t start = 0; start <= text.size();) {
        const auto end = std::min(text.find('/', start), text.size());
        const auto part = text.substr(start, end - start);
        if (part.empty() || part == "." || part == "..") return false;
        start = end + 1;
    }
    return true;
}

bool is_endpoint(std::string_view text) {
    const auto host = text.substr(std::min(text.find("://"), text.size()));
    return is_base_url(text) && host.find('/', 3) == host.npos && only(text, std::string(large) + ".-:/[]");
}

tl::unexpected<Error> wrong(std::string message, std::string mend = example) {
    return failure(Fault::invalid_input, std::move(message), {}, std::move(mend));
}

Result<void> take_parameter(std::string_view name, std::string_view value, S3Place& place) {
    if (name == "endpoint") {
        if (!is_endpoint(value))
            return wrong(
                "Адрес хранилища (endpoint) записан неверно.",
                "Напишите как endpoint=https://s3.example.org:9000, без пути и без косой черты в конце.");
        place.endpoint = value;
    } else if (name == "region") {
        if (value.empty() || !only(value, "-")) return wrong("Регион (region) записан неверно.");
        place.region = value;
    } else if (name == "path_style") {
        if (value != "true" && value != "false") return wrong("У path_style бывает только true или false.");
        place.path_style = value == "true";
    } else {
        return wrong("В адресе S3 есть неизвестный параметр.",
                     "Годятся: endpoint, region, path_style. Ключи доступа пишут в разделе [store.s3].");
    }
    return {};
}

Result<EvidencePlace> parse_s3(std::string_view text) {
    S3Place place;
    const auto question = std::min(text.find('?'), text.size());
    const auto path = text.substr(0, question);
    const auto slash = std::min(path.find('/'), path.size());
    place.bucket = path.substr(0, slash);
    if (place.bucket.find('@') != std::string::npos)
        return wrong("В адресе S3 не место ключам доступа.", "Напишите их в разделе [store.s3].");
    if (!is_bucket(place.bucket))
        return wrong(
            "Имя бакета в адресе S3 записано неверно: в нём 3–63 малые латинские буквы, цифры, «-» и «.».");
    if (slash < path.size()) place.prefix = path.substr(slash + 1);
    if (slash < path.size() && !is_prefix(place.prefix))
        return wrong(
            "Начало имён (prefix) в адресе S3 записано неверно: в нём латинские буквы, цифры, «.», «_», "
            "«-», между косыми чертами, без черты в конце.");
    for (auto rest = text.substr(std::min(question + 1, text.size())); !rest.empty();) {
        const auto end = std::min(rest.find('&'), rest.size());
        const auto one = rest.substr(0, end);
        const auto equals = std::min(one.find('='), one.size());
        if (auto taken =
                take_parameter(one.substr(0, equals), one.substr(std::min(equals + 1, one.size())), place);
            !taken)
            return tl::unexpected(taken.error());
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    if (place.endpoint.empty()) return wrong("В адресе S3 не сказано, где хранилище (endpoint).");
    return EvidencePlace{{}, std::move(place)};
}

}  // namespace

Result<EvidencePlace> parse_evidence_place(std::string_view text) {
    if (text.starts_with(scheme)) return parse_s3(text.substr(scheme.size()));
    if (text.empty()) return wrong("Путь пуст.", "Укажите папку или адрес s3://…");
    if (text.find("://") != text.npos)
        return wrong("Так подтверждающие документы хранить нельзя: это не папка и не s3://…");
    return EvidencePlace{std::filesystem::path(text), std::nullopt};
}

std::string describe(const S3Place& place) {
    return std::string(scheme) + place.bucket + (place.prefix.empty() ? "" : "/" + place.prefix) + " (" +
           place.endpoint + ")";
}

std::string describe(const EvidencePlace& place) {
    return place.s3 ? describe(*place.s3) : place.folder.string();
}

}  // namespace vekha::config
