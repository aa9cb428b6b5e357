#include "daemon/app/evidence.hpp"

#include <utility>

#include "daemon/storage/files.hpp"
#include "daemon/storage/s3/files.hpp"

namespace vekha {
namespace {

/// Folder of the data folder for what is on its way to S3.
constexpr const char* spool_name = "spool";

s3::Options s3_options(const config::S3Settings& settings, const config::S3Place& place) {
    s3::Options options;
    options.endpoint = place.endpoint;
    options.bucket = place.bucket;
    options.prefix = place.prefix;
    options.region = place.region;
    options.path_style = place.path_style;
    options.access_key = settings.access_key;
    options.secret_key = settings.secret_key;
    options.ca_file = settings.ca_file;
    options.silence = settings.timeout;
    options.name = config::describe(place);
    return options;
}

}  // namespace

Result<std::unique_ptr<EvidenceFiles>> open_evidence(const config::StoreOptions& store, EvidenceUse use) {
    return open_evidence(store, store.evidence, use);
}

Result<std::unique_ptr<EvidenceFiles>> open_evidence(const config::StoreOptions& store,
                                                     const config::EvidencePlace& place, EvidenceUse use) {
    if (!place.s3) {
        if (use == EvidenceUse::read) return open_evidence_files_to_read(place.folder);
        return open_evidence_files(place.folder);
    }
    if (store.s3.access_key.empty() || store.s3.secret_key.empty())
        return failure(Fault::invalid_input, "В настройках нет ключа к хранилищу S3.",
                       config::describe(*place.s3),
                       "Укажите access_key и secret_key_file в разделе [store.s3] файла настроек.");
    auto options = s3_options(store.s3, *place.s3);
    if (use == EvidenceUse::read) return s3::open_files_to_read(std::move(options));
    return s3::open_files(std::move(options), store.data / spool_name);
}

}  // namespace vekha
