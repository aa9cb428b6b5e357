// How the channels are set up. Plain values; config fills them in. Passwords and tokens stay in here: no
// outcome, error or log line repeats them.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "workflow/model/time.hpp"

namespace vekha {

enum class SmtpSecurity {
    none,      ///< plain: for a server on the same machine only
    starttls,  ///< must be offered; no falling back to plain
    tls,       ///< encrypted from the first byte
};

struct SmtpOptions {
    std::string host;
    int port = 587;
    SmtpSecurity security = SmtpSecurity::starttls;
    std::string user;  ///< empty: no sign-in
    std::string password;
    std::string from;        ///< "Веха <vekha@example.org>"
    std::string bounces_to;  ///< where mail servers return what they can't deliver; empty: `from`
    std::string ca_file;     ///< PEM bundle; empty: the system's
    std::string helo;        ///< our name in EHLO; empty: the sender's domain
    std::chrono::milliseconds timeout{
        std::chrono::seconds{30}};  ///< of a whole try; after a failure the goodbye may take as long
};

/// How fast a messenger lets a bot write. What goes to everybody is shared evenly by the daemons that write
/// at the same time; the pace of one chat is each daemon's own, for one delivery holds all that waits for a
/// person.
struct Pace {
    int per_second = 30;                                   ///< messages to everybody together
    int per_chat = 2;                                      ///< messages a second to one chat
    std::function<Instant()> now;                          ///< none: no message waits
    std::function<void(std::chrono::milliseconds)> pause;  ///< lets the calling thread wait so long
    std::function<int()> sharers = {};  ///< daemons that write by this channel; none: this one alone
};

struct TelegramOptions {
    std::string base_url = "https://api.telegram.org";
    std::string token;
    std::string ca_file;
    std::chrono::milliseconds timeout{
        std::chrono::seconds{15}};  ///< of connecting, and of each wait for bytes
    Pace pace = {};
};

struct MaxOptions {
    std::string base_url = "https://platform-api2.max.ru";
    std::string token;
    std::string ca_file;
    std::chrono::milliseconds timeout{
        std::chrono::seconds{15}};  ///< of connecting, and of each wait for bytes
    Pace pace;
};

/// A provider's own API in place of the gateway's contract.
struct GatewayRequest {
    std::string path;                  ///< "/v1/email/send.json"
    std::vector<std::string> headers;  ///< "X-API-KEY: {{token}}"
    std::string body;                  ///< JSON with Mustache; empty: the gateway's own contract
    std::vector<int> success = {200, 201, 202};
    std::string error_at;  ///< "failed_emails": something there within a success is an error; empty: nowhere
};

struct GatewayOptions {
    std::string base_url;  ///< "https://mail.example.org/api"
    std::string token;
    std::string from;
    std::string ca_file;
    std::chrono::milliseconds timeout{std::chrono::seconds{15}};
    GatewayRequest request = {};
};

struct FolderOptions {
    std::filesystem::path path;  ///< made with tmp, new and cur where it is not there
    std::string from;
};

}  // namespace vekha
