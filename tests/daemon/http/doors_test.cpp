// The doors of the server over real sockets: Unix sockets, handed-over ones, TLS with a certificate that
// changes, trusted proxies, limits of connections.
#include <condition_variable>
#include <fstream>
#include <future>
#include <mutex>

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <openssl/ssl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "daemon/http/server.hpp"
#include "tests/daemon/http/client.hpp"
#include "tests/support/certificate.hpp"
#include "tests/support/temp_folder.hpp"

namespace vekha::http {
namespace {

using testing::Client;

/// Answers with who asked.
class Mirror final : public Service {
  public:
    Plan plan(const Request& head) override {
        return {Plan::Body::none, 0,
                answer(200, "text/plain", head.peer_address + (head.secure ? " https" : " http"))};
    }
    Response handle(Request&) override { return {}; }
    std::variant<std::unique_ptr<Upload>, Response> begin_upload(const Request&) override {
        return Response{};
    }
    void served(const Served& line) override {
        const std::lock_guard lock(mutex);
        last = line;
    }
    std::mutex mutex;
    Served last;
};

std::string ask_unix(const std::filesystem::path& path) {
    const int socket = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_un place{};
    place.sun_family = AF_UNIX;
    path.string().copy(place.sun_path, sizeof place.sun_path - 1);
    std::string answer;
    if (::connect(socket, reinterpret_cast<const sockaddr*>(&place), sizeof place) == 0) {
        const std::string request = "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
        (void)::send(socket, request.data(), request.size(), MSG_NOSIGNAL);
        std::array<char, 4096> piece{};
        for (ssize_t count = 0; (count = ::recv(socket, piece.data(), piece.size(), 0)) > 0;)
            answer.append(piece.data(), static_cast<std::size_t>(count));
    }
    ::close(socket);
    return answer;
}

/// A TLS client that trusts anybody and remembers whom it saw.
class TlsClient {
  public:
    TlsClient(std::uint16_t port, int newest) : context_(SSL_CTX_new(TLS_client_method())) {
        SSL_CTX_set_security_level(context_, 0);  // that an old version is refused is the server's word
        SSL_CTX_set_max_proto_version(context_, newest);
        if (newest < TLS1_2_VERSION) SSL_CTX_set_min_proto_version(context_, newest);
        socket_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        if (::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) return;
        tls_ = SSL_new(context_);
        SSL_set_fd(tls_, socket_);
    }
    ~TlsClient() {
        SSL_free(tls_);
        SSL_CTX_free(context_);
        ::close(socket_);
    }
    TlsClient(const TlsClient&) = delete;
    TlsClient& operator=(const TlsClient&) = delete;

    bool offer(const std::string& protocol) {
        const std::string wire = static_cast<char>(protocol.size()) + protocol;
        return SSL_set_alpn_protos(tls_, reinterpret_cast<const unsigned char*>(wire.data()),
                                   static_cast<unsigned>(wire.size())) == 0;
    }
    bool shake() { return SSL_connect(tls_) == 1; }
    std::string ask() {
        const std::string request = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
        if (SSL_write(tls_, request.data(), static_cast<int>(request.size())) <= 0) return {};
        std::array<char, 4096> piece{};
        std::string answer;
        // Head and body: the mirror's words end with the scheme.
        while (!answer.ends_with(" https")) {
            const int count = SSL_read(tls_, piece.data(), piece.size());
            if (count <= 0) break;
            answer.append(piece.data(), static_cast<std::size_t>(count));
        }
        return answer;
    }
    std::string chosen() const {
        const unsigned char* name = nullptr;
        unsigned size = 0;
        SSL_get0_alpn_selected(tls_, &name, &size);
        return {reinterpret_cast<const char*>(name), size};
    }
    std::string peer() const {
        X509* const seen = SSL_get1_peer_certificate(tls_);
        std::array<char, 256> text{};
        X509_NAME_oneline(X509_get_subject_name(seen), text.data(), text.size());
        X509_free(seen);
        return text.data();
    }

  private:
    SSL_CTX* context_;
    SSL* tls_ = nullptr;
    int socket_ = -1;
};

std::vector<Listener> only(Result<Listener> one) {
    std::vector<Listener> made;
    made.push_back(std::move(one.value()));
    return made;
}

class DoorsTest : public ::testing::Test {
  protected:
    std::uint16_t start_tls(const TlsFiles& files) {
        options.tls = TlsKeeper::open(files).value();
        options.tls_look_seconds = 1;
        options.tls_looked = [this](const Result<void>& looked) {
            const std::lock_guard lock(mutex);
            looks.push_back(looked);
            told.notify_all();
        };
        server = std::make_unique<Server>(mirror, options);
        auto listener = Listener::on_address("127.0.0.1", 0);
        listener->secure = true;
        return server->start(only(std::move(listener))).value();
    }
    /// Waits until the server has told of so many looks.
    bool looked(std::size_t count) {
        std::unique_lock lock(mutex);
        return told.wait_for(lock, std::chrono::seconds(20), [&] { return looks.size() >= count; });
    }

    vekha::testing::TempFolder folder;
    Mirror mirror;
    ServerOptions options;
    std::mutex mutex;
    std::condition_variable told;
    std::vector<Result<void>> looks;
    std::unique_ptr<Server> server;
};

TEST_F(DoorsTest, AUnixSocketHasItsModeAndGoesWithTheServer) {
    const auto path = folder / "vekha.sock";
    server = std::make_unique<Server>(mirror);
    ASSERT_EQ(server->start(only(Listener::on_path(path, 0600))).value(), 0);
    struct stat about {};
    ASSERT_EQ(::lstat(path.c_str(), &about), 0);
    EXPECT_EQ(about.st_mode & 0777U, 0600U);
    EXPECT_NE(ask_unix(path).find("unix http"), std::string::npos);
    server->stop(std::chrono::seconds(5));
    EXPECT_FALSE(std::filesystem::exists(path));
}

TEST_F(DoorsTest, AStaleSocketIsTakenOverALiveOneAndAFileAreNot) {
    const auto path = folder / "vekha.sock";
    {
        // A daemon that died leaves its file.
        const int dead = ::socket(AF_UNIX, SOCK_STREAM, 0);
        sockaddr_un place{};
        place.sun_family = AF_UNIX;
        path.string().copy(place.sun_path, sizeof place.sun_path - 1);
        ASSERT_EQ(::bind(dead, reinterpret_cast<const sockaddr*>(&place), sizeof place), 0);
        ::close(dead);
    }
    server = std::make_unique<Server>(mirror);
    ASSERT_TRUE(server->start(only(Listener::on_path(path, 0660))));
    const auto second = Listener::on_path(path, 0660);
    ASSERT_FALSE(second);
    EXPECT_NE(second.error().message.find("другая программа"), std::string::npos);
    EXPECT_NE(ask_unix(path).find("200 OK"), std::string::npos) << "the first one is still there";

    const auto file = folder / "file";
    std::ofstream(file) << "kept";
    EXPECT_EQ(Listener::on_path(file, 0660).error().fault, Fault::unavailable);
    EXPECT_EQ(std::filesystem::file_size(file), 4U);
    EXPECT_EQ(Listener::on_path(std::string(200, 'x'), 0660).error().fault, Fault::invalid_input);
}

TEST_F(DoorsTest, SocketsAreHandedOverByTheirNumberAndName) {
    const auto handed = handed_over("42", "2", "https:admin", 42);
    ASSERT_TRUE(handed);
    ASSERT_EQ(handed->size(), 2U);
    EXPECT_EQ((*handed)[0].descriptor, 3);
    EXPECT_EQ((*handed)[0].name, "https");
    EXPECT_EQ((*handed)[1].descriptor, 4);
    EXPECT_TRUE(handed_over("41", "2", nullptr, 42)->empty()) << "another process's";
    EXPECT_TRUE(handed_over(nullptr, nullptr, nullptr, 42)->empty());
    for (const auto* count : {"-1", "x", "", "1000"})
        EXPECT_FALSE(handed_over("42", count, nullptr, 42)) << count;
    EXPECT_FALSE(handed_over("42", "2", "one", 42));
}

TEST_F(DoorsTest, AnInheritedSocketServesAndWhatDoesNotListenIsRefused) {
    auto made = Listener::on_address("127.0.0.1", 0);
    const int copy = ::dup(made->descriptor());
    server = std::make_unique<Server>(mirror);
    const auto port = server->start(only(Listener::inherited(copy, "http"))).value();
    EXPECT_EQ(Client(port).send("GET", "/").body, "127.0.0.1 http");
    const int other = ::socket(AF_INET, SOCK_STREAM, 0);
    EXPECT_EQ(Listener::inherited(other, "x").error().fault, Fault::invalid_input);
    ::close(other);
}

TEST_F(DoorsTest, TlsOfTodayIsSpokenAndOldOneIsNot) {
    const test::Certificate certificate;
    const auto port = start_tls({certificate.file(), certificate.key()});
    for (const int version : {TLS1_3_VERSION, TLS1_2_VERSION}) {
        TlsClient client(port, version);
        ASSERT_TRUE(client.offer("http/1.1"));
        ASSERT_TRUE(client.shake());
        EXPECT_EQ(client.chosen(), "http/1.1");
        EXPECT_NE(client.ask().find("127.0.0.1 https"), std::string::npos);
        EXPECT_NE(client.ask().find("127.0.0.1 https"), std::string::npos) << "kept";
    }
    EXPECT_FALSE(TlsClient(port, TLS1_1_VERSION).shake());
    TlsClient other(port, TLS1_3_VERSION);
    ASSERT_TRUE(other.offer("h2"));
    EXPECT_FALSE(other.shake()) << "a protocol that is not served";
    Client plain(port);
    EXPECT_EQ(plain.send("GET", "/").status, 0);
}

TEST_F(DoorsTest, ACertificateChangesWithoutARestartAndABrokenOneIsNotTaken) {
    const test::CertificateAuthority authority;
    const auto first = authority.good();
    const auto second = authority.of_another_host();
    const TlsFiles files{folder / "cert.pem", folder / "key.pem"};
    const auto put = [&](const std::string& certificate, const std::string& key) {
        for (const auto& [from, to] : {std::pair(certificate, files.certificate), {key, files.key}})
            std::filesystem::copy_file(from, to, std::filesystem::copy_options::overwrite_existing);
        std::filesystem::permissions(
            files.key, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    };
    const auto seen = [&](std::uint16_t port) {
        TlsClient client(port, TLS1_3_VERSION);
        return client.shake() ? client.peer() : std::string();
    };
    put(first.certificate, first.key);
    const auto port = start_tls(files);
    TlsClient kept(port, TLS1_3_VERSION);
    ASSERT_TRUE(kept.shake());
    EXPECT_EQ(seen(port), "/CN=good");

    put(first.certificate, second.key);
    ASSERT_TRUE(looked(1));
    ASSERT_FALSE(looks[0]);
    EXPECT_EQ(looks[0].error().where, files.key.string());
    EXPECT_EQ(seen(port), "/CN=good") << "the pair before stays";

    put(second.certificate, second.key);
    ASSERT_TRUE(looked(2));
    EXPECT_TRUE(looks.back()) << looks.back().error().message;
    EXPECT_EQ(seen(port), "/CN=another");
    EXPECT_NE(kept.ask().find("200 OK"), std::string::npos) << "what is under way goes on";
}

TEST_F(DoorsTest, AKeyForEverybodysEyesAndAForeignOneAreRefused) {
    const test::Certificate one;
    const test::Certificate other;
    const auto wrong = TlsKeeper::open({one.file(), other.key()});
    ASSERT_FALSE(wrong);
    EXPECT_EQ(wrong.error().where, other.key());
    EXPECT_EQ(TlsKeeper::open({one.key(), one.key()}).error().where, one.key());
    EXPECT_EQ(TlsKeeper::open({"/nowhere.pem", one.key()}).error().fault, Fault::not_found);
    std::filesystem::permissions(one.key(), std::filesystem::perms::others_read,
                                 std::filesystem::perm_options::add);
    const auto open_to_all = TlsKeeper::open({one.file(), one.key()});
    ASSERT_FALSE(open_to_all);
    EXPECT_EQ(open_to_all.error().fault, Fault::forbidden);
    EXPECT_NE(open_to_all.error().mend.find("chmod"), std::string::npos);
}

TEST_F(DoorsTest, ATrustedProxyTellsTheClientsAddressToTheLogToo) {
    ASSERT_TRUE(options.proxies.add("127.0.0.1"));
    server = std::make_unique<Server>(mirror, options);
    Client client(server->start("127.0.0.1", 0).value());
    EXPECT_EQ(
        client.send("GET", "/", {{"X-Forwarded-For", "203.0.113.9"}, {"X-Forwarded-Proto", "https"}}).body,
        "203.0.113.9 https");
    server->stop(std::chrono::seconds(5));
    EXPECT_EQ(mirror.last.peer, "203.0.113.9");
    EXPECT_EQ(mirror.last.proxy, "127.0.0.1");
    EXPECT_TRUE(mirror.last.secure);
}

TEST_F(DoorsTest, AnotherHostsNameIsMisdirected) {
    options.hosts = {"vekha.example.org"};
    server = std::make_unique<Server>(mirror, options);
    const auto port = server->start("127.0.0.1", 0).value();
    EXPECT_EQ(Client(port).send("GET", "/").status, 200) << "localhost";
    Client client(port);
    ASSERT_TRUE(client.write("GET / HTTP/1.1\r\nHost: evil.example.org\r\n\r\n"));
    EXPECT_EQ(client.read().status, 421);
    EXPECT_TRUE(client.closed());
}

TEST_F(DoorsTest, OneAddressHasItsShareOfConnectionsAndProxiesHaveAll) {
    options.limits.connections_per_address = 2;
    server = std::make_unique<Server>(mirror, options);
    const auto port = server->start("127.0.0.1", 0).value();
    auto first = std::make_unique<Client>(port);
    Client second(port);
    EXPECT_EQ(first->send("GET", "/").status, 200);
    EXPECT_EQ(second.send("GET", "/").status, 200);
    EXPECT_TRUE(Client(port).closed());
    first.reset();
    int status = 0;
    // The server notices the end of the first by itself; a try that comes before is closed.
    for (int tries = 0; tries < 10'000 && status != 200; ++tries)
        status = Client(port).send("GET", "/").status;
    EXPECT_EQ(status, 200);
}

TEST_F(DoorsTest, AFullServerMakesRoomByWhoNeverAsked) {
    options.limits.connections = 2;
    options.loops = 1;
    server = std::make_unique<Server>(mirror, options);
    const auto port = server->start("127.0.0.1", 0).value();
    Client kept(port);
    EXPECT_EQ(kept.send("GET", "/").status, 200);
    Client silent(port);
    ASSERT_TRUE(silent.write("GET / HT"));
    EXPECT_EQ(Client(port).send("GET", "/").status, 200);
    EXPECT_TRUE(silent.closed());
    EXPECT_EQ(kept.send("GET", "/").status, 200);
}

}  // namespace
}  // namespace vekha::http
