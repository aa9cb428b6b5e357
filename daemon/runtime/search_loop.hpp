// Keeps the search index up with the store: one thread follows the journal, and reads the text of files when
// it has caught up.
#pragma once

#include <thread>

#include "daemon/runtime/clock.hpp"
#include "workflow/service/search_indexing.hpp"

namespace vekha {

class SearchLoop {
  public:
    /// References must outlive the loop.
    SearchLoop(Store& store, SearchIndex& index, ReadFileText read, const Clock& clock);
    ~SearchLoop();
    void start();
    /// The journal may have something new.
    void nudge() { nudge_.ring(); }
    /// The step under way is finished; a file that is being read, too.
    bool stop();

  private:
    void run();
    /// When to look again by itself.
    Instant pass();
    Result<void> catch_up();

    Store& store_;
    SearchIndex& index_;
    ReadFileText read_;
    const Clock& clock_;
    Nudge nudge_;
    std::thread thread_;
};

}  // namespace vekha
