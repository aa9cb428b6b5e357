#include "daemon/conversion/converter.hpp"

#include "daemon/conversion/office.hpp"
#include "daemon/conversion/pages.hpp"

namespace vekha::conversion {
namespace {

Result<std::string> run(const Programs& programs, Conversion conversion, std::string_view bytes) {
    switch (conversion) {
        case Conversion::word_to_docx:
            return word_to_docx(programs.office, bytes);
        case Conversion::sheet_to_xlsx:
            return sheet_to_xlsx(programs.office, bytes);
        case Conversion::pdf_to_boxes:
            return pdf_to_boxes(programs, bytes);
        case Conversion::pdf_to_words:
            return pdf_to_words(programs, bytes);
        case Conversion::picture_to_words:
            return picture_to_words(programs, bytes);
    }
    return failure(Fault::internal, "Неизвестное преобразование документа");
}

}  // namespace

bool ProgramConverter::enter() {
    std::unique_lock lock(mutex_);
    if (running_ >= running_most) {
        if (waiting_ >= waiting_most) return false;
        ++waiting_;
        left_.wait(lock, [&] { return running_ < running_most; });
        --waiting_;
    }
    ++running_;
    return true;
}

void ProgramConverter::leave() {
    {
        const std::lock_guard lock(mutex_);
        --running_;
    }
    left_.notify_one();
}

Result<std::string> ProgramConverter::convert(Conversion conversion, std::string_view bytes) {
    if (!enter())
        return failure(Fault::too_many, "Сейчас преобразуется слишком много документов", {},
                       "Повторите через минуту");
    auto result = run(programs_, conversion, bytes);
    leave();
    return result;
}

}  // namespace vekha::conversion
