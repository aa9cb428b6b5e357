#include "daemon/commands/deadline.hpp"

#include "workflow/reader/deadline.hpp"
#include "workflow/reports/reading_json.hpp"

namespace vekha {

int deadline_command(std::span<const std::string> args, std::ostream& out, std::ostream& err) {
    if (args.size() != 3) {
        err << "Как вызывать: vekha deadline СЛОВА ПЕРВЫЙ-ДЕНЬ ПОСЛЕДНИЙ-ДЕНЬ\n"
               "Например: vekha deadline \"до 15 мая\" 2026-01-01 2026-12-31\n";
        return 2;
    }
    const auto first = parse_day(args[1]), last = parse_day(args[2]);
    if (!first || !last) {
        err << (first ? args[2] : args[1]) << ": это не день. Дни пишутся так: 2026-01-31\n";
        return 2;
    }
    if (*last < *first) {
        err << args[2] << ": последний день плана раньше первого (" << args[1] << ")\n";
        return 2;
    }
    out << deadline_json(read_deadline(args[0], Period{*first, *last})) << '\n';
    return 0;
}

}  // namespace vekha
