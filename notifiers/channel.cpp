#include "notifiers/channel.hpp"

#include "workflow/model/names.hpp"

namespace vekha {
namespace {

constexpr NameTable<SendReason, 12> send_reasons{{{SendReason::sent, "sent"},
                                                  {SendReason::rejected_recipient, "rejected_recipient"},
                                                  {SendReason::rejected_message, "rejected_message"},
                                                  {SendReason::rejected_sender, "rejected_sender"},
                                                  {SendReason::auth_failed, "auth_failed"},
                                                  {SendReason::rate_limited, "rate_limited"},
                                                  {SendReason::deferred, "deferred"},
                                                  {SendReason::unreachable, "unreachable"},
                                                  {SendReason::timed_out, "timed_out"},
                                                  {SendReason::tls_failed, "tls_failed"},
                                                  {SendReason::server_error, "server_error"},
                                                  {SendReason::no_address, "no_address"}}};

}  // namespace

std::string_view name(SendReason reason) {
    return name_in(send_reasons, reason);
}
std::optional<SendReason> parse_send_reason(std::string_view text) {
    return value_in(send_reasons, text);
}

}  // namespace vekha
