// Persons that an order gives a function, who controls it, and the one who approved by a stamp.
#include <algorithm>

#include "workflow/reader/appointments.hpp"
#include "workflow/reader/folding.hpp"
#include "workflow/reader/names.hpp"
#include "workflow/reader/order_points.hpp"
#include "workflow/reader/page.hpp"

namespace vekha::reading {
namespace {

constexpr std::size_t longest_stamp = 1000;  // bytes
constexpr std::size_t stamp_groups = 4;
constexpr std::size_t signature_points = 12;  // how far below the last point the signer may stand

void add_stamp(const std::vector<Group>& groups, std::size_t at, std::vector<Role>& roles) {
    std::string text;
    for (std::size_t i = at; i < groups.size() && i < at + stamp_groups; ++i) {
        if (groups[i].text.size() > longest_stamp || (i > at && is_order_word(groups[i].text))) return;
        text = join_cut(text, groups[i].text);
        const auto name = find_person(text);
        if (!name) continue;
        roles.push_back({"утверждающий", name->text, squeeze(std::string_view(text).substr(0, name->end))});
        return;
    }
}

void add(std::vector<Role>& roles, std::vector<Role> more) {
    std::move(more.begin(), more.end(), std::back_inserter(roles));
}

/// What the points before say of the point now at hand.
class PointReader {
  public:
    explicit PointReader(std::vector<Role>& roles) : roles_(roles) {}

    void read(const OrderPoint& point) {
        if (auto charge = charged(point.clause); !charge.empty()) {
            end_lists();
            add(roles_, std::move(charge));
        } else if (const auto group = made_group(point.clause)) {
            end_lists();
            group_ = *group;
            add(roles_, members(point.clause, group_, place_));
        } else if (appoints(point.clause)) {
            end_lists();
            appointing_ = true;
            function_ = function_of(point.clause);
            add(roles_, appointed(point.clause, {}));
        } else if (appointing_ && point.goes_on) {
            add(roles_, appointed(point.clause, function_));
        } else if (!group_.empty() && point.number.find_first_not_of("0123456789") != std::string::npos) {
            add(roles_, members(point.clause, group_, place_));
        } else if (!group_.empty() && point.number.empty()) {
            add(roles_, members(point.clause, group_, place_));
        } else {
            end_lists();
        }
    }

  private:
    void end_lists() {
        appointing_ = false;
        function_.clear();
        group_.clear();
        place_.clear();
    }

    std::vector<Role>& roles_;
    bool appointing_ = false;
    std::string function_;  ///< that the clause over a list gives: «куратор»
    std::string group_;     ///< of the list of members that goes on
    std::string place_;     ///< of those: «член рабочей группы»
};

bool has_order(const std::vector<Group>& groups) {
    return order_group(groups) < groups.size();
}

std::optional<Role> signer_below(const std::vector<OrderPoint>& points, std::size_t at) {
    const std::size_t end = std::min(points.size(), at + 1 + signature_points);
    for (std::size_t i = at + 1; i < end; ++i) {
        if (!points[i].number.empty()) continue;
        if (const auto name = find_person(points[i].clause))
            return Role{"контроль за исполнением", name->text, points[at].clause};
    }
    return std::nullopt;
}

}  // namespace

std::vector<Role> roles_of(const std::vector<Group>& groups) {
    std::vector<Role> roles;
    for (std::size_t i = 0; i < groups.size(); ++i)
        if (is_stamp(groups[i].text)) add_stamp(groups, i, roles);
    if (!has_order(groups)) return roles;
    PointReader reader(roles);
    for (const auto& point : order_points(groups)) reader.read(point);
    return roles;
}

std::optional<Role> control_of(const std::vector<Group>& groups) {
    if (!has_order(groups)) return std::nullopt;
    const auto points = order_points(groups);
    for (std::size_t i = points.size(); i-- > 0;) {
        const std::string& clause = points[i].clause;
        if (keeps_control(clause)) return signer_below(points, i);
        if (!has_stem(fold(clause), "контрол")) continue;
        if (auto charge = charged(clause); !charge.empty()) return std::move(charge.front());
    }
    return std::nullopt;
}

}  // namespace vekha::reading
