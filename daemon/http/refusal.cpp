#include "daemon/http/refusal.hpp"

#include "daemon/http/problem.hpp"

namespace vekha::http {

Response refused(int status, Fault fault, std::string message, std::string mend) {
    auto made = problem(status, Error{fault, std::move(message), {}, std::move(mend)});
    made.close = true;
    return made;
}

Response refused(HeadFault fault) {
    const bool long_winded = fault == HeadFault::target_long || fault == HeadFault::headers_many;
    return refused(status_of(fault), long_winded ? Fault::too_large : Fault::invalid_input,
                   std::string(words_of(fault)));
}

Response too_large(std::size_t most) {
    return refused(413, Fault::too_large, "Слишком большой запрос.",
                   most == 0 ? "У этого запроса нет тела."
                             : "Здесь принимается не больше " + std::to_string(most) + " байт.");
}

Response overloaded() {
    return refused(503, Fault::unavailable, "Сервер сейчас перегружен или останавливается.",
                   "Повторите через минуту.");
}

Response defect() {
    return refused(500, Fault::internal, "Внутренняя ошибка.",
                   "Сообщите администратору время и адрес запроса.");
}

}  // namespace vekha::http
