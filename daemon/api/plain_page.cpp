#include "daemon/api/plain_page.hpp"

#include "daemon/http/problem.hpp"

namespace vekha::api {
namespace {

constexpr std::string_view policy =
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors "
    "'none'";

constexpr std::string_view style =
    "body{font:1.1rem/1.5 system-ui,sans-serif;max-width:36rem;margin:0 auto;padding:1rem;color:#1a1a1a;"
    "background:#fff}h1{font-size:1.4rem}dt{color:#555}dd{margin:0 0 .8rem;font-weight:600}"
    "input,button{font:inherit;display:block;width:100%;box-sizing:border-box;margin:.8rem 0;padding:.7rem}"
    "button{background:#1c5d99;color:#fff;border:0;border-radius:.4rem}";

}  // namespace

std::string escaped(std::string_view text) {
    std::string made;
    made.reserve(text.size());
    for (const char one : text) {
        switch (one) {
            case '&':
                made += "&amp;";
                break;
            case '<':
                made += "&lt;";
                break;
            case '>':
                made += "&gt;";
                break;
            case '"':
                made += "&quot;";
                break;
            case '\'':
                made += "&#39;";
                break;
            default:
                made += one;
        }
    }
    return made;
}

http::Response plain_page(int status, std::string_view heading, std::string_view body) {
    const auto title = escaped(heading);
    std::string page =
        "<!doctype html>\n<html lang=\"ru\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
        "content=\"width=device-width, initial-scale=1\"><meta name=\"robots\" content=\"noindex\"><title>";
    page += title;
    page += "</title><style>";
    page += style;
    page += "</style></head><body><main><h1>";
    page += title;
    page += "</h1>\n";
    page += body;
    page += "</main></body></html>\n";
    auto response = http::answer(status, "text/html; charset=utf-8", std::move(page));
    response.with("Content-Security-Policy", std::string(policy));
    return response;
}

http::Response refusal_page(const Error& error) {
    std::string body;
    if (!error.mend.empty()) body = "<p>" + escaped(error.mend) + "</p>";
    return plain_page(http::status_of(error.fault), error.message, body);
}

}  // namespace vekha::api
