#include "notifiers/channels/keyboards.hpp"

#include <string>

#include <boost/json.hpp>

#include "notifiers/delivery/render.hpp"

namespace vekha {
namespace {

namespace json = boost::json;

constexpr std::size_t rows_most = 30;          // MAX takes no more; Telegram some more
constexpr std::size_t label_characters = 128;  // on one button of MAX; Telegram shows fewer
constexpr std::size_t link_bytes = 2048;       // in one link

/// How one messenger writes a button.
struct Shape {
    json::object (*answer)(const std::string& label, const std::string& token);
    json::object (*link)(const std::string& label, const std::string& address);
};

constexpr Shape telegram_shape{[](const std::string& label, const std::string& token) {
                                   return json::object{{"text", label}, {"callback_data", token}};
                               },
                               [](const std::string& label, const std::string& address) {
                                   return json::object{{"text", label}, {"url", address}};
                               }};

constexpr Shape max_shape{[](const std::string& label, const std::string& token) {
                              return json::object{{"type", "callback"}, {"text", label}, {"payload", token}};
                          },
                          [](const std::string& label, const std::string& address) {
                              return json::object{{"type", "link"}, {"text", label}, {"url", address}};
                          }};

std::string label_of(const std::string& label) {
    return one_line(label, label_characters - 1);
}

json::array answer_rows(const AnswerButtons& buttons, const Shape& shape) {
    json::array rows;
    for (const auto& row : buttons) {
        json::array made;
        for (const auto& button : row)
            if (!button.label.empty())
                made.push_back(shape.answer(label_of(button.label), encode(button.token)));
        if (!made.empty() && rows.size() < rows_most) rows.push_back(std::move(made));
    }
    return rows;
}

/// A row for each link that the API would take, while there is room.
void add_link_rows(json::array& rows, const std::vector<MessageLink>& links, const Shape& shape) {
    for (const auto& link : links) {
        const bool fits = !link.label.empty() && link.address.size() <= link_bytes;
        if (!fits || rows.size() == rows_most) continue;
        rows.push_back(json::array{shape.link(label_of(link.label), link.address)});
    }
}

template <class Wrap>
std::vector<json::value> keyboards(const AnswerButtons& buttons, const std::vector<MessageLink>& links,
                                   const Shape& shape, Wrap wrap) {
    std::vector<json::value> made;
    const json::array answers = answer_rows(buttons, shape);
    json::array all = answers;
    add_link_rows(all, links, shape);
    if (all.size() > answers.size()) made.push_back(wrap(std::move(all)));
    if (!answers.empty()) made.push_back(wrap(answers));
    made.emplace_back(nullptr);
    return made;
}

}  // namespace

std::vector<json::value> telegram_keyboards(const AnswerButtons& buttons,
                                            const std::vector<MessageLink>& links) {
    return keyboards(buttons, links, telegram_shape, [](json::array rows) {
        return json::object{{"inline_keyboard", std::move(rows)}};
    });
}

std::vector<json::value> max_keyboards(const AnswerButtons& buttons, const std::vector<MessageLink>& links) {
    return keyboards(buttons, links, max_shape, [](json::array rows) {
        return json::array{
            json::object{{"type", "inline_keyboard"}, {"payload", {{"buttons", std::move(rows)}}}}};
    });
}

}  // namespace vekha
