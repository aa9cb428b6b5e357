#include "daemon/runtime/zone.hpp"

#include <exception>

#include <date/tz.h>

namespace vekha {
namespace {

class SystemZone final : public Zone {
  public:
    explicit SystemZone(const date::time_zone* zone) : zone_(zone) {}

    Instant at(Day day, TimeOfDay time) const override {
        const date::local_time<std::chrono::milliseconds> local{day.time_since_epoch() + time};
        return Instant{zone_->to_sys(local, date::choose::earliest).time_since_epoch()};
    }
    LocalTime local(Instant moment) const override {
        const auto local =
            zone_->to_local(date::sys_time<std::chrono::milliseconds>{moment.time_since_epoch()});
        const auto day = std::chrono::floor<std::chrono::days>(local.time_since_epoch());
        return {Day{day}, std::chrono::floor<std::chrono::minutes>(local.time_since_epoch() - day)};
    }

  private:
    const date::time_zone* zone_;
};

}  // namespace

Result<std::shared_ptr<const Zone>> find_zone(const std::string& name) {
    try {
        return std::make_shared<SystemZone>(date::locate_zone(name));
    } catch (const std::exception&) {
        return failure(Fault::invalid_input, "Неизвестный часовой пояс «" + name + "».", "organization.zone",
                       "Укажите имя из базы часовых поясов, например Europe/Moscow; проверьте, что "
                       "установлен пакет tzdata.");
    }
}

}  // namespace vekha
