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

/// Colours by the standing of a row (vekha::name(RowStanding)), which its words tell, too.
constexpr std::string_view table_style =
    "body{font:1rem/1.45 system-ui,sans-serif;max-width:72rem;margin:0 auto;padding:1rem;color:#1a1a1a;"
    "background:#fff}h1{font-size:1.5rem;line-height:1.25}ul{list-style:none;padding:0;display:flex;"
    "flex-wrap:wrap;gap:.5rem 1.5rem}li b{font-size:1.4rem}table{border-collapse:collapse;width:100%}"
    "th,td{border:1px solid #8a8f98;padding:.4rem .6rem;text-align:left;vertical-align:top;"
    "overflow-wrap:break-word}thead th{background:#eef1f5}th[scope=rowgroup]{background:#f7f8fa}"
    "td:first-child,td:nth-child(4){white-space:nowrap}.done{color:#1c6b36}.late{color:#a61b1b}"
    "td.late,td.done{font-weight:600}"
    "@media(max-width:40rem){thead{position:absolute;left:-999rem}table,tbody,tr,td,th{display:block}"
    "tr{border:1px solid #8a8f98;border-bottom:0;padding:.4rem 0}tbody:last-child "
    "tr:last-child{border-bottom:"
    "1px solid #8a8f98}td,th{border:0;padding:.1rem .6rem}td:nth-child(4){white-space:normal}}"
    "@media print{@page{size:A4;margin:15mm}body{font-size:10pt;max-width:none;padding:0}"
    "thead{display:table-header-group}tr{break-inside:avoid}}";

/// A whole document; `head` is HTML that goes into its head.
http::Response document(int status, std::string_view heading, std::string_view body, std::string_view css,
                        std::string_view head) {
    const auto title = escaped(heading);
    std::string page =
        "<!doctype html>\n<html lang=\"ru\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
        "content=\"width=device-width, initial-scale=1\">";
    page += head;
    page += "<title>";
    page += title;
    page += "</title><style>";
    page += css;
    page += "</style></head><body><main><h1>";
    page += title;
    page += "</h1>\n";
    page += body;
    page += "</main></body></html>\n";
    auto response = http::answer(status, "text/html; charset=utf-8", std::move(page));
    response.with("Content-Security-Policy", std::string(policy));
    return response;
}

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
    return document(status, heading, body, style, "<meta name=\"robots\" content=\"noindex\">");
}

http::Response table_page(std::string_view heading, std::string_view body) {
    return document(200, heading, body, table_style, {});
}

http::Response refusal_page(const Error& error) {
    std::string body;
    if (!error.mend.empty()) body = "<p>" + escaped(error.mend) + "</p>";
    return plain_page(http::status_of(error.fault), error.message, body);
}

}  // namespace vekha::api
