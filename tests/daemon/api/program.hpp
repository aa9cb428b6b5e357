// A program that comes with its key.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "tests/daemon/api/rig.hpp"

namespace vekha::testing {

/// A program with its key: no cookie, no CSRF token.
class Program {
  public:
    Program(Rig& rig, std::string secret) : browser_(rig.browser()), secret_(std::move(secret)) {}
    Answered send(std::string_view method, const std::string& target, std::string_view json = {},
                  SentHeaders headers = {}) {
        headers.emplace_back("Authorization", "Bearer " + secret_);
        return browser_.change(method, target, json, std::move(headers));
    }
    Answered get(const std::string& target) { return send("GET", target); }
    Answered upload(const std::string& target, std::string_view bytes) {
        return browser_.upload(target, bytes, {{"Authorization", "Bearer " + secret_}});
    }
    Answered step(int task, const std::string& step, std::string_view json = {}) {
        const auto path = "/api/v1/tasks/" + std::to_string(task);
        return send("POST", path + "/" + step, json, {{"If-Match", get(path).header("etag")}});
    }

  private:
    Browser browser_;
    std::string secret_;
};

}  // namespace vekha::testing
