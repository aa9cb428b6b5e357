// The organization's own templates: kept among the store's settings, over those of the program or of its
// folder. All daemons take a changed one with their next message; one that fails gives way to the shipped
// one, which is told.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "notifiers/delivery/template_set.hpp"
#include "workflow/service/store.hpp"

namespace vekha {

struct KeptTemplate {
    std::string name;   ///< "ru/digest.text.mustache"
    std::string text;   ///< in force
    bool own = false;   ///< the organization's; else the shipped one
    std::string fault;  ///< why the organization's own is not in force; empty where nothing is wrong
};

/// Every template with what is in force.
Result<std::vector<KeptTemplate>> list_templates(ReadView& view, const TemplateSet& shipped);

/// The shipped set with every own template that holds.
Result<TemplateSet> templates_in_force(ReadView& view, const TemplateSet& shipped);

/// Puts the text in place of the shipped one, or (nothing) the shipped one in its place again. invalid_input
/// as with_template has it (notifiers/delivery/template_check.hpp); nothing changes then.
Result<void> save_template(Store& store, const TemplateSet& shipped, PersonId by, const std::string& name,
                           const std::optional<std::string>& text, Instant now);

/// Safe to share among threads.
class TemplateShelf {
  public:
    explicit TemplateShelf(std::shared_ptr<const TemplateSet> shipped)
        : shipped_(std::move(shipped)), current_(shipped_) {}

    /// The set in force. Where an own template has failed since, the administrators are told once, in the
    /// same transaction.
    Result<std::shared_ptr<const TemplateSet>> current(Transaction& change, Instant now);

  private:
    std::shared_ptr<const TemplateSet> shipped_;
    std::mutex guard_;
    std::string stamp_;  ///< of what was read
    std::shared_ptr<const TemplateSet> current_;
};

}  // namespace vekha
