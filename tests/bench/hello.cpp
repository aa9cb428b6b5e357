// The yardstick: the least that Beast can do, one fixed answer to whatever is asked or posted, on kept
// connections, two loops as Vekha has. Prints its port.
#include <iostream>
#include <thread>

#include <boost/asio.hpp>
#include <boost/beast.hpp>

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::ip::tcp;

asio::awaitable<void> serve(tcp::socket socket) {
    beast::tcp_stream stream(std::move(socket));
    stream.socket().set_option(tcp::no_delay(true));
    beast::flat_buffer buffer;
    for (;;) {
        http::request<http::string_body> request;
        const auto [failed, bytes] =
            co_await http::async_read(stream, buffer, request, asio::as_tuple(asio::use_awaitable));
        if (failed) co_return;
        http::response<http::string_body> answer{http::status::ok, request.version()};
        answer.set(http::field::content_type, "text/plain");
        answer.body() = "hello";
        answer.keep_alive(true);
        answer.prepare_payload();
        const auto [broken, sent] =
            co_await http::async_write(stream, answer, asio::as_tuple(asio::use_awaitable));
        if (broken) co_return;
    }
}

asio::awaitable<void> listen(tcp::acceptor& acceptor) {
    for (;;) {
        auto socket = co_await acceptor.async_accept(asio::use_awaitable);
        asio::co_spawn(acceptor.get_executor(), serve(std::move(socket)), asio::detached);
    }
}

}  // namespace

int main() {
    asio::io_context context{2};
    tcp::acceptor acceptor(context, {asio::ip::make_address("127.0.0.1"), 0});
    std::cout << "port " << acceptor.local_endpoint().port() << std::endl;
    asio::co_spawn(context, listen(acceptor), asio::detached);
    std::thread other([&] { context.run(); });
    context.run();
    other.join();
}
