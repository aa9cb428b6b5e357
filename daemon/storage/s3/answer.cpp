#include "daemon/storage/s3/answer.hpp"

#include <algorithm>
#include <array>

namespace vekha::s3 {
namespace {

constexpr std::size_t code_most = 60;

/// A trouble that the storage names itself.
struct Named {
    std::string_view code;
    Fault fault;
    std::string_view message;
    std::string_view mend;
};

constexpr std::string_view check_region = "Укажите в адресе верный region=… (его говорит хозяин хранилища).";
constexpr std::string_view free_room = "Освободите место в хранилище или увеличьте квоту и повторите.";

constexpr std::array named{
    Named{"InvalidAccessKeyId", Fault::unavailable, "Хранилище S3 не знает такого ключа доступа.",
          "Проверьте access_key в разделе [store.s3]."},
    Named{"SignatureDoesNotMatch", Fault::unavailable,
          "Хранилище S3 не приняло подпись: секретный ключ не подходит к ключу доступа.",
          "Проверьте secret_key_file (или secret_key) в разделе [store.s3]."},
    Named{"AccessDenied", Fault::unavailable, "Хранилище S3 не даёт этому ключу доступа права на бакет.",
          "Дайте ключу право читать и писать объекты бакета и читать его список (s3:GetObject, s3:PutObject, "
          "s3:ListBucket)."},
    Named{"NoSuchBucket", Fault::unavailable, "В хранилище S3 нет такого бакета.",
          "Создайте бакет или исправьте его имя в адресе evidence."},
    Named{"RequestTimeTooSkewed", Fault::unavailable, "Часы этой машины расходятся с часами хранилища S3.",
          "Включите сверку времени (systemd-timesyncd или chrony)."},
    Named{"AuthorizationHeaderMalformed", Fault::unavailable,
          "Хранилище S3 ждёт подпись для другого региона.", check_region},
    Named{"PermanentRedirect", Fault::unavailable, "Бакет лежит в другом регионе хранилища S3.",
          check_region},
    Named{"QuotaExceeded", Fault::storage_full, "В хранилище S3 кончилось место: файл не сохранён.",
          free_room},
    Named{"XMinioStorageFull", Fault::storage_full, "В хранилище S3 кончилось место: файл не сохранён.",
          free_room},
    Named{"EntityTooLarge", Fault::storage_full, "Хранилище S3 не берёт такой большой файл.",
          "Увеличьте его предел или уменьшите evidence_bytes."},
};

/// What passes by itself, or comes from bytes spoiled on the way.
constexpr std::array passing{std::string_view("RequestTimeout"),
                             std::string_view("SlowDown"),
                             std::string_view("XAmzContentSHA256Mismatch"),
                             std::string_view("BadDigest"),
                             std::string_view("IncompleteBody"),
                             std::string_view("OperationAborted")};

const Named* find_named(std::string_view code) {
    const auto* const found =
        std::find_if(named.begin(), named.end(), [&](const Named& one) { return one.code == code; });
    return found == named.end() ? nullptr : found;
}

bool passes(const Answer& answer) {
    const auto code = code_of(answer.body);
    return answer.status == 429 || (answer.status >= 500 && answer.status != 501 && answer.status != 507) ||
           std::find(passing.begin(), passing.end(), code) != passing.end();
}

Error wire_error(Wire wire, const std::string& place) {
    const auto made = [&](std::string message, std::string mend) {
        return Error{Fault::unavailable, std::move(message), place, std::move(mend)};
    };
    switch (wire) {
        case Wire::no_name:
            return made("Имя хранилища S3 не находится в DNS.", "Проверьте endpoint в адресе evidence.");
        case Wire::unreachable:
            return made("Хранилище S3 не отвечает: соединение не устанавливается.",
                        "Проверьте endpoint в адресе evidence, сеть и само хранилище.");
        case Wire::silent:
            return made("Хранилище S3 молчит дольше, чем задано.",
                        "Проверьте сеть и хранилище или увеличьте timeout_seconds в разделе [store.s3].");
        case Wire::distrusted:
            return made("Сертификату хранилища S3 нет доверия.",
                        "Укажите корневой сертификат ключом ca_file в разделе [store.s3].");
        case Wire::bad_ca_file:
            return made("Файл сертификатов для хранилища S3 не читается.",
                        "Проверьте ca_file в разделе [store.s3]: нужен файл PEM.");
        case Wire::insecure:
            return made(
                "Защищённое соединение с хранилищем S3 не устанавливается.",
                "Проверьте, что endpoint начинается с https:// или http:// так, как говорит хранилище.");
        case Wire::overfull:
            return made("Хранилище S3 не умеет отдавать часть файла.",
                        "Вехе нужно хранилище, которое понимает заголовок Range.");
        case Wire::cut:
        case Wire::whole:
        case Wire::unusual:
            break;
    }
    return made("Связь с хранилищем S3 обрывается.", "Проверьте сеть и хранилище и повторите.");
}

}  // namespace

std::string_view code_of(std::string_view body) {
    constexpr std::string_view open = "<Code>";
    const auto start = body.find(open);
    if (start == body.npos) return {};
    const auto rest = body.substr(start + open.size());
    const auto code = rest.substr(0, rest.find('<'));
    const bool plain =
        !code.empty() && code.size() <= code_most && std::all_of(code.begin(), code.end(), [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        });
    return plain ? code : std::string_view();
}

Verdict verdict_of(const Answer& answer) {
    switch (answer.wire) {
        case Wire::whole:
            break;
        case Wire::distrusted:
        case Wire::bad_ca_file:
        case Wire::insecure:
        case Wire::overfull:
            return Verdict::refused;
        default:
            return Verdict::again;
    }
    if (answer.status == 200 || answer.status == 206) return Verdict::done;
    // A page of some other server is no word on the object.
    if (answer.status == 404 && code_of(answer.body) == "NoSuchKey") return Verdict::missing;
    return passes(answer) ? Verdict::again : Verdict::refused;
}

Error error_of(const Answer& answer, const std::string& place) {
    if (answer.wire != Wire::whole) return wire_error(answer.wire, place);
    const std::string code(code_of(answer.body));
    if (verdict_of(answer) == Verdict::missing)
        return {Fault::not_found, "Такого файла нет в хранилище.", place, {}};
    if (const Named* one = find_named(code))
        return {one->fault, std::string(one->message), place, std::string(one->mend)};
    const std::string shown = std::to_string(answer.status) + (code.empty() ? "" : " (" + code + ")");
    if (answer.status == 507)
        return {Fault::storage_full, "В хранилище S3 кончилось место: файл не сохранён.", place,
                std::string(free_room)};
    if (answer.status == 403)
        return {Fault::unavailable, "Хранилище S3 отказало в доступе: ответ " + shown + ".", place,
                "Проверьте ключи в разделе [store.s3] и права на бакет."};
    if (passes(answer))
        return {Fault::unavailable, "Хранилище S3 не справляется: ответ " + shown + ".", place,
                "Повторите позже; если не проходит, смотрите журнал хранилища."};
    return {Fault::unavailable, "Ответ не похож на хранилище S3: " + shown + ".", place,
            "Проверьте endpoint в адресе evidence: там должно отвечать хранилище S3."};
}

}  // namespace vekha::s3
