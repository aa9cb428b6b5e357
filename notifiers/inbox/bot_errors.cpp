#include "notifiers/inbox/bot_errors.hpp"

#include <string>

namespace vekha {

tl::unexpected<Error> bot_unreachable(std::string_view messenger, SendReason reason) {
    const std::string where = std::string(messenger) + ": " + std::string(name(reason));
    if (reason == SendReason::tls_failed)
        return failure(Fault::unavailable, "Сертификату мессенджера нет доверия.", where,
                       "Проверьте ca_file в настройках.");
    return failure(Fault::unavailable, "Мессенджер не ответил.", where,
                   "Проверьте связь и адрес base_url в настройках.");
}

tl::unexpected<Error> bot_refused(std::string_view messenger, int status) {
    const std::string where = std::string(messenger) + ": HTTP " + std::to_string(status);
    if (status == 401)
        return failure(Fault::unauthenticated, "Мессенджер не признал ключ бота.", where,
                       "Проверьте token_file в настройках.");
    if (status == 409)
        return failure(Fault::conflict,
                       "Обновления этого бота получает кто-то ещё: другая программа или вебхук.", where,
                       "Оставьте боту одного получателя.");
    if (status == 404) return failure(Fault::not_found, "Мессенджер не знает такого адреса.", where);
    return failure(Fault::unavailable, "Мессенджер отказал.", where);
}

}  // namespace vekha
