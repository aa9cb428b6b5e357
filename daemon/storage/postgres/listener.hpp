// Hears of the others' commits (LISTEN) in a thread of its own.
#pragma once

#include <functional>
#include <thread>

#include "daemon/storage/postgres/connection.hpp"

namespace vekha::postgres {

class Listener {
  public:
    /// `own_process` gives the server process of this store's writer: its own notices are passed over.
    Listener(Servers& servers, std::function<int()> own_process);
    ~Listener();
    Listener(const Listener&) = delete;
    Listener& operator=(const Listener&) = delete;

    /// Calls `told` after notices, several of one moment in one call, and after a connection was made anew,
    /// for something may have been missed. An empty function ends the listening: `told` before is not called
    /// any more when this returns.
    void listen(std::function<void()> told);

  private:
    void stop();
    void run();
    /// Connects and says LISTEN; whether it may go on.
    bool connect();
    /// Waits so many milliseconds at most, less where notices come and are waited for; false: stop.
    bool wait(int milliseconds, bool for_notices);
    /// Takes what has come; whether another process sent some of it.
    bool heard_others();

    Connection connection_;
    std::function<int()> own_process_;
    std::function<void()> told_;
    int wake_ = -1;  ///< an eventfd: stop
    std::thread thread_;
};

}  // namespace vekha::postgres
