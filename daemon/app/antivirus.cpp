#include "daemon/app/antivirus.hpp"

#include <string>
#include <utility>

#include "daemon/app/evidence.hpp"
#include "daemon/runtime/log.hpp"
#include "daemon/storage/files.hpp"
#include "daemon/storage/scanned_files.hpp"
#include "workflow/service/quarantine.hpp"

namespace vekha {

Result<std::unique_ptr<EvidenceFiles>> open_watched_evidence(Installation& installation,
                                                             std::function<void()> nudge) {
    const auto& options = installation.site.options;
    auto kept = open_evidence(options.store, EvidenceUse::keep);
    if (!kept || options.antivirus.clamd.empty()) return kept;
    auto quarantine = open_evidence_files(options.antivirus.quarantine);
    if (!quarantine) return quarantine;
    ScanSettings settings;
    settings.clamd = {options.antivirus.clamd, options.antivirus.timeout};
    settings.take_unscanned = options.antivirus.when_unavailable == config::WhenUnscanned::take;
    ScanNews news;
    news.infected = [&installation, nudge = std::move(nudge)](const std::string& virus,
                                                              const StoredFile& file) {
        log::warning("file_infected", {{"virus", virus}, {"sha256", file.sha256}});
        const auto told = tell_of_infected(*installation.store, virus, file, installation.clock->now());
        if (!told) log::error("infected_untold", {{"error", describe(told.error())}});
        if (nudge) nudge();
    };
    news.unscanned = [](const Error& why, bool taken) {
        log::warning("file_unscanned", {{"taken", taken ? "yes" : "no"}, {"error", describe(why)}});
    };
    return make_scanned_files(std::move(*kept), std::move(*quarantine), std::move(settings), std::move(news));
}

}  // namespace vekha
