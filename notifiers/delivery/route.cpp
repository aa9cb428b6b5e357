#include "notifiers/delivery/route.hpp"

#include <algorithm>

namespace vekha {

bool has_address(const Person& person, std::string_view channel) {
    if (channel == "smtp" || channel == "gateway") return !person.email.empty();
    if (channel == "telegram") return !person.telegram.empty();
    if (channel == "max") return !person.max.empty();
    return channel == "folder";
}

bool refused_address(const Person& person, std::string_view channel) {
    const auto kind = address_kind_of(channel);
    return kind && person.standing(*kind) == AddressStanding::refused;
}

std::vector<std::string> usable_channels(const Person& person,
                                         const std::vector<std::string>& organization_order) {
    return channels_for(person, {}, false, organization_order, {});
}

std::vector<std::string> channels_for(const Person& person, const std::string& bound, bool urgent,
                                      const std::vector<std::string>& organization_order,
                                      const std::vector<std::string>& urgent_order) {
    std::vector<std::string> usable;
    if (!person.active) return usable;
    const auto add = [&](const std::string& channel) {
        const bool configured = std::find(organization_order.begin(), organization_order.end(), channel) !=
                                organization_order.end();
        const bool known = std::find(usable.begin(), usable.end(), channel) != usable.end();
        if (configured && !known && has_address(person, channel)) usable.push_back(channel);
    };
    if (!bound.empty()) {
        add(bound);
        return usable;
    }
    if (urgent)
        for (const auto& channel : urgent_order) add(channel);
    for (const auto& channel : person.channels) add(channel);
    for (const auto& channel : organization_order) add(channel);
    const auto refused = [&](const std::string& channel) { return refused_address(person, channel); };
    if (!std::all_of(usable.begin(), usable.end(), refused))
        std::erase_if(usable, refused);
    else if (usable.size() > 1)
        usable.resize(1);
    return usable;
}

std::size_t reaching_channels(const Person& person, const std::vector<std::string>& organization_order) {
    const auto usable = usable_channels(person, organization_order);
    return static_cast<std::size_t>(
        std::count_if(usable.begin(), usable.end(),
                      [&](const std::string& channel) { return !refused_address(person, channel); }));
}

bool reachable(const Person& person, const std::vector<std::string>& organization_order) {
    return reaching_channels(person, organization_order) > 0;
}

}  // namespace vekha
