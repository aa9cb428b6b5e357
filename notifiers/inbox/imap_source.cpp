// A mailbox by IMAP. libcurl connects, encrypts and signs in, then lends its connection to the dialog: its
// own way of fetching marks a mail as read before it is taken, and a crash would lose it.
#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>
#include <memory>
#include <mutex>
#include <string_view>

#include <curl/curl.h>
#include <poll.h>

#include "notifiers/inbox/imap_dialog.hpp"
#include "notifiers/inbox/mail_source.hpp"

namespace vekha {
namespace {

struct CurlEnd {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
using Curl = std::unique_ptr<CURL, CurlEnd>;

tl::unexpected<Error> unreachable(const char* how) {
    return failure(Fault::unavailable, std::string("Почтовый ящик ответов недоступен: ") + how + ".",
                   "answers.imap", "Проверьте адрес, порт и сертификат почтового сервера.");
}

tl::unexpected<Error> refusal(CURLcode code) {
    switch (code) {
        case CURLE_LOGIN_DENIED:
            return failure(Fault::unauthenticated, "Почтовый сервер не принял имя или пароль ящика ответов.",
                           "answers.imap", "Проверьте user и password_file.");
        case CURLE_PEER_FAILED_VERIFICATION:
        case CURLE_SSL_CACERT_BADFILE:
        case CURLE_SSL_CONNECT_ERROR:
        case CURLE_USE_SSL_FAILED:
            return unreachable("нет доверенного шифрования");
        case CURLE_OPERATION_TIMEDOUT:
            return unreachable("сервер не ответил вовремя");
        default:
            return unreachable("нет соединения");
    }
}

class Connection {
  public:
    explicit Connection(const ImapSettings& settings) : settings_(settings), handle_(curl_easy_init()) {}

    Result<void> open() {
        if (!handle_) return unreachable("не хватило памяти");
        CURL* curl = handle_.get();
        const bool tls = settings_.security == ImapSecurity::tls;
        const std::string url =
            (tls ? "imaps://" : "imap://") + settings_.host + ":" + std::to_string(settings_.port);
        curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
        curl_easy_setopt(curl, CURLOPT_CONNECT_ONLY, 1L);
        curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
        curl_easy_setopt(curl, CURLOPT_USERNAME, settings_.user.c_str());
        curl_easy_setopt(curl, CURLOPT_PASSWORD, settings_.password.c_str());
        curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, static_cast<long>(settings_.timeout.count()));
        curl_easy_setopt(curl, CURLOPT_USE_SSL,
                         settings_.security == ImapSecurity::none ? CURLUSESSL_NONE : CURLUSESSL_ALL);
        if (!settings_.ca_file.empty()) curl_easy_setopt(curl, CURLOPT_CAINFO, settings_.ca_file.c_str());
        if (const auto code = curl_easy_perform(curl); code != CURLE_OK) return refusal(code);
        if (curl_easy_getinfo(curl, CURLINFO_ACTIVESOCKET, &socket_) != CURLE_OK ||
            socket_ == CURL_SOCKET_BAD)
            return unreachable("нет соединения");
        return {};
    }

    Result<void> send(std::string_view bytes) {
        while (!bytes.empty()) {
            std::size_t sent = 0;
            const auto code = curl_easy_send(handle_.get(), bytes.data(), bytes.size(), &sent);
            if (code == CURLE_AGAIN) {
                if (auto ready = wait(POLLOUT); !ready) return ready;
                continue;
            }
            if (code != CURLE_OK) return unreachable("соединение прервано");
            bytes.remove_prefix(sent);
        }
        return {};
    }

    Result<std::string> receive() {
        for (;;) {
            std::size_t got = 0;
            const auto code = curl_easy_recv(handle_.get(), buffer_.data(), buffer_.size(), &got);
            if (code == CURLE_OK) return std::string(buffer_.data(), got);
            if (code != CURLE_AGAIN) return unreachable("соединение прервано");
            if (auto ready = wait(POLLIN); !ready) return tl::unexpected(ready.error());
        }
    }

  private:
    Result<void> wait(short events) const {
        pollfd one{socket_, events, 0};
        const int ready = ::poll(&one, 1, static_cast<int>(settings_.timeout.count()));
        if (ready == 0) return unreachable("сервер не ответил вовремя");
        return {};
    }

    const ImapSettings& settings_;
    Curl handle_;
    curl_socket_t socket_ = CURL_SOCKET_BAD;
    std::array<char, 64 * 1024> buffer_{};
};

class ImapSource final : public MailSource {
  public:
    explicit ImapSource(ImapSettings settings) : settings_(std::move(settings)) {}

    Result<std::size_t> look(std::size_t most, const MailTaker& take) override {
        Connection connection(settings_);
        if (auto opened = connection.open(); !opened) return tl::unexpected(opened.error());
        ImapDialog dialog({[&](std::string_view bytes) { return connection.send(bytes); },
                           [&] { return connection.receive(); }},
                          settings_.mail_bytes);
        const auto folder = dialog.select(settings_.folder);
        if (!folder) return tl::unexpected(folder.error());
        const auto before = read_up_to(*folder);
        if (!before) return tl::unexpected(before.error());
        const auto uids = waiting(dialog, *before);
        if (!uids) return tl::unexpected(uids.error());
        std::size_t handed = 0;
        auto now = *before;
        for (const auto uid : *uids) {
            if (handed == most) break;
            const auto went_on = hand_over(dialog, uid, take);
            if (!went_on) return tl::unexpected(went_on.error());
            if (!*went_on) break;
            ++handed;
            if (now) now = std::max(*now, uid);
        }
        if (now != *before)
            if (auto kept = keep(*folder, *now); !kept) return tl::unexpected(kept.error());
        // What was taken is marked already; a server that does not say goodbye changes nothing.
        (void)dialog.logout();
        return handed;
    }

  private:
    using Uid = std::uint32_t;

    /// Another mailbox in place of this one is not known by its UIDs.
    std::string place(const ImapFolder& folder) const {
        return std::to_string(folder.validity) + " " + settings_.user + "@" + settings_.host + "/" +
               settings_.folder;
    }

    Result<void> keep(const ImapFolder& folder, Uid uid) const {
        return settings_.position.save(std::to_string(uid) + " " + place(folder));
    }

    /// The highest UID taken. A mailbox that is new to us begins behind what is there: what was read before
    /// may have been acted on long ago. Nothing where no position is kept.
    Result<std::optional<Uid>> read_up_to(const ImapFolder& folder) const {
        if (!settings_.position.load || folder.validity == 0 || folder.next == 0) return std::optional<Uid>{};
        const auto kept = settings_.position.load();
        if (!kept) return tl::unexpected(kept.error());
        if (*kept) {
            Uid uid = 0;
            const auto* const end = (*kept)->data() + (*kept)->size();
            const auto [stopped, error] = std::from_chars((*kept)->data(), end, uid);
            if (error == std::errc{} && std::string_view(stopped, end) == " " + place(folder)) return uid;
        }
        if (auto begun = keep(folder, folder.next - 1); !begun) return tl::unexpected(begun.error());
        return folder.next - 1;
    }

    static Result<std::vector<Uid>> waiting(ImapDialog& dialog, const std::optional<Uid>& taken) {
        auto uids = dialog.unseen();
        if (!uids || !taken) return uids;
        const auto newer = dialog.above(*taken);
        if (!newer) return tl::unexpected(newer.error());
        std::vector<Uid> all;
        std::set_union(uids->begin(), uids->end(), newer->begin(), newer->end(), std::back_inserter(all));
        return all;
    }

    /// False where the round is over.
    Result<bool> hand_over(ImapDialog& dialog, std::uint32_t uid, const MailTaker& take) const {
        IncomingMail mail;
        mail.name = settings_.folder + "/" + std::to_string(uid);
        const auto size = dialog.size_of(uid);
        if (!size) return tl::unexpected(size.error());
        mail.size = *size;
        if (mail.size <= settings_.mail_bytes) {
            auto bytes = dialog.fetch(uid);
            if (!bytes) return tl::unexpected(bytes.error());
            if (bytes->empty()) return true;  // somebody removed it meanwhile
            mail.bytes = std::move(*bytes);
        }
        const MailFate fate = take(mail);
        if (fate == MailFate::later) return false;
        if (auto done = dialog.add_flags(uid, fate == MailFate::done ? "\\Seen" : "\\Seen \\Flagged"); !done)
            return tl::unexpected(done.error());
        return true;
    }

    ImapSettings settings_;
};

}  // namespace

Result<std::unique_ptr<MailSource>> make_imap_source(ImapSettings settings) {
    static std::once_flag once;
    std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
    if (settings.host.empty() || settings.host.find_first_of(" /?#@\r\n\t") != std::string::npos)
        return failure(Fault::invalid_input, "Имя почтового сервера пусто или содержит лишние знаки.", "host",
                       "Укажите имя или адрес без порта, например mail.example.org.");
    if (settings.port < 1 || settings.port > 65535)
        return failure(Fault::invalid_input, "Порт почтового сервера должен быть от 1 до 65535.", "port");
    if (settings.user.empty())
        return failure(Fault::invalid_input, "Не указано имя для входа в ящик ответов.", "user");
    return std::make_unique<ImapSource>(std::move(settings));
}

}  // namespace vekha
