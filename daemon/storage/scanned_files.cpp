#include "daemon/storage/scanned_files.hpp"

#include <optional>
#include <utility>

namespace vekha {
namespace {

/// clamd could not look: what the sender is told, or nothing where the file is taken all the same.
Result<void> go_on_without(const Error& why, const ScanSettings& settings, const ScanNews& news) {
    if (news.unscanned) news.unscanned(why, settings.take_unscanned);
    if (settings.take_unscanned) return {};
    if (why.fault == Fault::too_large)
        return failure(why.fault, why.message, "", "Уменьшите файл или сообщите администратору.");
    return failure(why.fault, "Файл сейчас нельзя проверить на вирусы.", "",
                   "Попробуйте через несколько минут; если не поможет, сообщите администратору.");
}

class ScannedFile final : public IncomingFile {
  public:
    ScannedFile(std::unique_ptr<IncomingFile> kept, std::unique_ptr<IncomingFile> aside,
                std::optional<ClamdScan> scan, const ScanSettings& settings, const ScanNews& news)
        : kept_(std::move(kept)),
          aside_(std::move(aside)),
          scan_(std::move(scan)),
          settings_(settings),
          news_(news) {}

    Result<void> write(std::span<const std::byte> bytes) override {
        // First the file's own limits: what is too large is told so, whatever clamd would say.
        if (auto written = kept_->write(bytes); !written) return written;
        if (!scan_) return {};
        if (auto written = aside_->write(bytes); !written) return written;
        if (auto shown = scan_->write(bytes); !shown) return unseen(shown.error());
        return {};
    }

    Result<StoredFile> finish() override {
        if (scan_) {
            const auto virus = scan_->verdict();
            if (!virus) {
                if (auto allowed = unseen(virus.error()); !allowed) return tl::unexpected(allowed.error());
            } else if (!virus->empty()) {
                return put_aside(*virus);
            }
        }
        aside_.reset();
        return kept_->finish();
    }

  private:
    Result<void> unseen(const Error& why) {
        scan_.reset();
        aside_.reset();
        return go_on_without(why, settings_, news_);
    }

    Result<StoredFile> put_aside(const std::string& virus) {
        kept_.reset();
        const auto file = aside_->finish();
        if (!file) return tl::unexpected(file.error());
        if (news_.infected) news_.infected(virus, *file);
        return failure(Fault::infected, "В файле найден вирус «" + virus + "». Файл не принят.", "",
                       "Проверьте компьютер, с которого он прислан, и пришлите чистый файл.");
    }

    std::unique_ptr<IncomingFile> kept_;
    std::unique_ptr<IncomingFile> aside_;  ///< the same bytes for the quarantine; none once there is no scan
    std::optional<ClamdScan> scan_;
    const ScanSettings& settings_;
    const ScanNews& news_;
};

class ScannedFiles final : public EvidenceFiles {
  public:
    ScannedFiles(std::unique_ptr<EvidenceFiles> kept, std::unique_ptr<EvidenceFiles> quarantine,
                 ScanSettings settings, ScanNews news)
        : kept_(std::move(kept)),
          quarantine_(std::move(quarantine)),
          settings_(std::move(settings)),
          news_(std::move(news)) {}

    Result<std::unique_ptr<IncomingFile>> begin(std::size_t most_bytes) override {
        auto kept = kept_->begin(most_bytes);
        if (!kept) return kept;
        auto aside = quarantine_->begin(most_bytes);
        if (!aside) return aside;
        std::optional<ClamdScan> scan;
        if (auto begun = ClamdScan::begin(settings_.clamd))
            scan = std::move(*begun);
        else if (auto allowed = go_on_without(begun.error(), settings_, news_); !allowed)
            return tl::unexpected(allowed.error());
        return std::make_unique<ScannedFile>(std::move(*kept), std::move(*aside), std::move(scan), settings_,
                                             news_);
    }

    Result<std::unique_ptr<KeptFile>> open(std::string_view sha256) const override {
        return kept_->open(sha256);
    }

  private:
    std::unique_ptr<EvidenceFiles> kept_;
    std::unique_ptr<EvidenceFiles> quarantine_;
    const ScanSettings settings_;
    const ScanNews news_;
};

}  // namespace

std::unique_ptr<EvidenceFiles> make_scanned_files(std::unique_ptr<EvidenceFiles> kept,
                                                  std::unique_ptr<EvidenceFiles> quarantine,
                                                  ScanSettings settings, ScanNews news) {
    return std::make_unique<ScannedFiles>(std::move(kept), std::move(quarantine), std::move(settings),
                                          std::move(news));
}

}  // namespace vekha
