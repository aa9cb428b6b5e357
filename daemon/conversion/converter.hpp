// The Converter of the workflow, by programs in children under limits.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <mutex>

#include "daemon/conversion/programs.hpp"
#include "workflow/documents/convert.hpp"

namespace vekha::conversion {

/// Runs a few conversions at a time, lets a few more wait and refuses the rest, so that documents of one
/// office cannot hold every thread of the daemon. Safe to use from several threads; waits, so never on an
/// event loop.
class ProgramConverter final : public Converter {
  public:
    static constexpr std::size_t running_most = 2;
    static constexpr std::size_t waiting_most = 8;

    explicit ProgramConverter(Programs programs = {}) : programs_(std::move(programs)) {}

    /// Errors: as the port says; too_many where too many wait already.
    Result<std::string> convert(Conversion conversion, std::string_view bytes) override;

  private:
    bool enter();
    void leave();

    const Programs programs_;
    std::mutex mutex_;
    std::condition_variable left_;
    std::size_t running_ = 0;
    std::size_t waiting_ = 0;
};

}  // namespace vekha::conversion
