// The application: store, engine, outbox and API of one installation, started and stopped as one. A library,
// so that a test can run it on port 0.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>

#include "daemon/app/installation.hpp"
#include "daemon/http/assets.hpp"

namespace vekha {

class App {
  public:
    /// Starts every part. Faults name what stands in the way (settings, a port in use, a newer database);
    /// nothing is left running then.
    /// `outgrown` is told once a newer program has taken the store's schema further: this one must stop.
    static config::Checked<std::unique_ptr<App>> start(Installation installation, http::Assets assets,
                                                       std::function<void(const Error&)> outgrown = {});
    ~App();

    std::uint16_t port() const;  ///< 0: no TCP
    /// Takes a new certificate into service where its files have changed. What is under way goes on.
    void reload();
    /// Requests in flight finish, deliveries settle, the store closes. True where all ended within the
    /// deadline.
    bool stop(std::chrono::milliseconds deadline);

  private:
    struct Parts;
    explicit App(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

}  // namespace vekha
