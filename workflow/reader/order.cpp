#include "workflow/reader/order.hpp"

#include "workflow/reader/abbreviations.hpp"
#include "workflow/reader/layout.hpp"
#include "workflow/reader/page.hpp"

namespace vekha {

Order read_order(const Document& document) {
    using namespace reading;
    const auto groups = groups_of(lines_of(document));
    Order order{organization_of(groups), approval_of(groups), roles_of(groups), control_of(groups), {}};
    for (const Group& group : groups) add_abbreviations(group.text, order.abbreviations);
    return order;
}

}  // namespace vekha
