#include "notifiers/delivery/route.hpp"

#include <algorithm>

namespace vekha {

bool has_address(const Person& person, std::string_view channel) {
    if (channel == "smtp" || channel == "gateway") return !person.email.empty();
    if (channel == "telegram") return !person.telegram.empty();
    if (channel == "max") return !person.max.empty();
    return channel == "folder";
}

std::vector<std::string> usable_channels(const Person& person,
                                         const std::vector<std::string>& organization_order) {
    std::vector<std::string> usable;
    if (!person.active) return usable;
    const auto add = [&](const std::string& channel) {
        const bool configured = std::find(organization_order.begin(), organization_order.end(), channel) !=
                                organization_order.end();
        const bool known = std::find(usable.begin(), usable.end(), channel) != usable.end();
        if (configured && !known && has_address(person, channel)) usable.push_back(channel);
    };
    for (const auto& channel : person.channels) add(channel);
    for (const auto& channel : organization_order) add(channel);
    return usable;
}

bool reachable(const Person& person, const std::vector<std::string>& organization_order) {
    return !usable_channels(person, organization_order).empty();
}

}  // namespace vekha
