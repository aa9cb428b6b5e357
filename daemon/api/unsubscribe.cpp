// The door of List-Unsubscribe: one click in a mail program (RFC 8058), or a button on a page. Looking at the
// page changes nothing, so that a scanner of links unsubscribes nobody.
#include "workflow/service/unsubscribe.hpp"

#include "daemon/api/handlers.hpp"
#include "daemon/api/plain_page.hpp"

namespace vekha::api {
namespace {

/// What RFC 8058 puts into the form, and so does the page's button.
constexpr std::string_view one_click = "List-Unsubscribe=One-Click";

}  // namespace

Answer unsubscribe_page() {
    return plain_page(
        200, "Отписаться от сообщений",
        "<p>Сообщения этого вида больше не будут приходить. Остальные, например о просроченном, "
        "придут как прежде. Вернуть их можно в Вехе, в настройках своих сообщений.</p><form "
        "method=\"post\"><button name=\"List-Unsubscribe\" value=\"One-Click\">Отписаться</button>"
        "</form>");
}

Answer unsubscribe_by_link(Store& store, const Call& call) {
    if (call.request.body.find(one_click) == std::string::npos)
        return refusal_page({Fault::invalid_input,
                             "Ничего не изменено.",
                             {},
                             "Откройте ссылку из письма и нажмите «Отписаться»."});
    if (const auto done = unsubscribe(store, call.key, call.now); !done) return refusal_page(done.error());
    return plain_page(200, "Вы отписались", "<p>Сообщения этого вида больше не придут.</p>");
}

}  // namespace vekha::api
