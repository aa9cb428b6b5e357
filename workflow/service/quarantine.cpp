#include "workflow/service/quarantine.hpp"

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include "workflow/service/notices.hpp"

namespace vekha {

Result<void> tell_of_infected(Store& store, const std::string& virus, const StoredFile& file, Instant now) {
    return store.write([&](Transaction& change) -> Result<void> {
        const boost::json::object payload{{"virus", virus},
                                          {"sha256", file.sha256},
                                          {"bytes", file.bytes},
                                          {"media_type", file.media_type}};
        auto noted =
            change.append({now, PersonId{}, TaskId{}, "file_infected", boost::json::serialize(payload)});
        if (!noted) return tl::unexpected(noted.error());
        return raise_alarm(change, "alarm:infected:" + file.sha256,
                           "Прислан файл с вирусом «" + virus +
                               "». Он не принят и лежит в карантине, имя файла там — " + file.sha256 +
                               ". Кто и к чему его прислал, видно в журнале сервера в эту минуту.",
                           now);
    });
}

}  // namespace vekha
