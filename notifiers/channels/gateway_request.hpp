// A provider's own HTTP API met by configuration: a message as the request that it wants, its answer as an
// outcome. Pure; gateway.cpp sends.
#pragma once

#include <memory>
#include <string>

#include "notifiers/channels/http_client.hpp"
#include "notifiers/channels/mime.hpp"
#include "notifiers/channels/options.hpp"

namespace vekha {

class GatewayRequestMaker {
  public:
    /// Fills the template with a sample at once. invalid_input where it is no Mustache, or what comes out is
    /// no JSON, or a header is no «Name: value»; `where` names the option.
    static Result<std::unique_ptr<GatewayRequestMaker>> make(GatewayRequest request,
                                                             const std::string& token);
    ~GatewayRequestMaker();
    GatewayRequestMaker(const GatewayRequestMaker&) = delete;
    GatewayRequestMaker& operator=(const GatewayRequestMaker&) = delete;

    const std::string& path() const;
    /// «{{token}}» and «{{message_id}}» filled in.
    HttpHeaders headers(const Message& message) const;
    /// Fields of the template, each escaped for a JSON string: message_id, from_name, from_address, to_name,
    /// to_address, subject, text, html, text_base64, html_base64, token; and {{headers}}, a whole JSON
    /// object.
    std::string body(const Message& message, const Mailbox& from, const Mailbox& to) const;
    /// Whether the provider took it: a status of success, and nothing at `error_at` within its answer.
    bool took(const HttpReply& reply) const;

  private:
    struct Parts;
    explicit GatewayRequestMaker(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

}  // namespace vekha
