// The server's own TLS: one certificate with its key, read from files and read again when they change.
// OpenSSL, TLS 1.2 and 1.3.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "workflow/model/result.hpp"
#include "workflow/model/time.hpp"

struct ssl_st;
struct ssl_ctx_st;

namespace vekha::http {

struct TlsFiles {
    std::filesystem::path certificate;  ///< PEM: the server's own first, then the chain up to the root
    std::filesystem::path key;          ///< PEM without a passphrase, not readable by everybody
};

inline constexpr std::size_t pem_bytes_most = 1024 * 1024;

class TlsKeeper {
  public:
    /// not_found, forbidden (others may read the key), invalid_input (no PEM, the key is another's, it wants
    /// a passphrase); each names the file.
    static Result<std::shared_ptr<TlsKeeper>> open(TlsFiles files);

    /// Looks at the files again. True: what is in them serves new connections from now on. False: nothing has
    /// changed since the last look. An error is told once for each broken pair; the one before stays in
    /// service.
    Result<bool> look();

    /// When the certificate in service ends.
    Instant good_until() const;

    /// The server's side of a new connection, the caller's to free; null where memory is short. Thread-safe,
    /// as all here is.
    ssl_st* make() const;

  private:
    struct FreeContext {
        void operator()(ssl_ctx_st* context) const;
    };
    using Context = std::unique_ptr<ssl_ctx_st, FreeContext>;
    /// A pair as it was read.
    struct Pair {
        std::string certificate;
        std::string key_mark;  ///< a digest: the key itself is not kept here
        friend bool operator==(const Pair&, const Pair&) = default;
    };

    explicit TlsKeeper(TlsFiles files) : files_(std::move(files)) {}
    Result<bool> take();
    Result<Context> build(const std::string& certificate, const std::string& key, Instant& until) const;

    const TlsFiles files_;
    std::mutex looking_;
    Pair seen_;  ///< under looking_, good or broken
    mutable std::mutex serving_;
    Context context_;       ///< under serving_
    Instant good_until_{};  ///< under serving_
};

}  // namespace vekha::http
