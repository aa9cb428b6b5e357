// Evidence files in memory, for tests that need no disk.
#pragma once

#include <algorithm>
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "workflow/service/files.hpp"
#include "workflow/service/sha256.hpp"

namespace vekha::test {

class MemoryFiles final : public EvidenceFiles {
  public:
    Result<std::unique_ptr<IncomingFile>> begin(std::size_t most_bytes) override {
        if (full) return failure(Fault::storage_full, "На диске нет места.");
        return std::make_unique<Incoming>(*this, most_bytes);
    }
    Result<std::unique_ptr<KeptFile>> open(std::string_view sha256) const override {
        return failure(Fault::not_found, "Файл никто не читает.", std::string(sha256));
    }

    bool full = false;
    std::map<std::string, std::string> kept;  ///< bytes by their hash

  private:
    class Incoming final : public IncomingFile {
      public:
        Incoming(MemoryFiles& files, std::size_t most) : files_(files), most_(most) {}
        Result<void> write(std::span<const std::byte> bytes) override {
            if (bytes_.size() + bytes.size() > most_) return failure(Fault::too_large, "Файл велик.");
            bytes_.append(reinterpret_cast<const char*>(bytes.data()), bytes.size());
            return {};
        }
        Result<StoredFile> finish() override {
            const auto hash = sha256_hex(bytes_);
            const auto size = static_cast<std::int64_t>(bytes_.size());
            files_.kept[hash] = std::move(bytes_);
            return StoredFile{hash, size, "application/pdf"};
        }

      private:
        MemoryFiles& files_;
        const std::size_t most_;
        std::string bytes_;
    };
};

}  // namespace vekha::test
