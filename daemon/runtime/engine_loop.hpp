// The engine's thread: ticks when a task's moment comes or something changed, and sleeps until the next.
#pragma once

#include <functional>
#include <memory>
#include <thread>

#include "daemon/runtime/clock.hpp"
#include "workflow/service/organization.hpp"
#include "workflow/service/store.hpp"

namespace vekha {

class EngineLoop {
  public:
    /// All references must outlive the loop. `planned` is called after a tick that planned messages.
    EngineLoop(Store& store, std::shared_ptr<const Organization> organization, const Clock& clock,
               std::function<void()> planned);
    ~EngineLoop();
    void start();
    /// Something changed: look at once.
    void nudge() { nudge_.ring(); }
    /// False: from now on it plans nothing, until told true.
    void may_plan(bool may);
    /// Ends after the step under way; true when the thread is gone.
    bool stop();
    /// The moment of the last finished pass; nothing before the first. For the readiness page.
    std::optional<Instant> last_pass() const;

  private:
    void run();
    std::optional<Instant> pass();

    Store& store_;
    std::shared_ptr<const Organization> organization_;
    const Clock& clock_;
    std::function<void()> planned_;
    Nudge nudge_;
    std::atomic<bool> may_plan_{true};
    std::atomic<std::int64_t> last_pass_{0};
    std::thread thread_;
};

}  // namespace vekha
