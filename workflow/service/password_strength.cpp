#include "workflow/service/password_strength.hpp"

#include <algorithm>
#include <array>

#include <zxcvbn.h>

#include "workflow/secrets/wipe.hpp"
#include "workflow/service/doors.hpp"

namespace vekha {
namespace {

struct Word {
    const char* russian;
    const char* latin;
};

/// What people in Russia type first: words for passwords, of feeling, of seasons, of an office, names.
constexpr std::array words{
    Word{"пароль", "parol"},
    Word{"привет", "privet"},
    Word{"любовь", "lyubov"},
    Word{"люблю", "lublu"},
    Word{"солнышко", "solnyshko"},
    Word{"солнце", "solnce"},
    Word{"котенок", "kotenok"},
    Word{"зайка", "zayka"},
    Word{"счастье", "schastye"},
    Word{"мамочка", "mamochka"},
    Word{"семья", "semya"},
    Word{"жизнь", "zhizn"},
    Word{"дракон", "drakon"},
    Word{"хозяин", "hozyain"},
    Word{"россия", "rossiya"},
    Word{"москва", "moskva"},
    Word{"спартак", "spartak"},
    Word{"зенит", "zenit"},
    Word{"весна", "vesna"},
    Word{"лето", "leto"},
    Word{"осень", "osen"},
    Word{"зима", "zima"},
    Word{"январь", "yanvar"},
    Word{"февраль", "fevral"},
    Word{"март", "mart"},
    Word{"апрель", "aprel"},
    Word{"июнь", "iyun"},
    Word{"июль", "iyul"},
    Word{"август", "avgust"},
    Word{"сентябрь", "sentyabr"},
    Word{"октябрь", "oktyabr"},
    Word{"ноябрь", "noyabr"},
    Word{"декабрь", "dekabr"},
    Word{"школа", "shkola"},
    Word{"гимназия", "gimnaziya"},
    Word{"лицей", "licey"},
    Word{"детсад", "detsad"},
    Word{"директор", "direktor"},
    Word{"учитель", "uchitel"},
    Word{"завуч", "zavuch"},
    Word{"методист", "metodist"},
    Word{"секретарь", "sekretar"},
    Word{"начальник", "nachalnik"},
    Word{"бухгалтер", "buhgalter"},
    Word{"админ", "admin"},
    Word{"администратор", "administrator"},
    Word{"администрация", "administraciya"},
    Word{"управление", "upravlenie"},
    Word{"образование", "obrazovanie"},
    Word{"отдел", "otdel"},
    Word{"приемная", "priemnaya"},
    Word{"работа", "rabota"},
    Word{"компьютер", "kompyuter"},
    Word{"доступ", "dostup"},
    Word{"веха", "vekha"},
    Word{"координатор", "koordinator"},
    Word{"александр", "aleksandr"},
    Word{"алексей", "aleksey"},
    Word{"анастасия", "anastasiya"},
    Word{"андрей", "andrey"},
    Word{"анна", "anna"},
    Word{"виктория", "viktoriya"},
    Word{"владимир", "vladimir"},
    Word{"галина", "galina"},
    Word{"дмитрий", "dmitriy"},
    Word{"евгений", "evgeniy"},
    Word{"екатерина", "ekaterina"},
    Word{"елена", "elena"},
    Word{"ирина", "irina"},
    Word{"кристина", "kristina"},
    Word{"ксения", "kseniya"},
    Word{"людмила", "lyudmila"},
    Word{"максим", "maksim"},
    Word{"марина", "marina"},
    Word{"мария", "mariya"},
    Word{"михаил", "mihail"},
    Word{"надежда", "nadezhda"},
    Word{"настя", "nastya"},
    Word{"наталья", "natalya"},
    Word{"наташа", "natasha"},
    Word{"никита", "nikita"},
    Word{"николай", "nikolay"},
    Word{"ольга", "olga"},
    Word{"светлана", "svetlana"},
    Word{"сергей", "sergey"},
    Word{"татьяна", "tatyana"},
    Word{"юлия", "yuliya"},
    Word{"юрий", "yuriy"},
};

/// What lies on a Russian letter's key, from а to я, then ё.
constexpr std::string_view keys = "f,dult;pbqrkvyjghcnea[wxio]sm'.z`";
constexpr std::size_t letters = 32;

/// The keys that were hit: Cyrillic letters as the Latin ones of their keys, all small. Another byte stays.
std::string keys_hit(std::string_view text) {
    std::string hit;
    hit.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto lead = static_cast<unsigned char>(text[at]);
        if ((lead == 0xd0 || lead == 0xd1) && at + 1 < text.size()) {
            const unsigned code = (lead & 0x1fU) << 6 | (static_cast<unsigned char>(text[++at]) & 0x3fU);
            if (code == 0x401 || code == 0x451)
                hit += keys[letters];
            else if (code >= 0x410 && code < 0x450)
                hit += keys[(code - 0x410) % letters];
            else
                hit += '?';
        } else {
            hit += lead >= 'A' && lead <= 'Z' ? static_cast<char>(lead | 0x20U) : static_cast<char>(lead);
        }
    }
    return hit;
}

/// The words of `about`, apart where they hold several, as keys hit.
std::vector<std::string> own_words(const std::vector<std::string>& about) {
    constexpr std::size_t short_word = 3;
    constexpr std::string_view between = " .,-_@\"«»()";
    std::vector<std::string> apart;
    for (const auto& one : about)
        for (std::size_t from = 0; from < one.size();) {
            const auto end = std::min(one.find_first_of(between, from), one.size());
            if (end - from >= short_word)
                apart.push_back(keys_hit(std::string_view(one).substr(from, end - from)));
            from = end + 1;
        }
    return apart;
}

const std::vector<std::string>& russian_words() {
    static const std::vector<std::string> made = [] {
        std::vector<std::string> both;
        for (const auto& word : words) {
            both.push_back(keys_hit(word.russian));
            both.emplace_back(word.latin);
        }
        return both;
    }();
    return made;
}

}  // namespace

double password_bits(std::string_view password, const std::vector<std::string>& about) {
    const auto own = own_words(about);
    std::vector<const char*> dictionary;
    for (const auto* source : {&own, &russian_words()})
        for (const auto& word : *source) dictionary.push_back(word.c_str());
    dictionary.push_back(nullptr);
    auto hit = keys_hit(password.substr(0, password_strength::judged_bytes));
    const WipedAtEnd wiped(hit);
    return ZxcvbnMatch(hit.c_str(), dictionary.data(), nullptr);
}

Result<void> check_new_password(std::string_view password, const Person& person) {
    if (password.size() < doors::password_least)
        return failure(Fault::invalid_input, "Слишком короткий пароль.", "password",
                       "Нужно не меньше " + std::to_string(doors::password_least) + " знаков.");
    if (password.size() > doors::password_most)
        return failure(Fault::invalid_input, "Слишком длинный пароль.", "password");
    if (password_bits(password, {person.login, person.name, person.email}) < password_strength::least_bits)
        return failure(Fault::invalid_input, "Такой пароль угадывают одним из первых.", "password",
                       "Возьмите три-четыре слова, которые не связаны между собой и с вами.");
    return {};
}

}  // namespace vekha
