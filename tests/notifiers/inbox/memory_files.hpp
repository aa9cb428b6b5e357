// Files of proof in memory, for tests that need only a place to put them.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "workflow/service/files.hpp"
#include "workflow/service/sha256.hpp"

namespace vekha::test {

class MemoryFiles final : public EvidenceFiles {
  public:
    Result<std::unique_ptr<IncomingFile>> begin(std::size_t) override {
        if (full) return failure(Fault::storage_full, "Место кончилось.");
        return std::make_unique<Incoming>(kept);
    }
    Result<std::unique_ptr<KeptFile>> open(std::string_view) const override {
        return failure(Fault::not_found, "Нет такого файла.");
    }
    std::map<std::string, std::string> kept;  ///< by hash
    bool full = false;

  private:
    class Incoming final : public IncomingFile {
      public:
        explicit Incoming(std::map<std::string, std::string>& kept) : kept_(kept) {}
        Result<void> write(std::span<const std::byte> bytes) override {
            bytes_.append(reinterpret_cast<const char*>(bytes.data()), bytes.size());
            return {};
        }
        Result<StoredFile> finish() override {
            const std::string hash = sha256_hex(bytes_);
            const auto size = static_cast<std::int64_t>(bytes_.size());
            const std::string type =
                bytes_.starts_with("%PDF") ? "application/pdf" : "application/octet-stream";
            kept_[hash] = std::move(bytes_);
            return StoredFile{hash, size, type};
        }

      private:
        std::map<std::string, std::string>& kept_;
        std::string bytes_;
    };
};

}  // namespace vekha::test
