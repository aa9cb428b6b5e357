// By what way a change came to the office: kept with every entry of the journal that it makes.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "workflow/model/outside_identity.hpp"
#include "workflow/service/store.hpp"

namespace vekha {

namespace origin {
inline constexpr std::string_view page = "page";         ///< signed in with a password
inline constexpr std::string_view link = "link";         ///< a personal link of a message
inline constexpr std::string_view key = "key";           ///< a link that opens one thing
inline constexpr std::string_view token = "token:";      ///< a program's key; its number follows
inline constexpr std::string_view mail = "mail";         ///< an answer by mail
inline constexpr std::string_view bot = "bot";           ///< a messenger
inline constexpr std::string_view oidc = outside::oidc;  ///< signing in through a provider of OpenID Connect
inline constexpr std::string_view ldap = outside::ldap;  ///< signing in with a password of the directory
inline constexpr std::string_view shell = "shell";       ///< a command at the machine itself
}  // namespace origin

/// In office words: «страница», «ключ программы № 5»; «сама программа» for an empty one; an unknown one as it
/// is.
std::string origin_words(std::string_view origin, bool english);

/// Whom a program's key narrows to which organization (Person::within); nobody: no key that does.
struct Narrowing {
    PersonId person = {};
    UnitId within = {};
};

/// The store, all of whose writes come by one way.
class OriginStore final : public Store {
  public:
    /// `store` must outlive it.
    OriginStore(Store& store, std::string origin, Narrowing narrowing = {})
        : store_(store), origin_(std::move(origin)), narrowing_(narrowing) {}
    OriginStore(std::unique_ptr<Store> store, std::string origin)
        : own_(std::move(store)), store_(*own_), origin_(std::move(origin)) {}

    Result<void> read(const ReadFunction& function) override;
    Result<void> write(const WriteFunction& function) override;
    std::uint64_t revision() const override { return store_.revision(); }
    bool revision_waits() const override { return store_.revision_waits(); }
    void on_change(std::function<void()> told) override { store_.on_change(std::move(told)); }

  private:
    std::unique_ptr<Store> own_;
    Store& store_;
    const std::string origin_;
    const Narrowing narrowing_;
};

}  // namespace vekha
