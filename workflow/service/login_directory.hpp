// A directory of an office's people that checks logins and passwords in Vekha's stead. The adapter is the
// daemon's; its twin for tests is a list.
#pragma once

#include <optional>
#include <string_view>

#include "workflow/model/outside_identity.hpp"
#include "workflow/model/result.hpp"

namespace vekha {

class LoginDirectory {
  public:
    virtual ~LoginDirectory() = default;
    /// Whose login and password these are; nothing where there is no such login or the password is wrong,
    /// with no way to tell which. unavailable: the directory can't be asked now. May wait for the network;
    /// safe to call from several threads. An empty password is never right, whatever the directory says.
    virtual Result<std::optional<OutsideIdentity>> check(std::string_view login,
                                                         std::string_view password) = 0;
};

}  // namespace vekha
