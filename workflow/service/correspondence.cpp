#include "workflow/service/correspondence.hpp"

#include "workflow/model/names.hpp"

namespace vekha {
namespace {

constexpr NameTable<DispatchStep, 12> steps{{{DispatchStep::held, "held"},
                                             {DispatchStep::digested, "digested"},
                                             {DispatchStep::dropped, "dropped"},
                                             {DispatchStep::postponed, "postponed"},
                                             {DispatchStep::refused, "refused"},
                                             {DispatchStep::rerouted, "rerouted"},
                                             {DispatchStep::sent, "sent"},
                                             {DispatchStep::failed, "failed"},
                                             {DispatchStep::opened, "opened"},
                                             {DispatchStep::pressed, "pressed"},
                                             {DispatchStep::bounced, "bounced"},
                                             {DispatchStep::replayed, "replayed"}}};
constexpr NameTable<KeyPurpose, 4> purposes{{{KeyPurpose::link_messenger, "link_messenger"},
                                             {KeyPurpose::confirm_address, "confirm_address"},
                                             {KeyPurpose::upload, "upload"},
                                             {KeyPurpose::invite, "invite"}}};
constexpr NameTable<DialogQuestion, 5> questions{{{DialogQuestion::report, "report"},
                                                  {DialogQuestion::extension, "extension"},
                                                  {DialogQuestion::disown, "disown"},
                                                  {DialogQuestion::slot, "slot"},
                                                  {DialogQuestion::task, "task"}}};

}  // namespace

std::string_view name(DispatchStep step) {
    return name_in(steps, step);
}
std::string_view name(KeyPurpose purpose) {
    return name_in(purposes, purpose);
}
std::string_view name(DialogQuestion question) {
    return name_in(questions, question);
}
std::optional<DispatchStep> parse_dispatch_step(std::string_view text) {
    return value_in(steps, text);
}
std::optional<KeyPurpose> parse_key_purpose(std::string_view text) {
    return value_in(purposes, text);
}
std::optional<DialogQuestion> parse_dialog_question(std::string_view text) {
    return value_in(questions, text);
}

}  // namespace vekha
