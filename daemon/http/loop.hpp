// One event loop: a thread of its own and the connections that live on it. Everything here but post() is for
// the loop's own thread. Heavy (Asio): only for the .cpp files of this folder.
#pragma once

#include <functional>
#include <string>
#include <thread>
#include <unordered_set>

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

namespace vekha::http {

class Connection;
struct ServerOptions;

struct Loop {
    Loop() : guard(boost::asio::make_work_guard(context)), second(context) {}

    boost::asio::io_context context{1};
    boost::asio::executor_work_guard<boost::asio::io_context::executor_type> guard;
    boost::asio::steady_timer second;  ///< ticks once a second
    unsigned seconds = 1;              ///< ticks so far; deadlines are numbers of these
    bool stopping = false;             ///< each connection ends after the request it is at
    const ServerOptions* options = nullptr;
    std::size_t connections_most = 0;  ///< this loop's share
    std::string date;                  ///< value of the Date header, renewed each second
    std::unordered_set<Connection*> connections;
    std::thread thread;
};

}  // namespace vekha::http
