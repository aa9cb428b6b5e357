// The whole API on the memory store, over real sockets: an office with people who can sign in, a clock the
// test holds, and a record of every exchange for the check against openapi.yaml.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/value.hpp>

#include "daemon/api/api.hpp"
#include "daemon/http/server.hpp"
#include "tests/daemon/http/client.hpp"
#include "tests/support/office.hpp"
#include "tests/support/temp_folder.hpp"

namespace vekha::testing {

/// A store that answers nothing while `broken`.
class Breakable final : public Store {
  public:
    explicit Breakable(Store& inner) : inner_(inner) {}
    Result<void> read(const ReadFunction& function) override {
        return broken ? out_of_order() : inner_.read(function);
    }
    Result<void> write(const WriteFunction& function) override {
        return broken ? out_of_order() : inner_.write(function);
    }
    std::uint64_t revision() const override { return inner_.revision(); }

    std::atomic<bool> broken = false;

  private:
    static Result<void> out_of_order() {
        return failure(Fault::unavailable, "База данных не открывается.", "vekha.db", "Проверьте диск.");
    }
    Store& inner_;
};

/// Evidence files that can run out of room.
class FullableFiles final : public EvidenceFiles {
  public:
    explicit FullableFiles(EvidenceFiles& inner) : inner_(inner) {}
    Result<std::unique_ptr<IncomingFile>> begin(std::size_t most_bytes) override {
        if (full) return failure(Fault::storage_full, "На диске нет места.", "evidence", "Освободите место.");
        return inner_.begin(most_bytes);
    }
    Result<std::unique_ptr<KeptFile>> open(std::string_view sha256) const override {
        return inner_.open(sha256);
    }

    std::atomic<bool> full = false;

  private:
    EvidenceFiles& inner_;
};

/// What came back, with its JSON where it is JSON.
struct Answered : Reply {
    boost::json::value json;

    /// A value by its path: "items/0/title". Fails the test's preparation where it is not there.
    const boost::json::value& at(std::string_view pointer) const;
    std::string text(std::string_view pointer) const;
    std::int64_t number(std::string_view pointer) const;
};

/// One person's browser: keeps the cookie and the CSRF token, writes down every exchange.
class Browser {
  public:
    explicit Browser(std::uint16_t port) : port_(port) {}

    Answered send(std::string_view method, const std::string& target, std::string_view body = {},
                  SentHeaders headers = {});
    Answered get(const std::string& target, SentHeaders headers = {}) {
        return send("GET", target, {}, std::move(headers));
    }
    /// JSON, with the session's token.
    Answered post(const std::string& target, std::string_view json, SentHeaders headers = {}) {
        return change("POST", target, json, std::move(headers));
    }
    Answered change(std::string_view method, const std::string& target, std::string_view json,
                    SentHeaders headers = {});
    /// Raw bytes, with the session's token.
    Answered upload(const std::string& target, std::string_view bytes, SentHeaders headers = {});
    /// A step of a task as it stands now.
    Answered step(int task, const std::string& step, std::string_view json = {});

    Answered sign_in(const std::string& login, const std::string& password = "correct horse");
    Answered follow(const std::string& token);

    std::string cookie;
    std::string device;  ///< the cookie that it is known by at the next sign-in
    std::string agent = "Mozilla/5.0 (Windows NT 10.0) Chrome/126.0";
    std::string csrf;

  private:
    Answered entered(Answered answered);
    std::uint16_t port_;
    std::unique_ptr<Client> client_;  ///< none between connections
};

class Rig {
  public:
    /// Proof is kept in `chosen`, or in a folder of its own.
    /// `change` says what is otherwise than usual.
    explicit Rig(std::unique_ptr<EvidenceFiles> chosen = nullptr,
                 const std::function<void(api::ApiContext&)>& change = {});
    ~Rig() { server->stop(std::chrono::seconds(10)); }

    Browser browser() { return Browser(port); }
    /// A browser that has signed in.
    Browser as(const std::string& login);
    /// One more person of the office, who can sign in.
    void enroll(const std::string& login, Duty duty);
    std::string link(TaskId task, std::string_view login, std::chrono::hours term = std::chrono::hours(24));
    /// Puts into the index what has happened, and the words of files that are text.
    void index();
    /// One plan: task 1 is oleg's with two requirements, task 2 anna's without any; both late after March.
    void plan();

    test::Office office;
    TempFolder folder;
    std::unique_ptr<EvidenceFiles> files;
    Breakable store;
    std::unique_ptr<FullableFiles> fullable;
    std::unique_ptr<SearchIndex> search;
    std::atomic<Instant> now;
    std::atomic<int> nudges = 0;
    std::vector<std::string> hooks;  ///< which messengers brought something
    std::unique_ptr<http::Service> api;
    std::unique_ptr<http::Server> server;
    std::uint16_t port = 0;
};

std::string base64(std::string_view bytes);

}  // namespace vekha::testing
