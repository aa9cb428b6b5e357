#include "notifiers/channels/gateway_request.hpp"

#include <algorithm>
#include <charconv>

#include <boost/json.hpp>

#include "notifiers/delivery/message_template.hpp"

namespace vekha {
namespace {

namespace json = boost::json;
using kainjow::mustache::data;

/// As it stands inside the quotes of a JSON string.
std::string escaped(std::string_view text) {
    const std::string quoted = json::serialize(json::string(text));
    return quoted.substr(1, quoted.size() - 2);
}

std::string headers_json(const Message& message) {
    json::object headers;
    for (const auto& header : message.headers) headers[header.name] = header.value;
    return json::serialize(headers);
}

bool header_words(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7f; });
}

/// The value at "errors.0.code"; nothing where the way ends before.
const json::value* at_path(const json::value& root, std::string_view path) {
    const json::value* here = &root;
    while (here != nullptr && !path.empty()) {
        const auto dot = std::min(path.find('.'), path.size());
        const auto step = path.substr(0, dot);
        path.remove_prefix(std::min(dot + 1, path.size()));
        if (here->is_object()) {
            here = here->get_object().if_contains(step);
        } else if (here->is_array()) {
            std::size_t index = 0;
            const auto [end, error] = std::from_chars(step.data(), step.data() + step.size(), index);
            const bool number = error == std::errc{} && end == step.data() + step.size();
            here = number ? here->get_array().if_contains(index) : nullptr;
        } else {
            here = nullptr;
        }
    }
    return here;
}

/// null, false, 0, "", [] and {} say that nothing went wrong.
bool says_nothing(const json::value& value) {
    switch (value.kind()) {
        case json::kind::null:
            return true;
        case json::kind::bool_:
            return !value.get_bool();
        case json::kind::int64:
            return value.get_int64() == 0;
        case json::kind::uint64:
            return value.get_uint64() == 0;
        case json::kind::double_:
            return false;
        case json::kind::string:
            return value.get_string().empty();
        case json::kind::array:
            return value.get_array().empty();
        case json::kind::object:
            return value.get_object().empty();
    }
    return false;
}

Message sample_message() {
    Message sample;
    sample.id = "1.0@example.org";
    sample.subject = "Срок \"сегодня\"";
    sample.text = "Строка\nи \\ вторая";
    sample.html = "<p style=\"margin:0\">Срок</p>";
    sample.headers = {{"List-Id", "<vekha.example.org>"}};
    return sample;
}

}  // namespace

struct GatewayRequestMaker::Parts {
    Parts(GatewayRequest given, std::string key)
        : request(std::move(given)),
          token(std::move(key)),
          body(request.body, MessageTemplate::Escaping::none) {
        for (const auto& line : request.headers) {
            const auto colon = line.find(':');
            if (colon == std::string::npos || colon == 0 || !header_words(line)) {
                bad_header = line.substr(0, colon);
                continue;
            }
            const auto value = line.find_first_not_of(' ', colon + 1);
            headers.emplace_back(
                line.substr(0, colon),
                std::make_unique<MessageTemplate>(value == std::string::npos ? "" : line.substr(value),
                                                  MessageTemplate::Escaping::none));
        }
    }

    GatewayRequest request;
    std::string token;
    MessageTemplate body;
    std::vector<std::pair<std::string, std::unique_ptr<MessageTemplate>>> headers;
    std::optional<std::string> bad_header;
};

GatewayRequestMaker::GatewayRequestMaker(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
GatewayRequestMaker::~GatewayRequestMaker() = default;

Result<std::unique_ptr<GatewayRequestMaker>> GatewayRequestMaker::make(GatewayRequest request,
                                                                       const std::string& token) {
    auto parts = std::make_unique<Parts>(std::move(request), token);
    if (!parts->request.path.starts_with('/'))
        return failure(Fault::invalid_input, "Путь запроса к шлюзу начинается с косой черты.", "path");
    if (parts->bad_header)
        return failure(Fault::invalid_input, "Заголовок запроса к шлюзу записан неверно.", "headers",
                       "Напишите как \"X-API-KEY: {{token}}\".");
    if (!parts->body.fault().empty())
        return failure(Fault::invalid_input,
                       "Шаблон запроса к шлюзу не разобран: " + parts->body.fault() + ".", "body_file");
    std::unique_ptr<GatewayRequestMaker> maker(new GatewayRequestMaker(std::move(parts)));
    const std::string sample = maker->body(sample_message(), {"Веха \"проба\"", "vekha@example.org"},
                                           {"Сулегина Т.В.", "sulegina@example.org"});
    boost::system::error_code error;
    json::parse(sample, error);
    if (error)
        return failure(Fault::invalid_input, "Из шаблона запроса к шлюзу выходит не JSON.", "body_file",
                       "Проверьте кавычки и запятые: значения подставляются внутрь кавычек.");
    return maker;
}

const std::string& GatewayRequestMaker::path() const {
    return parts_->request.path;
}

HttpHeaders GatewayRequestMaker::headers(const Message& message) const {
    data values{data::type::object};
    values.set("token", parts_->token);
    values.set("message_id", message.id);
    HttpHeaders made;
    for (const auto& [name, value] : parts_->headers) made.emplace_back(name, value->fill(values));
    return made;
}

std::string GatewayRequestMaker::body(const Message& message, const Mailbox& from, const Mailbox& to) const {
    data values{data::type::object};
    const auto put = [&](const char* name, std::string_view text) { values.set(name, escaped(text)); };
    put("message_id", message.id);
    put("from_name", from.name);
    put("from_address", from.address);
    put("to_name", to.name);
    put("to_address", to.address);
    put("subject", message.subject);
    put("text", message.text);
    put("html", message.html);
    put("text_base64", base64(message.text));
    put("html_base64", base64(message.html));
    put("token", parts_->token);
    values.set("headers", headers_json(message));
    return parts_->body.fill(values);
}

bool GatewayRequestMaker::took(const HttpReply& reply) const {
    const auto& success = parts_->request.success;
    if (std::find(success.begin(), success.end(), reply.status) == success.end()) return false;
    if (parts_->request.error_at.empty()) return true;
    boost::system::error_code error;
    const json::value value = json::parse(reply.body, error);
    if (error) return false;
    const auto* wrong = at_path(value, parts_->request.error_at);
    return wrong == nullptr || says_nothing(*wrong);
}

}  // namespace vekha
