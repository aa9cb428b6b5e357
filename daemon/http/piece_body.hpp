// A body for Beast's parser that collects what has come in; the connection takes it out piece by piece. Heavy
// (Asio, Beast): only for the .cpp files of this folder.
#pragma once

#include <cstdint>
#include <string>

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/parser.hpp>

namespace vekha::http {

struct PieceBody {
    using value_type = std::string;
    class reader {
      public:
        template <bool is_request, class Fields>
        reader(boost::beast::http::header<is_request, Fields>&, value_type& body) : body_(body) {}
        void init(const boost::optional<std::uint64_t>&, boost::system::error_code& ec) { ec = {}; }
        template <class Buffers>
        std::size_t put(const Buffers& buffers, boost::system::error_code& ec) {
            std::size_t taken = 0;
            const auto end = boost::asio::buffer_sequence_end(buffers);
            for (auto one = boost::asio::buffer_sequence_begin(buffers); one != end; ++one) {
                const boost::asio::const_buffer buffer(*one);
                body_.append(static_cast<const char*>(buffer.data()), buffer.size());
                taken += buffer.size();
            }
            ec = {};
            return taken;
        }
        void finish(boost::system::error_code& ec) { ec = {}; }

      private:
        value_type& body_;
    };
};

}  // namespace vekha::http
