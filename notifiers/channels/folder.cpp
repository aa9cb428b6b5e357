// The mail folder (Maildir): each message a file, written whole under tmp and then given its name under new.
#include <cerrno>
#include <filesystem>

#include <fcntl.h>
#include <unistd.h>

#include "notifiers/channels/channels.hpp"
#include "notifiers/channels/mime.hpp"

namespace vekha {
namespace {

namespace fs = std::filesystem;

/// A file descriptor that is closed on the way out.
class File {
  public:
    File(const fs::path& path, int flags) : number_(::open(path.c_str(), flags | O_CLOEXEC, 0640)) {}
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    ~File() {
        if (number_ >= 0) ::close(number_);
    }
    bool open() const { return number_ >= 0; }
    bool sync() const { return ::fsync(number_) == 0; }
    bool write(std::string_view bytes) const {
        while (!bytes.empty()) {
            const auto done = ::write(number_, bytes.data(), bytes.size());
            if (done < 0 && errno == EINTR) continue;
            if (done <= 0) return false;
            bytes.remove_prefix(static_cast<std::size_t>(done));
        }
        return true;
    }

  private:
    int number_;
};

/// A file name that is the message's own and nothing else: what a name may not hold is replaced.
std::string file_name(std::string_view id) {
    std::string name;
    for (const char c : id.substr(0, 200)) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                           c == '.' || c == '-' || c == '@';
        name += plain ? c : '_';
    }
    if (name.empty() || name.front() == '.') name.insert(0, "_");
    return name + ".eml";
}

class FolderChannel final : public Channel {
  public:
    FolderChannel(fs::path path, Mailbox from) : path_(std::move(path)), from_(std::move(from)) {}

    std::string_view name() const override { return "folder"; }

    Outcome send(const Message& message) override {
        const std::string file = file_name(message.id);
        if (already_there(file)) return delivered();
        const auto address = mail_address(message.recipient.email);
        const std::string mail =
            build_mime(message, from_, {message.recipient.name, address ? *address : std::string{}});
        const fs::path draft = path_ / "tmp" / (file + "." + std::to_string(::gettid()));
        const bool written = write_whole(draft, mail);
        // link() gives the name only where it is free, so two senders of one message leave one file.
        const bool named =
            written && (::link(draft.c_str(), (path_ / "new" / file).c_str()) == 0 || errno == EEXIST);
        ::unlink(draft.c_str());
        if (!named) return try_later(SendReason::unreachable);
        const File folder(path_ / "new", O_RDONLY | O_DIRECTORY);
        return folder.open() && folder.sync() ? delivered() : try_later(SendReason::unreachable);
    }

  private:
    static bool write_whole(const fs::path& path, std::string_view bytes) {
        const File file(path, O_WRONLY | O_CREAT | O_TRUNC);
        return file.open() && file.write(bytes) && file.sync();
    }

    /// Under new, or under cur with the flags that a mail reader appended.
    bool already_there(const std::string& file) const {
        std::error_code error;
        if (fs::exists(path_ / "new" / file, error)) return true;
        for (const auto& entry : fs::directory_iterator(path_ / "cur", error))
            if (entry.path().filename().native().starts_with(file)) return true;
        return false;
    }

    fs::path path_;
    Mailbox from_;
};

}  // namespace

Result<std::unique_ptr<Channel>> make_folder_channel(FolderOptions options) {
    auto from = parse_mailbox(options.from);
    if (!from)
        return failure(Fault::invalid_input, "Адрес отправителя не похож на адрес почты.", "from",
                       "Например: Веха <vekha@example.org>.");
    for (const char* part : {"tmp", "new", "cur"}) {
        std::error_code error;
        fs::create_directories(options.path / part, error);
        if (error)
            return failure(Fault::unavailable, "Папку для писем не удалось создать: " + error.message() + ".",
                           (options.path / part).string(), "Проверьте права на папку.");
    }
    return std::make_unique<FolderChannel>(std::move(options.path), std::move(*from));
}

}  // namespace vekha
