// Mail by libcurl. The easy handle keeps its connection, so a row of messages costs one TLS handshake and one
// sign-in.
#include <algorithm>
#include <cstring>
#include <mutex>
#include <string>
#include <string_view>

#include <curl/curl.h>

#include "notifiers/channels/channels.hpp"
#include "notifiers/channels/mime.hpp"
#include "notifiers/channels/pool.hpp"

namespace vekha {
namespace {

/// How far the conversation has come; tells whom a refusal means.
enum class Stage { connecting, greeting, sign_in, sender, recipient, data, body };

struct Conversation {
    Stage stage = Stage::connecting;
    bool over = false;        ///< libcurl says goodbye
    int code = 0;             ///< of the last reply
    std::string_view detail;  ///< class of the enhanced code: "5.1", "4.2" …
    char detail_bytes[4] = {};
    std::string_view unsent;  ///< of the message's bytes
};

Stage stage_of(std::string_view command, Stage before) {
    if (command.starts_with("MAIL ")) return Stage::sender;
    if (command.starts_with("RCPT ")) return Stage::recipient;
    if (command.starts_with("DATA")) return Stage::data;
    if (command.starts_with("EHLO") || command.starts_with("HELO") || command.starts_with("STARTTLS"))
        return Stage::greeting;
    if (command.starts_with("AUTH")) return Stage::sign_in;
    return before;
}

/// Reads "550 5.1.1 no such mailbox" into the conversation: the numbers, never the words.
void note_reply(Conversation& talk, std::string_view line) {
    const auto digit = [&](std::size_t at) { return at < line.size() && line[at] >= '0' && line[at] <= '9'; };
    if (!digit(0) || !digit(1) || !digit(2)) return;
    talk.code = (line[0] - '0') * 100 + (line[1] - '0') * 10 + (line[2] - '0');
    talk.detail = {};
    if (line.size() >= 8 && digit(4) && line[5] == '.' && digit(6) && line[7] == '.') {
        std::memcpy(talk.detail_bytes, line.data() + 4, 3);
        talk.detail = {talk.detail_bytes, 3};
    }
}

/// libcurl tells what it says and hears; only commands' first words and replies' numbers are looked at.
int on_talk(CURL*, curl_infotype type, char* bytes, std::size_t size, void* user) {
    auto& talk = *static_cast<Conversation*>(user);
    const std::string_view line(bytes, size);
    if (type == CURLINFO_HEADER_OUT) {
        talk.over = talk.over || line.starts_with("QUIT");  // the answer to that says nothing of the message
        talk.stage = stage_of(line, talk.stage);
    }
    if (type == CURLINFO_HEADER_IN && !talk.over) note_reply(talk, line);
    return 0;
}

std::size_t on_body(char* into, std::size_t size, std::size_t count, void* user) {
    auto& talk = *static_cast<Conversation*>(user);
    talk.stage = Stage::body;
    const std::size_t part = std::min(size * count, talk.unsent.size());
    std::memcpy(into, talk.unsent.data(), part);
    talk.unsent.remove_prefix(part);
    return part;
}

SendReason refusal_of(const Conversation& talk) {
    const bool about_mailbox = talk.detail == "5.1" || talk.detail == "5.2";
    switch (talk.stage) {
        case Stage::recipient:
            return SendReason::rejected_recipient;
        case Stage::data:
        case Stage::body:
            return about_mailbox ? SendReason::rejected_recipient : SendReason::rejected_message;
        case Stage::sender:
            // With the sender the mail's size is announced.
            if (talk.code == 552 || talk.detail == "5.3") return SendReason::rejected_message;
            return talk.code == 530 ? SendReason::auth_failed : SendReason::rejected_sender;
        case Stage::sign_in:
            return SendReason::auth_failed;
        case Stage::connecting:
        case Stage::greeting:
            break;
    }
    return SendReason::server_error;
}

/// What the reply's number says, whatever libcurl calls the failure.
Outcome outcome_of_reply(const Conversation& talk) {
    const SendReason reason = talk.code >= 500 ? refusal_of(talk) : SendReason::deferred;
    if (talk.code == 421) return try_later(SendReason::server_error, talk.code);
    // A fault of our own account or of the server as a whole ends no message: someone will mend it.
    const bool about_this_message =
        reason == SendReason::rejected_recipient || reason == SendReason::rejected_message;
    return about_this_message ? refused(reason, talk.code) : try_later(reason, talk.code);
}

Outcome outcome_of(CURLcode code, const Conversation& talk) {
    switch (code) {
        case CURLE_OK:
            return delivered(talk.code);
        case CURLE_LOGIN_DENIED:
            return try_later(
                talk.code >= 500 || talk.code == 0 ? SendReason::auth_failed : SendReason::deferred,
                talk.code);
        case CURLE_OPERATION_TIMEDOUT:
            return try_later(SendReason::timed_out);
        case CURLE_COULDNT_RESOLVE_HOST:
        case CURLE_COULDNT_CONNECT:
            return try_later(SendReason::unreachable);
        case CURLE_USE_SSL_FAILED:
        case CURLE_SSL_CONNECT_ERROR:
        case CURLE_PEER_FAILED_VERIFICATION:
        case CURLE_SSL_CACERT_BADFILE:
        case CURLE_SSL_CERTPROBLEM:
        case CURLE_SSL_CIPHER:
            return try_later(SendReason::tls_failed);
        default:
            break;
    }
    if (talk.code >= 400) return outcome_of_reply(talk);
    return try_later(SendReason::unreachable);
}

class SmtpConnection {
  public:
    explicit SmtpConnection(const SmtpOptions& options, const std::string& url) : handle_(curl_easy_init()) {
        if (handle_ == nullptr) return;
        curl_easy_setopt(handle_, CURLOPT_URL, url.c_str());
        curl_easy_setopt(handle_, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
        curl_easy_setopt(handle_, CURLOPT_PROXY, "");  // the environment's web proxy carries no mail
        curl_easy_setopt(handle_, CURLOPT_NOSIGNAL, 1L);
        curl_easy_setopt(handle_, CURLOPT_TIMEOUT_MS, static_cast<long>(options.timeout.count()));
        // The goodbye after a failure is outside the whole time-out; libcurl would wait two minutes for its
        // answer.
        curl_easy_setopt(handle_, CURLOPT_SERVER_RESPONSE_TIMEOUT,
                         static_cast<long>(std::chrono::ceil<std::chrono::seconds>(options.timeout).count()));
        curl_easy_setopt(handle_, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(options.timeout.count()));
        curl_easy_setopt(
            handle_, CURLOPT_USE_SSL,
            static_cast<long>(options.security == SmtpSecurity::none ? CURLUSESSL_NONE : CURLUSESSL_ALL));
        if (!options.ca_file.empty()) curl_easy_setopt(handle_, CURLOPT_CAINFO, options.ca_file.c_str());
        if (!options.user.empty()) {
            curl_easy_setopt(handle_, CURLOPT_USERNAME, options.user.c_str());
            curl_easy_setopt(handle_, CURLOPT_PASSWORD, options.password.c_str());
        }
        curl_easy_setopt(handle_, CURLOPT_UPLOAD, 1L);
        curl_easy_setopt(handle_, CURLOPT_READFUNCTION, on_body);
        curl_easy_setopt(handle_, CURLOPT_VERBOSE, 1L);  // for on_talk alone: it prints nothing
        curl_easy_setopt(handle_, CURLOPT_DEBUGFUNCTION, on_talk);
    }
    SmtpConnection(const SmtpConnection&) = delete;
    SmtpConnection& operator=(const SmtpConnection&) = delete;
    ~SmtpConnection() { curl_easy_cleanup(handle_); }

    Outcome send(const std::string& from, const std::string& to, std::string_view mail) {
        if (handle_ == nullptr) return try_later(SendReason::unreachable);
        Outcome outcome = try_once(from, to, mail, false);
        // A kept connection may have been closed by the server while idle; nothing was said on it yet.
        const bool died_idle =
            outcome.reason == SendReason::unreachable && last_reused_ && last_stage_ < Stage::data;
        return died_idle ? try_once(from, to, mail, true) : outcome;
    }

  private:
    Outcome try_once(const std::string& from, const std::string& to, std::string_view mail, bool fresh) {
        Conversation talk;
        talk.unsent = mail;
        curl_slist* recipients = curl_slist_append(nullptr, ("<" + to + ">").c_str());
        curl_easy_setopt(handle_, CURLOPT_FRESH_CONNECT, fresh ? 1L : 0L);
        curl_easy_setopt(handle_, CURLOPT_MAIL_FROM, ("<" + from + ">").c_str());
        curl_easy_setopt(handle_, CURLOPT_MAIL_RCPT, recipients);
        curl_easy_setopt(handle_, CURLOPT_READDATA, &talk);
        curl_easy_setopt(handle_, CURLOPT_DEBUGDATA, &talk);
        curl_easy_setopt(handle_, CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(mail.size()));
        const CURLcode code = curl_easy_perform(handle_);
        long connects = 0;
        curl_easy_getinfo(handle_, CURLINFO_NUM_CONNECTS, &connects);
        last_reused_ = connects == 0;
        last_stage_ = talk.stage;
        curl_easy_setopt(handle_, CURLOPT_MAIL_RCPT, nullptr);
        curl_slist_free_all(recipients);
        return outcome_of(code, talk);
    }

    CURL* handle_;
    bool last_reused_ = false;
    Stage last_stage_ = Stage::connecting;
};

class SmtpChannel final : public Channel {
  public:
    SmtpChannel(SmtpOptions options, Mailbox from, std::string bounces_to)
        : options_(std::move(options)), from_(std::move(from)), bounces_to_(std::move(bounces_to)) {
        const std::string scheme = options_.security == SmtpSecurity::tls ? "smtps://" : "smtp://";
        const bool six = options_.host.find(':') != std::string::npos;
        std::string helo = options_.helo;
        if (helo.empty()) helo = from_.address.substr(from_.address.find('@') + 1);
        url_ = scheme + (six ? "[" + options_.host + "]" : options_.host) + ":" +
               std::to_string(options_.port) + "/" + helo;
    }

    std::string_view name() const override { return "smtp"; }

    Outcome send(const Message& message) override {
        if (message.recipient.email.empty()) return refused(SendReason::no_address);
        const auto address = mail_address(message.recipient.email);
        if (!address) return refused(SendReason::rejected_recipient);
        const std::string mail = build_mime(message, from_, {message.recipient.name, *address});
        auto connection = idle_.take();
        if (!connection) connection = std::make_unique<SmtpConnection>(options_, url_);
        const Outcome outcome = connection->send(bounces_to_, *address, mail);
        idle_.keep(std::move(connection));
        return outcome;
    }

  private:
    SmtpOptions options_;
    Mailbox from_;
    std::string bounces_to_;
    std::string url_;
    Pool<SmtpConnection> idle_;
};

bool plain_host(std::string_view host) {
    return !host.empty() && host.find_first_of(" /?#@\r\n\t") == std::string_view::npos;
}

}  // namespace

Result<std::unique_ptr<Channel>> make_smtp_channel(SmtpOptions options) {
    static std::once_flag once;
    std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
    if (!plain_host(options.host))
        return failure(Fault::invalid_input, "Имя почтового сервера пусто или содержит лишние знаки.", "host",
                       "Укажите имя или адрес без порта, например mail.example.org.");
    if (options.port < 1 || options.port > 65535)
        return failure(Fault::invalid_input, "Порт почтового сервера должен быть от 1 до 65535.", "port");
    if (!options.helo.empty() && !plain_host(options.helo))
        return failure(Fault::invalid_input, "Имя для приветствия содержит лишние знаки.", "helo");
    auto from = parse_mailbox(options.from);
    if (!from)
        return failure(Fault::invalid_input, "Адрес отправителя не похож на адрес почты.", "from",
                       "Например: Веха <vekha@example.org>.");
    auto bounces_to = options.bounces_to.empty() ? from->address : mail_address(options.bounces_to);
    if (!bounces_to)
        return failure(Fault::invalid_input, "Адрес для возврата писем не похож на адрес почты.",
                       "bounces_to", "Например: otvet@example.org.");
    return std::make_unique<SmtpChannel>(std::move(options), std::move(*from), std::move(*bounces_to));
}

}  // namespace vekha
