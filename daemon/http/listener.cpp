#include "daemon/http/listener.hpp"

#include <cerrno>
#include <charconv>
#include <cstdlib>
#include <cstring>
#include <system_error>

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

namespace vekha::http {
namespace {

constexpr int first_handed = 3;  // SD_LISTEN_FDS_START
constexpr int handed_most = 64;

std::string why(int error) {
    return std::generic_category().message(error);
}

tl::unexpected<Error> cannot_listen(const std::string& where, int error) {
    if (error == EADDRINUSE)
        return failure(Fault::unavailable, "Адрес " + where + " уже занят другой программой.", where,
                       "Остановите её (кто слушает порт, покажет «ss -ltnp») или укажите другой порт.");
    if (error == EACCES)
        return failure(Fault::unavailable, "Нет прав слушать " + where + ".", where,
                       "Порты до 1024 открывает только root; укажите порт больше, например 8080.");
    return failure(Fault::unavailable, "Не удалось слушать " + where + ": " + why(error) + ".", where,
                   "Проверьте, что этот адрес принадлежит этой машине.");
}

tl::unexpected<Error> cannot_listen_at(const std::string& where, int error) {
    if (error == EADDRINUSE)
        return failure(Fault::unavailable, "Сокет " + where + " уже слушает другая программа.", where,
                       "Остановите её (кто слушает, покажет «ss -lxp») или укажите другой путь.");
    return failure(Fault::unavailable, "Не удалось открыть сокет " + where + ": " + why(error) + ".", where,
                   "Проверьте, что папка есть и служба может в неё писать.");
}

struct Address {
    sockaddr_storage bytes{};
    ::socklen_t size = 0;
};

/// An address and port of a family; size 0 where the text is no address.
Address address_of(const std::string& text, std::uint16_t port) {
    Address made;
    if (text.find(':') == std::string::npos) {
        sockaddr_in four{};
        four.sin_family = AF_INET;
        four.sin_port = htons(port);
        if (::inet_pton(AF_INET, text.c_str(), &four.sin_addr) != 1) return made;
        std::memcpy(&made.bytes, &four, sizeof four);
        made.size = sizeof four;
    } else {
        sockaddr_in6 six{};
        six.sin6_family = AF_INET6;
        six.sin6_port = htons(port);
        if (::inet_pton(AF_INET6, text.c_str(), &six.sin6_addr) != 1) return made;
        std::memcpy(&made.bytes, &six, sizeof six);
        made.size = sizeof six;
    }
    return made;
}

int new_socket(int family) {
    return ::socket(family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
}

const sockaddr* generic(const sockaddr_storage& address) {
    return reinterpret_cast<const sockaddr*>(&address);
}

/// Whether somebody answers at a Unix socket.
bool answers(const Address& address) {
    const int probe = new_socket(AF_UNIX);
    if (probe < 0) return true;
    const bool refused = ::connect(probe, generic(address.bytes), address.size) != 0 && errno == ECONNREFUSED;
    ::close(probe);
    return !refused;
}

/// Makes room at a path: removes the socket of a daemon that is gone. 0, or why not (errno).
int make_room(const std::filesystem::path& path, const Address& address) {
    struct stat about {};
    if (::lstat(path.c_str(), &about) != 0) return errno == ENOENT ? 0 : errno;
    if (!S_ISSOCK(about.st_mode)) return EEXIST;
    if (answers(address)) return EADDRINUSE;
    return ::unlink(path.c_str()) == 0 || errno == ENOENT ? 0 : errno;
}

std::vector<std::string> split(std::string_view names) {
    std::vector<std::string> made;
    while (true) {
        const auto end = names.find(':');
        made.emplace_back(names.substr(0, end));
        if (end == std::string_view::npos) return made;
        names.remove_prefix(end + 1);
    }
}

bool number_from(const char* text, long& value) {
    const char* const end = text + std::strlen(text);
    const auto [last, error] = std::from_chars(text, end, value);
    return error == std::errc{} && last == end && text != end;
}

}  // namespace

Listener::Listener(Listener&& other) noexcept
    : secure(other.secure),
      descriptor_(std::exchange(other.descriptor_, -1)),
      where_(std::move(other.where_)),
      file_(std::exchange(other.file_, {})),
      device_(other.device_),
      inode_(other.inode_) {}

Listener::~Listener() {
    if (!file_.empty()) {
        struct stat about {};
        if (::lstat(file_.c_str(), &about) == 0 && about.st_dev == device_ && about.st_ino == inode_)
            ::unlink(file_.c_str());
    }
    if (descriptor_ >= 0) ::close(descriptor_);
}

Result<Listener> Listener::on_address(const std::string& given, std::uint16_t port) {
    const auto text = given == "localhost" ? std::string("127.0.0.1") : given;
    const auto address = address_of(text, port);
    if (address.size == 0)
        return failure(Fault::invalid_input, "«" + given + "» — не адрес.", given,
                       "Укажите, например, 127.0.0.1 (только эта машина) или 0.0.0.0 (все сети).");
    const bool six = address.bytes.ss_family == AF_INET6;
    const auto where = (six ? "[" + given + "]" : given) + ":" + std::to_string(port);
    Listener made(new_socket(address.bytes.ss_family), where);
    const int yes = 1;
    if (made.descriptor_ < 0 ||
        ::setsockopt(made.descriptor_, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes) != 0 ||
        ::bind(made.descriptor_, generic(address.bytes), address.size) != 0 ||
        ::listen(made.descriptor_, SOMAXCONN) != 0)
        return cannot_listen(where, errno);
    return made;
}

Result<Listener> Listener::on_path(const std::filesystem::path& path, ::mode_t mode) {
    sockaddr_un place{};
    place.sun_family = AF_UNIX;
    const auto where = path.string();
    if (where.empty() || where.size() >= sizeof place.sun_path)
        return failure(Fault::invalid_input, "Путь сокета пуст или длиннее 107 байт.", where,
                       "Укажите путь короче, например /run/vekha/vekha.sock.");
    std::memcpy(place.sun_path, where.data(), where.size());
    Address address;
    std::memcpy(&address.bytes, &place, sizeof place);
    address.size = sizeof place;
    if (const int error = make_room(path, address); error == EEXIST)
        return failure(Fault::unavailable, "По пути сокета лежит другой файл.", where,
                       "Уберите его или укажите другой путь.");
    else if (error != 0)
        return cannot_listen_at(where, error);
    Listener made(new_socket(AF_UNIX), where);
    if (made.descriptor_ < 0 || ::bind(made.descriptor_, generic(address.bytes), address.size) != 0)
        return cannot_listen_at(where, errno);
    struct stat about {};
    if (::lstat(path.c_str(), &about) == 0) {
        made.file_ = path;
        made.device_ = about.st_dev;
        made.inode_ = about.st_ino;
    }
    // Nobody can connect before listen(): the mode is right from the first moment.
    if (::chmod(path.c_str(), mode) != 0 || ::listen(made.descriptor_, SOMAXCONN) != 0)
        return cannot_listen_at(where, errno);
    return made;
}

Result<Listener> Listener::inherited(int descriptor, std::string name) {
    const auto where = "сокет systemd " + (name.empty() ? std::to_string(descriptor) : "«" + name + "»");
    int listens = 0;
    int type = 0;
    ::socklen_t size = sizeof listens;
    ::socklen_t type_size = sizeof type;
    if (::getsockopt(descriptor, SOL_SOCKET, SO_ACCEPTCONN, &listens, &size) != 0 || listens == 0 ||
        ::getsockopt(descriptor, SOL_SOCKET, SO_TYPE, &type, &type_size) != 0 || type != SOCK_STREAM)
        return failure(Fault::invalid_input, "Переданный сокет не слушает потоки.", where,
                       "В unit сокета нужны ListenStream= и Accept=no.");
    Listener made(descriptor, where);
    sockaddr_storage address{};
    ::socklen_t address_size = sizeof address;
    const bool known =
        ::getsockname(descriptor, reinterpret_cast<sockaddr*>(&address), &address_size) == 0 &&
        (address.ss_family == AF_INET || address.ss_family == AF_INET6 || address.ss_family == AF_UNIX);
    const int flags = ::fcntl(descriptor, F_GETFL);
    if (!known || flags < 0 || ::fcntl(descriptor, F_SETFL, flags | O_NONBLOCK) != 0 ||
        ::fcntl(descriptor, F_SETFD, FD_CLOEXEC) != 0)
        return failure(Fault::invalid_input, "Переданный сокет не TCP и не Unix.", where,
                       "Укажите в ListenStream= адрес с портом или путь.");
    return made;
}

std::uint16_t Listener::port() const {
    sockaddr_storage address{};
    ::socklen_t size = sizeof address;
    if (::getsockname(descriptor_, reinterpret_cast<sockaddr*>(&address), &size) != 0) return 0;
    if (address.ss_family == AF_INET) return ntohs(reinterpret_cast<const sockaddr_in*>(&address)->sin_port);
    if (address.ss_family == AF_INET6)
        return ntohs(reinterpret_cast<const sockaddr_in6*>(&address)->sin6_port);
    return 0;
}

bool Listener::is_unix() const {
    sockaddr_storage address{};
    ::socklen_t size = sizeof address;
    return ::getsockname(descriptor_, reinterpret_cast<sockaddr*>(&address), &size) == 0 &&
           address.ss_family == AF_UNIX;
}

Result<std::vector<Handed>> handed_over(const char* pid, const char* count, const char* names, ::pid_t self) {
    std::vector<Handed> made;
    if (pid == nullptr || count == nullptr) return made;
    long owner = 0;
    long all = 0;
    if (!number_from(pid, owner) || !number_from(count, all) || all < 0 || all > handed_most)
        return failure(Fault::invalid_input, "LISTEN_PID или LISTEN_FDS не число.", "LISTEN_FDS",
                       "Их ставит systemd; не задавайте их сами.");
    if (owner != self) return made;
    std::vector<std::string> given;
    if (names != nullptr) given = split(names);
    if (!given.empty() && given.size() != static_cast<std::size_t>(all))
        return failure(Fault::invalid_input, "Имён сокетов не столько, сколько сокетов.", "LISTEN_FDNAMES",
                       "Их ставит systemd; не задавайте их сами.");
    for (int i = 0; i < all; ++i)
        made.push_back({first_handed + i, given.empty() ? "" : given[static_cast<std::size_t>(i)]});
    return made;
}

Result<std::vector<Handed>> take_handed_over() {
    auto made = handed_over(std::getenv("LISTEN_PID"), std::getenv("LISTEN_FDS"),
                            std::getenv("LISTEN_FDNAMES"), ::getpid());
    for (const char* word : {"LISTEN_PID", "LISTEN_FDS", "LISTEN_FDNAMES"}) ::unsetenv(word);
    return made;
}

std::string peer_name(const void* address, std::size_t size) {
    sockaddr_storage bytes{};
    std::memcpy(&bytes, address, std::min(size, sizeof bytes));
    std::string text(INET6_ADDRSTRLEN, '\0');
    const void* inner = nullptr;
    int family = bytes.ss_family;
    if (family == AF_INET) inner = &reinterpret_cast<const sockaddr_in*>(&bytes)->sin_addr;
    if (family == AF_INET6) {
        const auto& six = reinterpret_cast<const sockaddr_in6*>(&bytes)->sin6_addr;
        // A socket for both families shows IPv4 inside IPv6: one address has one name.
        inner = &six;
        if (IN6_IS_ADDR_V4MAPPED(&six)) {
            inner = &six.s6_addr[12];
            family = AF_INET;
        }
    }
    if (inner == nullptr ||
        ::inet_ntop(family, inner, text.data(), static_cast<::socklen_t>(text.size())) == nullptr)
        return "unix";
    text.resize(std::strlen(text.c_str()));
    return text;
}

}  // namespace vekha::http
