// A form with one file (multipart/form-data, RFC 7578) as browsers send it, taken piece by piece: the file's
// bytes go on as they come, nothing is kept of them here.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "workflow/model/result.hpp"

namespace vekha::http {

inline constexpr std::size_t part_head_bytes_most = 8 * 1024;  ///< headers of one part
inline constexpr std::size_t parts_most = 16;                  ///< of one form
/// What a form with one file is longer than the file.
inline constexpr std::size_t form_room = 64 * 1024;

/// The boundary that a Content-Type names; nothing where it is no multipart/form-data or names none.
std::optional<std::string> form_boundary(std::string_view content_type);

class FormFile {
  public:
    using Take = std::function<Result<void>(std::span<const std::byte>)>;

    /// `take` is given the bytes of the part that is a file; its error ends the form.
    FormFile(std::string_view boundary, Take take);

    /// invalid_input for what is no such form, too_large past the limits above; `take`'s errors.
    Result<void> write(std::span<const std::byte> bytes);
    /// Whether the form has come to its end.
    bool ended() const { return state_ == State::end; }
    /// The name that the browser gave the file, without folders; empty where no file was chosen.
    const std::string& file_name() const { return file_name_; }

  private:
    enum class State { before, delimiter, head, file, other, end };

    Result<bool> step();
    Result<bool> up_to_delimiter();
    Result<bool> after_delimiter();
    Result<bool> read_head();
    Result<void> pass_on(std::size_t count);

    std::string delimiter_;
    Take take_;
    State state_ = State::before;
    std::string waiting_ = "\r\n";  ///< the first delimiter stands at the beginning of a line, too
    std::size_t parts_ = 0;
    bool file_seen_ = false;
    std::string file_name_;
};

}  // namespace vekha::http
