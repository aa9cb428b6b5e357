// Who somebody is, by the claims that a provider makes of them. Pure.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/object.hpp>

#include "config/identity_options.hpp"
#include "workflow/model/outside_identity.hpp"

namespace vekha::identity {

inline constexpr std::size_t groups_most = 2'000;  ///< of one person; what comes after is not looked at

/// The texts at a claim: one, those of a list, or none. "a.b" is b within a; a claim whose own name has the
/// dots goes before.
std::vector<std::string> texts_at(const boost::json::object& claims, std::string_view path);

/// Whether something that the settings ask for is not among the claims, so that it is worth asking more.
bool lacks(const boost::json::object& claims, const config::OidcSettings& settings);

/// `claims` of a token that was checked.
OutsideIdentity identity_of(const boost::json::object& claims, const config::OidcSettings& settings);

}  // namespace vekha::identity
