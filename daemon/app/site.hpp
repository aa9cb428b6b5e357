// An installation as its settings file describes it: options, and the organization made of them.
#pragma once

#include <filesystem>
#include <memory>

#include "config/options.hpp"
#include "workflow/service/organization.hpp"
#include "workflow/service/store.hpp"

namespace vekha {

struct Site {
    config::Options options;
    std::shared_ptr<const Organization> organization;
};

/// Reads the settings, the ladder, the rule pack and the calendars. Every fault is in the list, not only the
/// first.
config::Checked<Site> load_site(const std::filesystem::path& settings);
/// The same with what is compiled in, for commands that need no installation.
config::Checked<Site> default_site();

}  // namespace vekha
