#include <algorithm>
#include <cerrno>
#include <system_error>
#include <vector>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "notifiers/inbox/mail_source.hpp"

namespace vekha {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t listed_most = 10'000;  // names of one round; the rest waits for the next

/// A file of ours to read; never through a link that somebody put there.
class MailFileReader {
  public:
    explicit MailFileReader(const fs::path& path)
        : number_(::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)) {
        struct stat about {};
        if (number_ < 0 || ::fstat(number_, &about) != 0 || !S_ISREG(about.st_mode)) return;
        size_ = static_cast<std::size_t>(about.st_size);
        regular_ = true;
    }
    MailFileReader(const MailFileReader&) = delete;
    MailFileReader& operator=(const MailFileReader&) = delete;
    ~MailFileReader() {
        if (number_ >= 0) ::close(number_);
    }
    bool regular() const { return regular_; }
    std::size_t size() const { return size_; }
    std::optional<std::string> read() const {
        std::string bytes(size_, '\0');
        std::size_t got = 0;
        while (got < bytes.size()) {
            const auto done = ::read(number_, bytes.data() + got, bytes.size() - got);
            if (done < 0 && errno == EINTR) continue;
            if (done < 0) return std::nullopt;
            if (done == 0) break;
            got += static_cast<std::size_t>(done);
        }
        bytes.resize(got);
        return bytes;
    }

  private:
    int number_;
    std::size_t size_ = 0;
    bool regular_ = false;
};

class MaildirSource final : public MailSource {
  public:
    explicit MaildirSource(MaildirSettings settings) : settings_(std::move(settings)) {}

    Result<std::size_t> look(std::size_t most, const MailTaker& take) override {
        std::error_code error;
        std::vector<std::string> names;
        for (fs::directory_iterator at(settings_.path / "new", error), end; !error && at != end;
             at.increment(error)) {
            std::string name = at->path().filename().string();
            if (!name.starts_with('.') && names.size() < listed_most) names.push_back(std::move(name));
        }
        if (error) return unreachable("new", error);
        std::sort(names.begin(), names.end());  // a Maildir name begins with its moment
        std::size_t handed = 0;
        for (const auto& name : names) {
            if (handed == most) break;
            const auto went_on = hand_over(name, take);
            if (!went_on) return tl::unexpected(went_on.error());
            if (!*went_on) break;
            ++handed;
        }
        return handed;
    }

  private:
    /// False where the round is over.
    Result<bool> hand_over(const std::string& name, const MailTaker& take) {
        IncomingMail mail;
        mail.name = name;
        {
            const MailFileReader file(settings_.path / "new" / name);
            if (!file.regular()) return move(name, MailFate::broken);
            mail.size = file.size();
            if (mail.size <= settings_.mail_bytes) {
                mail.bytes = file.read();
                if (!mail.bytes) return unreachable("new/" + name, {errno, std::generic_category()});
            }
        }
        const MailFate fate = take(mail);
        if (fate == MailFate::later) return false;
        return move(name, fate);
    }

    Result<bool> move(const std::string& name, MailFate fate) {
        const fs::path folder =
            fate == MailFate::done ? settings_.path / "cur" : settings_.path / ".failed" / "cur";
        std::error_code error;
        fs::rename(settings_.path / "new" / name, folder / (name + (fate == MailFate::done ? ":2,S" : ":2,")),
                   error);
        if (error) return unreachable("new/" + name, error);
        return true;
    }

    tl::unexpected<Error> unreachable(const std::string& what, const std::error_code& error) const {
        return failure(Fault::unavailable, "Папка писем с ответами не читается: " + error.message() + ".",
                       (settings_.path / what).string(),
                       "Проверьте, что она есть и что Веха может в неё писать.");
    }

    MaildirSettings settings_;
};

}  // namespace

Result<std::unique_ptr<MailSource>> make_maildir_source(MaildirSettings settings) {
    if (settings.path.empty())
        return failure(Fault::invalid_input, "Не названа папка писем с ответами.", "path");
    for (const char* part : {"tmp", "new", "cur", ".failed/tmp", ".failed/new", ".failed/cur"}) {
        std::error_code error;
        fs::create_directories(settings.path / part, error);
        if (error)
            return failure(Fault::unavailable,
                           "Папку писем с ответами не удалось создать: " + error.message() + ".",
                           (settings.path / part).string(), "Проверьте права на папку.");
    }
    return std::make_unique<MaildirSource>(std::move(settings));
}

}  // namespace vekha
