#include "tests/notifiers/channels/peers.hpp"

#include <fstream>
#include <map>
#include <stdexcept>

#include "tests/support/build.hpp"
#include "tests/support/places.hpp"

namespace vekha::test {
namespace {

std::vector<std::string> command(const std::string& script, const std::string& folder,
                                 const std::vector<std::string>& arguments) {
    std::vector<std::string> words{python, source_folder() + "/tests/support/" + script, folder};
    words.insert(words.end(), arguments.begin(), arguments.end());
    return words;
}

/// MAX knows people by number alone; tests/support/http_peer.py has the same table.
std::string max_number(const std::string& who) {
    static const std::map<std::string, std::string> numbers{
        {"reader", "101"},  {"unknown", "102"},   {"spam", "103"},   {"greylisted", "104"},
        {"slow", "105"},    {"closing", "106"},   {"broken", "107"}, {"astray", "108"},
        {"huge", "109"},    {"nonsense", "110"},  {"cut", "111"},    {"limited", "112"},
        {"blocked", "113"}, {"stumbling", "114"}, {"lying", "115"},  {"mute", "116"},
        {"lost", "117"},    {"plain", "118"},     {"drip", "119"}};
    const auto known = numbers.find(who);
    return known == numbers.end() ? who : known->second;
}

std::string unbase64(const std::string& text) {
    const std::string letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string bytes;
    unsigned block = 0;
    int bits = 0;
    for (const char c : text) {
        const auto value = letters.find(c);
        if (value == std::string::npos) continue;
        block = block << 6U | static_cast<unsigned>(value);
        bits += 6;
        if (bits < 8) continue;
        bits -= 8;
        bytes += static_cast<char>(block >> static_cast<unsigned>(bits) & 0xffU);
    }
    return bytes;
}

}  // namespace

Peer::Peer(const std::string& script, const std::vector<std::string>& arguments)
    : process_(command(script, folder_.path().string(), arguments)) {
    const auto port = process_.line_after("ready ", std::chrono::minutes{1});
    if (!port) throw std::runtime_error(script + " did not start");
    port_ = std::stoi(*port);
}

std::vector<boost::json::object> Peer::received() const {
    std::vector<boost::json::object> all;
    std::ifstream file(folder_ / "received.jsonl");
    for (std::string line; std::getline(file, line);) all.push_back(boost::json::parse(line).as_object());
    return all;
}

Message message_to(const std::string& who, const std::string& id) {
    Message message;
    message.id = id;
    message.recipient.name = "Сулегина Т.В.";
    message.recipient.email = who + "@example.org";
    message.recipient.telegram = who;
    message.recipient.max = max_number(who);
    message.subject =
        "п. 1.2 «Провести заседание рабочей группы по развитию образования района»: срок сегодня";
    message.text = "Здравствуйте!\n.\n.точка в начале строки\nСрок: 31 марта 2026 г.\n";
    message.html = "<p>Здравствуйте!</p>\n<p>Срок: <b>31 марта 2026 г.</b></p>\n";
    message.headers = {{"Auto-Submitted", "auto-generated"}, {"List-Id", "<vekha.example.org>"}};
    message.date = at("2026-03-31T06:00:00Z");
    return message;
}

std::string header_of(const std::string& mail, const std::string& name) {
    const auto end = mail.find("\r\n\r\n");
    const auto start = ("\r\n" + mail).find("\r\n" + name + ": ");
    if (start == std::string::npos || start > end) return {};
    std::string value;
    for (auto i = start + name.size() + 2; i < end + 2; ++i) {
        const bool line_end = mail.compare(i, 2, "\r\n") == 0;
        if (line_end && mail[i + 2] != ' ') break;
        if (line_end)
            ++i;
        else
            value += mail[i];
    }
    return value;
}

std::string part_of(const std::string& mail, const std::string& type) {
    const auto head = mail.find("Content-Type: " + type);
    if (head == std::string::npos) return {};
    const auto start = mail.find("\r\n\r\n", head) + 4;
    return unbase64(mail.substr(start, mail.find("\r\n--", start) - start));
}

}  // namespace vekha::test
