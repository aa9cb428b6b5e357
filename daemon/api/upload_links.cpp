// One-time upload links: making, listing and revoking them, and their own page, which needs no account.
#include "workflow/service/upload_links.hpp"

#include <charconv>

#include "daemon/api/handlers.hpp"
#include "daemon/api/json_in.hpp"
#include "daemon/api/json_out.hpp"
#include "daemon/api/plain_page.hpp"
#include "daemon/http/multipart.hpp"
#include "workflow/model/russian.hpp"

namespace vekha::api {
namespace {

constexpr std::int64_t kibibyte = 1024;
constexpr std::int64_t mebibyte = 1024 * kibibyte;

/// The schema UploadLink; it opens nothing.
json::object link_json(const OneTimeKey& key, Names& names, Instant now) {
    return {{"id", text(upload_link_name(key))},     {"words", text(key.words)},
            {"requirement", key.requirement},        {"standing", text(name(standing_of(key, now)))},
            {"made_by", names.ref(key.made_by)},     {"made_at", instant(key.made_at)},
            {"expires_at", instant(key.expires_at)}, {"used_at", instant(key.used_at)}};
}

Answer one_link(Store& store, const Call& call, int status, const OneTimeKey& key,
                const std::string& address) {
    return read_as<http::Response>(store, [&](ReadView& view) -> Answer {
        Names names(view);
        auto shown = link_json(key, names, call.now);
        if (!address.empty()) shown["address"] = text(address);
        if (auto named = names.done(); !named) return tl::unexpected(named.error());
        return json_answer(status, shown);
    });
}

std::string long_date(Day day) {
    return russian_date(day) + " г.";
}

/// A term of the list that the page shows.
std::string fact(std::string_view term, std::string_view said) {
    return "<dt>" + escaped(term) + "</dt><dd>" + escaped(said) + "</dd>";
}

std::string most_words(std::size_t most_bytes) {
    return std::to_string(static_cast<std::int64_t>(most_bytes) / mebibyte) + " МБ";
}

std::string offer_html(const UploadOffer& offer, std::string_view organization, std::size_t most_bytes) {
    std::string page = "<dl>" + fact("Кому", organization) + fact("От кого", offer.key.words) +
                       fact("Мероприятие", (offer.number.empty() ? "" : offer.number + ". ") + offer.title) +
                       fact("Что нужно", offer.wanted.empty() ? "подтверждающий документ" : offer.wanted) +
                       fact("Срок исполнения", long_date(offer.due)) + "</dl>";
    page += "<form method=\"post\" enctype=\"multipart/form-data\"><label>Файл, не больше " +
            most_words(most_bytes) +
            "<input type=\"file\" name=\"file\" required></label><button>Отправить</button></form>";
    page += "<p>Ссылка действует один раз, по " + escaped(long_date(offer.until)) + "</p>";
    return page;
}

/// A form with one file for the holder of a link.
class LinkUpload final : public http::Upload {
  public:
    LinkUpload(Store& store, std::unique_ptr<IncomingFile> file, std::string_view boundary, Call call,
               std::function<void()> nudge)
        : store_(store),
          file_(std::move(file)),
          form_(boundary,
                [this](std::span<const std::byte> bytes) {
                    any_ = true;
                    return file_->write(bytes);
                }),
          call_(std::move(call)),
          nudge_(std::move(nudge)) {}

    Result<void> write(std::span<const std::byte> bytes) override {
        // A refusal is a page here, and that is made at the end; the rest is bounded by the plan.
        if (!fault_)
            if (auto taken = form_.write(bytes); !taken) fault_ = taken.error();
        return {};
    }

    http::Response finish() override {
        if (fault_) return refusal_page(*fault_);
        if (!any_ || form_.file_name().empty())
            return refusal_page({Fault::invalid_input,
                                 "Файл не выбран или пуст.",
                                 {},
                                 "Вернитесь назад и выберите другой файл."});
        if (!form_.ended())
            return refusal_page(
                {Fault::invalid_input, "Файл пришёл не целиком.", {}, "Отправьте его ещё раз."});
        const auto stored = file_->finish();
        if (!stored) return refusal_page(stored.error());
        const auto file_name = clean_text(form_.file_name()) ? form_.file_name() : std::string("файл");
        const auto taken = take_upload(store_, *call_.organization, call_.key, *stored, file_name, call_.now);
        if (!taken) return refusal_page(taken.error());
        if (nudge_) nudge_();
        return plain_page(200, "Документ получен",
                          "<p>«" + escaped(file_name) + "» приложен к мероприятию «" + escaped(taken->title) +
                              "». Больше ничего делать не нужно.</p>");
    }

  private:
    Store& store_;
    std::unique_ptr<IncomingFile> file_;
    http::FormFile form_;
    Call call_;
    std::function<void()> nudge_;
    std::optional<Error> fault_;
    bool any_ = false;
};

Result<UploadOffer> offer_of(Store& store, const Call& call) {
    return read_as<UploadOffer>(
        store, [&](ReadView& view) { return upload_offer(view, *call.organization, call.key, call.now); });
}

}  // namespace

Answer post_upload_link(Store& store, const std::string& public_url, const Call& call) {
    auto object = parse_object(call.request.body);
    if (!object) return tl::unexpected(object.error());
    Fields fields(*object);
    UploadLinkEntry entry;
    entry.words = fields.text("words", 1, limits::name_bytes);
    entry.requirement = static_cast<int>(
        fields.optional_number("requirement", 0, std::numeric_limits<int>::max()).value_or(0));
    entry.days = static_cast<int>(fields.number("days", 1, upload_links::days_most));
    if (!clean_text(entry.words)) fields.refuse("words", "Слова содержат недопустимые знаки.");
    if (auto good = fields.done(); !good) return tl::unexpected(good.error());
    const auto made =
        make_upload_link(store, *call.organization, call.caller->actor(), call.task(), entry, call.now);
    if (!made) return tl::unexpected(made.error());
    return one_link(store, call, 201, made->key, upload_address(public_url, made->token));
}

Answer show_upload_links(Store& store, const Call& call) {
    return read_as<http::Response>(store, [&](ReadView& view) -> Answer {
        const auto links =
            list_upload_links(view, *call.organization, call.caller->actor(), call.task(), call.now);
        if (!links) return tl::unexpected(links.error());
        Names names(view);
        json::array items;
        for (const auto& one : *links) items.push_back(link_json(one, names, call.now));
        if (auto named = names.done(); !named) return tl::unexpected(named.error());
        return json_answer(200, json::object{{"items", std::move(items)}});
    });
}

Answer post_upload_link_revocation(Store& store, const Call& call) {
    auto object = parse_object(call.request.body);
    if (!object) return tl::unexpected(object.error());
    Fields fields(*object);
    const auto link = fields.text("link", 1, upload_links::name_letters);
    if (auto good = fields.done(); !good) return tl::unexpected(good.error());
    const auto revoked =
        revoke_upload_link(store, *call.organization, call.caller->actor(), call.task(), link, call.now);
    if (!revoked) return tl::unexpected(revoked.error());
    return one_link(store, call, 200, *revoked, {});
}

Answer upload_page(Store& store, std::size_t most_bytes, const Call& call) {
    const auto offer = offer_of(store, call);
    if (!offer) return refusal_page(offer.error());
    return plain_page(200, "Отправить документ", offer_html(*offer, call.organization->name, most_bytes));
}

std::optional<http::Response> too_long_form(const http::Request& head, std::size_t most_bytes) {
    const auto said = head.header("content-length").value_or("");
    std::size_t length = 0;
    const auto read = std::from_chars(said.data(), said.data() + said.size(), length);
    const bool fits = read.ec == std::errc{} && length <= most_bytes + http::form_room;
    if (said.empty() || fits) return std::nullopt;
    return refusal_page(
        {Fault::too_large,
         "Файл слишком большой.",
         {},
         "Можно не больше " + most_words(most_bytes) + ": сожмите его или пришлите снимок поменьше."});
}

std::variant<std::unique_ptr<http::Upload>, http::Response> begin_link_upload(
    Store& store, EvidenceFiles& files, std::size_t most_bytes, Call call, std::function<void()> nudge) {
    if (const auto offer = offer_of(store, call); !offer) return refusal_page(offer.error());
    const auto boundary = http::form_boundary(call.request.header("content-type").value_or(""));
    if (!boundary)
        return refusal_page({Fault::invalid_input,
                             "Форма не прочитана.",
                             {},
                             "Откройте страницу ссылки и выберите файл на ней."});
    auto file = files.begin(most_bytes);
    if (!file) return refusal_page(file.error());
    return std::make_unique<LinkUpload>(store, std::move(*file), *boundary, std::move(call),
                                        std::move(nudge));
}

}  // namespace vekha::api
