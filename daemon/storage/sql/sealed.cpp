#include "daemon/storage/sql/sealed.hpp"

#include <array>

#include "daemon/storage/vault.hpp"

namespace vekha::sql {
namespace {

constexpr std::array columns = std::to_array<SecretColumn>({
    {"settings", "key", "value", "key = 'link_key'"},
    {"webhooks", "id", "secret"},
    {"webhooks", "id", "old_secret"},
    {"second_factors", "person_id", "seed"},
});

}  // namespace

std::string purpose_of(const SecretPlace& place) {
    std::string text(place.table);
    text += '.';
    text += place.column;
    text += ':';
    text += place.row;
    return text;
}

Result<std::string> sealed(Connection& connection, const SecretPlace& place, std::string_view plain) {
    if (!connection.vault || plain.empty()) return std::string(plain);
    return connection.vault->seal(purpose_of(place), plain);
}

Result<std::string> opened(Connection& connection, const SecretPlace& place, std::string_view kept) {
    if (!is_sealed(kept)) return std::string(kept);
    if (!connection.vault)
        return failure(Fault::unavailable, "Секреты в базе запечатаны, а файла ключей здесь нет.",
                       connection.place(), "Укажите его ключом secrets_key раздела [server].");
    return connection.vault->open(purpose_of(place), kept);
}

bool is_secret_setting(std::string_view key) {
    return key == "link_key";
}

std::span<const SecretColumn> secret_columns() {
    return columns;
}

}  // namespace vekha::sql
