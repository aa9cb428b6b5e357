#include "daemon/http/tls.hpp"

#include <array>
#include <cerrno>
#include <cstring>
#include <ctime>

#include <fcntl.h>
#include <openssl/bio.h>
#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <sys/stat.h>
#include <unistd.h>

namespace vekha::http {
namespace {

/// Forward secrecy and authenticated encryption alone (TLS 1.2; 1.3 has nothing else).
constexpr const char* ciphers = "ECDHE+AESGCM:ECDHE+CHACHA20:!aNULL:!eNULL:!PSK";
/// What sessions of this server are told apart by.
constexpr std::string_view session_context = "vekha";

struct FreeBio {
    void operator()(BIO* bio) const { BIO_free(bio); }
};
struct FreeKey {
    void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
};
struct FreeCertificate {
    void operator()(X509* one) const { X509_free(one); }
};
using Bio = std::unique_ptr<BIO, FreeBio>;
using Key = std::unique_ptr<EVP_PKEY, FreeKey>;
using Certificate = std::unique_ptr<X509, FreeCertificate>;

/// Bytes that are wiped when they go.
struct Wiped {
    std::string bytes;
    Wiped() = default;
    Wiped(const Wiped&) = delete;
    Wiped& operator=(const Wiped&) = delete;
    ~Wiped() { OPENSSL_cleanse(bytes.data(), bytes.size()); }
};

enum class Kept { open, secret };

tl::unexpected<Error> unreadable(const std::filesystem::path& path, int why) {
    if (why == ENOENT)
        return failure(Fault::not_found, "Файла нет.", path.string(),
                       "Проверьте путь в разделе [server.tls].");
    return failure(Fault::unavailable, "Файл не читается: " + std::string(std::strerror(why)) + ".",
                   path.string(), "Дайте службе право читать его.");
}

/// The whole of a file; a secret one must not be everybody's to read.
Result<void> read_pem(const std::filesystem::path& path, Kept kept, std::string& bytes) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (file < 0) return unreadable(path, errno);
    struct Close {
        int file;
        ~Close() { ::close(file); }
    } const close_at_end{file};
    struct stat about {};
    if (::fstat(file, &about) != 0) return unreadable(path, errno);
    if (!S_ISREG(about.st_mode)) return failure(Fault::invalid_input, "Это не файл.", path.string());
    if (kept == Kept::secret && (about.st_mode & S_IRWXO) != 0)
        return failure(Fault::forbidden, "Закрытый ключ TLS могут читать все на этой машине.", path.string(),
                       "Закройте его: chmod o= «" + path.string() + "».");
    if (static_cast<std::size_t>(about.st_size) > pem_bytes_most)
        return failure(Fault::too_large, "Файл слишком велик для PEM.", path.string());
    // Room at once: a string that grows leaves copies of the secret behind.
    bytes.resize(pem_bytes_most);
    std::size_t have = 0;
    while (have < bytes.size()) {
        const auto count = ::read(file, bytes.data() + have, bytes.size() - have);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return unreadable(path, errno);
        if (count == 0) break;
        have += static_cast<std::size_t>(count);
    }
    bytes.resize(have);
    return {};
}

std::string digest(std::string_view bytes) {
    std::string mark(EVP_MAX_MD_SIZE, '\0');
    unsigned size = 0;
    EVP_Digest(bytes.data(), bytes.size(), reinterpret_cast<unsigned char*>(mark.data()), &size, EVP_sha256(),
               nullptr);
    mark.resize(size);
    return mark;
}

/// A key with a passphrase is refused, not asked about at the terminal.
int no_passphrase(char*, int, int, void*) {
    return 0;
}

/// Of what the other side offers HTTP/1.1 is taken; who offers other protocols alone is told so.
int choose_protocol(SSL*, const unsigned char** chosen, unsigned char* chosen_size,
                    const unsigned char* offered, unsigned offered_size, void*) {
    static constexpr std::array<unsigned char, 9> ours{8, 'h', 't', 't', 'p', '/', '1', '.', '1'};
    unsigned char* found = nullptr;
    if (SSL_select_next_proto(&found, chosen_size, ours.data(), ours.size(), offered, offered_size) !=
        OPENSSL_NPN_NEGOTIATED)
        return SSL_TLSEXT_ERR_ALERT_FATAL;
    *chosen = found;
    return SSL_TLSEXT_ERR_OK;
}

void harden(SSL_CTX* context) {
    SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION);
    SSL_CTX_set_cipher_list(context, ciphers);
    SSL_CTX_set_options(context, SSL_OP_NO_COMPRESSION | SSL_OP_NO_RENEGOTIATION |
                                     SSL_OP_CIPHER_SERVER_PREFERENCE | SSL_OP_IGNORE_UNEXPECTED_EOF);
    // An idle connection keeps no buffers; a write goes on from wherever its bytes have moved to.
    SSL_CTX_set_mode(context, SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE |
                                  SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
    SSL_CTX_set_session_id_context(context, reinterpret_cast<const unsigned char*>(session_context.data()),
                                   static_cast<unsigned>(session_context.size()));
    // Sessions go on by tickets: none is kept here.
    SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
    SSL_CTX_set_alpn_select_cb(context, choose_protocol, nullptr);
}

Bio bytes_of(const std::string& pem) {
    return Bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
}

}  // namespace

void TlsKeeper::FreeContext::operator()(ssl_ctx_st* context) const {
    SSL_CTX_free(context);
}

Result<std::shared_ptr<TlsKeeper>> TlsKeeper::open(TlsFiles files) {
    std::shared_ptr<TlsKeeper> keeper(new TlsKeeper(std::move(files)));
    if (auto taken = keeper->look(); !taken) return tl::unexpected(taken.error());
    return keeper;
}

Result<TlsKeeper::Context> TlsKeeper::build(const std::string& certificate, const std::string& key,
                                            Instant& until) const {
    ERR_clear_error();
    const auto certificate_file = files_.certificate.string();
    Context context(SSL_CTX_new(TLS_server_method()));
    const auto chain = bytes_of(certificate);
    const auto key_bytes = bytes_of(key);
    if (!context || !chain || !key_bytes)
        return failure(Fault::unavailable, "OpenSSL не хватает памяти.", certificate_file);
    harden(context.get());
    const Certificate own(PEM_read_bio_X509_AUX(chain.get(), nullptr, no_passphrase, nullptr));
    if (!own || SSL_CTX_use_certificate(context.get(), own.get()) != 1)
        return failure(Fault::invalid_input, "В файле нет сертификата, который можно использовать.",
                       certificate_file, "Нужен PEM: сертификат сервера, за ним промежуточные.");
    while (Certificate next{PEM_read_bio_X509(chain.get(), nullptr, no_passphrase, nullptr)})
        if (SSL_CTX_add0_chain_cert(context.get(), next.get()) == 1) (void)next.release();
    const Key own_key(PEM_read_bio_PrivateKey(key_bytes.get(), nullptr, no_passphrase, nullptr));
    if (!own_key)
        return failure(Fault::invalid_input, "В файле нет закрытого ключа, или он под паролем.",
                       files_.key.string(), "Нужен PEM без пароля: openssl pkey -in КЛЮЧ -out КЛЮЧ.");
    if (SSL_CTX_use_PrivateKey(context.get(), own_key.get()) != 1 ||
        SSL_CTX_check_private_key(context.get()) != 1)
        return failure(Fault::invalid_input, "Закрытый ключ не от этого сертификата.", files_.key.string(),
                       "Проверьте, что certificate и key из одной пары.");
    ERR_clear_error();  // what ended the chain
    std::tm ends{};
    if (ASN1_TIME_to_tm(X509_get0_notAfter(own.get()), &ends) == 1)
        until = Instant(std::chrono::seconds(::timegm(&ends)));
    return context;
}

Result<bool> TlsKeeper::take() {
    Pair pair;
    Wiped key;
    if (auto read = read_pem(files_.certificate, Kept::open, pair.certificate); !read)
        return tl::unexpected(read.error());
    if (auto read = read_pem(files_.key, Kept::secret, key.bytes); !read) return tl::unexpected(read.error());
    pair.key_mark = digest(key.bytes);
    if (pair == seen_) return false;
    seen_ = pair;
    Instant until{};
    auto built = build(pair.certificate, key.bytes, until);
    if (!built) return tl::unexpected(built.error());
    const std::lock_guard lock(serving_);
    context_ = std::move(*built);
    good_until_ = until;
    return true;
}

Result<bool> TlsKeeper::look() {
    const std::lock_guard lock(looking_);
    auto taken = take();
    return taken;
}

Instant TlsKeeper::good_until() const {
    const std::lock_guard lock(serving_);
    return good_until_;
}

ssl_st* TlsKeeper::make() const {
    const std::lock_guard lock(serving_);
    return SSL_new(context_.get());
}

}  // namespace vekha::http
