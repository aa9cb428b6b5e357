#include "workflow/model/message.hpp"

#include "workflow/model/names.hpp"

namespace vekha {
namespace {

constexpr NameTable<NoticeKind, 22> notice_kinds{{{NoticeKind::assigned, "assigned"},
                                                  {NoticeKind::reminder, "reminder"},
                                                  {NoticeKind::overdue, "overdue"},
                                                  {NoticeKind::submitted, "submitted"},
                                                  {NoticeKind::returned, "returned"},
                                                  {NoticeKind::amended, "amended"},
                                                  {NoticeKind::asked, "asked"},
                                                  {NoticeKind::decided, "decided"},
                                                  {NoticeKind::contributed, "contributed"},
                                                  {NoticeKind::acceptance, "acceptance"},
                                                  {NoticeKind::slip, "slip"},
                                                  {NoticeKind::changed, "changed"},
                                                  {NoticeKind::failed, "failed"},
                                                  {NoticeKind::outage, "outage"},
                                                  {NoticeKind::disowned, "disowned"},
                                                  {NoticeKind::answered, "answered"},
                                                  {NoticeKind::test, "test"},
                                                  {NoticeKind::code, "code"},
                                                  {NoticeKind::alarm, "alarm"},
                                                  {NoticeKind::door, "door"},
                                                  {NoticeKind::journal, "journal"},
                                                  {NoticeKind::invited, "invited"}}};

constexpr NameTable<OutboxState, 5> outbox_states{{{OutboxState::waiting, "waiting"},
                                                   {OutboxState::taken, "taken"},
                                                   {OutboxState::sent, "sent"},
                                                   {OutboxState::dropped, "dropped"},
                                                   {OutboxState::failed, "failed"}}};

constexpr NameTable<DeliveryState, 5> delivery_states{{{DeliveryState::leased, "leased"},
                                                       {DeliveryState::waiting, "waiting"},
                                                       {DeliveryState::sent, "sent"},
                                                       {DeliveryState::dropped, "dropped"},
                                                       {DeliveryState::failed, "failed"}}};

}  // namespace

void Delivery::use_channel(std::string name) {
    channel = std::move(name);
    attempts = 0;
    trying = false;
    holders_lost = 0;
}

bool leaves_at_once(NoticeKind kind) {
    return kind == NoticeKind::answered || kind == NoticeKind::test || kind == NoticeKind::code ||
           kind == NoticeKind::door || kind == NoticeKind::invited;
}

bool may_be_declined(NoticeKind kind) {
    return kind == NoticeKind::reminder || kind == NoticeKind::contributed || kind == NoticeKind::slip ||
           kind == NoticeKind::outage;
}

std::string_view name(NoticeKind kind) {
    return name_in(notice_kinds, kind);
}
std::string_view name(OutboxState state) {
    return name_in(outbox_states, state);
}
std::string_view name(DeliveryState state) {
    return name_in(delivery_states, state);
}
std::optional<NoticeKind> parse_notice_kind(std::string_view text) {
    return value_in(notice_kinds, text);
}
std::optional<OutboxState> parse_outbox_state(std::string_view text) {
    return value_in(outbox_states, text);
}
std::optional<DeliveryState> parse_delivery_state(std::string_view text) {
    return value_in(delivery_states, text);
}

}  // namespace vekha
