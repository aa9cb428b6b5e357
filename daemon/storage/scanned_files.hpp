// Files of proof behind an antivirus: what comes in is shown to clamd on its way, and only a clean file is
// kept. Whoever takes files, by the page, a link, a mail or a bot, takes them through here.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "daemon/storage/clamd.hpp"
#include "workflow/service/files.hpp"

namespace vekha {

struct ScanSettings {
    ClamdOptions clamd;
    bool take_unscanned = false;  ///< what clamd could not look at is taken all the same
};

/// What the caller does about it. Called from the threads that take files.
struct ScanNews {
    /// A file was put aside: what clamd calls it, and under which hash it lies in the quarantine.
    std::function<void(const std::string& virus, const StoredFile& file)> infected;
    /// clamd could not look at a file, which was taken all the same (`take_unscanned`) or refused. `why` has
    /// clamd's address, which the sender is not told.
    std::function<void(const Error& why, bool taken)> unscanned;
};

/// `kept` holds the clean ones and is read as before; `quarantine` the infected ones, which nobody is given.
/// Beside the port's own errors begin(), write() and finish() fail with infected, and with unavailable or
/// too_large where clamd can't look and that is not allowed for.
std::unique_ptr<EvidenceFiles> make_scanned_files(std::unique_ptr<EvidenceFiles> kept,
                                                  std::unique_ptr<EvidenceFiles> quarantine,
                                                  ScanSettings settings, ScanNews news);

}  // namespace vekha
