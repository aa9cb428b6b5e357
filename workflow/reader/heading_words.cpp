#include "workflow/reader/heading_words.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>

#include "workflow/reader/folding.hpp"

namespace vekha::reading {
namespace {

// In the order in which they decide: «срок реализации мероприятия» is a deadline, «исполнители мероприятия» a
// party, «форма завершения» a result, «форма проведения» nothing that an item keeps.
constexpr std::array heading_words{
    HeadingWord{"отметк", Column::note, 3},
    HeadingWord{"примечани", Column::note, 3},
    HeadingWord{"фактическ", Column::note, 3},
    HeadingWord{"факт", Column::note, 2},
    HeadingWord{"исполнено", Column::note, 2},
    HeadingWord{"выполнено", Column::note, 2},
    HeadingWord{"информация об исполнени", Column::note, 3},
    HeadingWord{"информация о выполнени", Column::note, 3},
    HeadingWord{"ход исполнени", Column::note, 3},
    HeadingWord{"ход реализаци", Column::note, 3},
    HeadingWord{"дата рождени", Column::note, 3},
    HeadingWord{"дата поступлени", Column::note, 3},
    HeadingWord{"срок", Column::deadline, 4},
    HeadingWord{"дата", Column::deadline, 3},
    HeadingWord{"даты", Column::deadline, 3},
    HeadingWord{"дедлайн", Column::deadline, 3},
    HeadingWord{"период", Column::deadline, 2},
    HeadingWord{"когда", Column::deadline, 2},
    HeadingWord{"периодичност", Column::deadline, 2},
    HeadingWord{"контрольная точка", Column::deadline, 2},
    HeadingWord{"контрольные точки", Column::deadline, 2},
    HeadingWord{"ответствен", Column::party, 4},
    HeadingWord{"соисполнител", Column::party, 2},
    HeadingWord{"исполнител", Column::party, 3},
    HeadingWord{"отв.", Column::party, 3, true},
    HeadingWord{"кто контролир", Column::note, 2},
    HeadingWord{"кто", Column::party, 2},
    HeadingWord{"источник", Column::note, 3},
    HeadingWord{"финанс", Column::note, 3},
    HeadingWord{"бюджет", Column::note, 2},
    HeadingWord{"стоимост", Column::note, 3},
    HeadingWord{"сумма", Column::note, 3},
    HeadingWord{"затрат", Column::note, 3},
    HeadingWord{"объем", Column::note, 2, true},
    HeadingWord{"тыс. руб", Column::note, 2},
    HeadingWord{"тыс.руб", Column::note, 2},
    HeadingWord{"место", Column::note, 2, true},
    HeadingWord{"целевая групп", Column::note, 2, true},
    HeadingWord{"целевая аудитор", Column::note, 2, true},
    HeadingWord{"целевые групп", Column::note, 2, true},
    HeadingWord{"категори", Column::note, 2, true},
    HeadingWord{"контингент", Column::note, 2, true},
    HeadingWord{"аудитори", Column::note, 1, true},
    HeadingWord{"численност", Column::note, 2, true},
    HeadingWord{"количество", Column::note, 2, true},
    HeadingWord{"предполагаемая численност", Column::note, 2, true},
    HeadingWord{"кол-во", Column::note, 2, true},
    HeadingWord{"охват", Column::note, 1, true},
    HeadingWord{"класс", Column::note, 1, true},
    HeadingWord{"группа риска", Column::note, 1, true},
    HeadingWord{"форма проведени", Column::note, 2, true},
    HeadingWord{"формы проведени", Column::note, 2, true},
    HeadingWord{"форма работы", Column::note, 2, true},
    HeadingWord{"формы работы", Column::note, 2, true},
    HeadingWord{"форма контрол", Column::note, 2, true},
    HeadingWord{"вид контрол", Column::note, 2, true},
    HeadingWord{"основани", Column::note, 1, true},
    HeadingWord{"реквизит", Column::note, 1, true},
    HeadingWord{"риск", Column::note, 1, true},
    HeadingWord{"код", Column::note, 1, true},
    HeadingWord{"статус", Column::note, 2, true},
    HeadingWord{"уровень", Column::note, 1, true},
    HeadingWord{"цель", Column::note, 1, true},
    HeadingWord{"цели", Column::note, 1, true},
    HeadingWord{"участник", Column::note, 1, true},
    HeadingWord{"результат", Column::result, 4},
    HeadingWord{"нормативн", Column::note, 2, true},
    HeadingWord{"правовой акт", Column::note, 2, true},
    HeadingWord{"показател", Column::result, 3},
    HeadingWord{"индикатор", Column::result, 3},
    HeadingWord{"подтвержд", Column::result, 3},
    HeadingWord{"форма заверш", Column::result, 2},
    HeadingWord{"форма отчет", Column::result, 2},
    HeadingWord{"форма представлени", Column::result, 2},
    HeadingWord{"форма реализаци", Column::result, 1},
    HeadingWord{"форма документ", Column::result, 3},
    HeadingWord{"вид документ", Column::result, 3},
    HeadingWord{"вид отчет", Column::result, 2},
    HeadingWord{"отчетн", Column::result, 2},
    HeadingWord{"критери", Column::result, 1},
    HeadingWord{"документ", Column::result, 1},
    HeadingWord{"итог", Column::result, 1},
    HeadingWord{"эффект", Column::result, 1},
    HeadingWord{"выход", Column::result, 1},
    HeadingWord{"продукт", Column::result, 1},
    // What leads says what is told of the measure: «Задачи мероприятия», «Вид мероприятия».
    HeadingWord{"задач", Column::title, 1, true},
    HeadingWord{"направлени", Column::title, 1, true},
    HeadingWord{"вид мероприят", Column::title, 1, true},
    HeadingWord{"тип мероприят", Column::title, 1, true},
    HeadingWord{"форма мероприят", Column::title, 1, true},
    HeadingWord{"мероприят", Column::title, 5},
    HeadingWord{"поручени", Column::title, 4},
    HeadingWord{"содержан", Column::title, 4},
    HeadingWord{"наименован", Column::title, 3},
    HeadingWord{"название", Column::title, 3},
    HeadingWord{"действи", Column::title, 3},
    HeadingWord{"меры", Column::title, 3},
    HeadingWord{"мера", Column::title, 3},
    HeadingWord{"что", Column::title, 3},
    HeadingWord{"событи", Column::title, 2},
    HeadingWord{"вопрос", Column::title, 2},
    HeadingWord{"задани", Column::title, 2},
    HeadingWord{"вид деятельн", Column::title, 2},
    HeadingWord{"виды деятельн", Column::title, 2},
    HeadingWord{"вид работ", Column::title, 2},
    HeadingWord{"виды работ", Column::title, 2},
    HeadingWord{"формулировк", Column::title, 2},
    HeadingWord{"описани", Column::title, 1},
    HeadingWord{"решени", Column::title, 1},
    HeadingWord{"работ", Column::title, 1},
    HeadingWord{"тема", Column::title, 1},
    HeadingWord{"тематик", Column::title, 1},
    HeadingWord{"задач", Column::title, 1},
    HeadingWord{"направлени", Column::title, 1},
    HeadingWord{"этап", Column::title, 1},
    // Weak words, after all that may stand beside them.
    HeadingWord{"куратор", Column::party, 1},
    HeadingWord{"координатор", Column::party, 1},
    HeadingWord{"организатор", Column::party, 1},
    HeadingWord{"должностн", Column::party, 1},
    HeadingWord{"структурн", Column::party, 1},
    HeadingWord{"подразделени", Column::party, 1},
    HeadingWord{"ведомств", Column::party, 1},
    HeadingWord{"проводит", Column::party, 1},
    HeadingWord{"докладчик", Column::party, 1},
    HeadingWord{"подрядчик", Column::party, 1},
    HeadingWord{"инициатор", Column::party, 1},
    HeadingWord{"участник", Column::note, 1},
    HeadingWord{"недел", Column::deadline, 2, true},
    HeadingWord{"число", Column::deadline, 2, true},
    HeadingWord{"день", Column::deadline, 2, true},
    HeadingWord{"график", Column::deadline, 1},
    HeadingWord{"время", Column::deadline, 1},
    HeadingWord{"месяц", Column::deadline, 1},
    HeadingWord{"контрол", Column::note, 1},
    HeadingWord{"исполнени", Column::note, 1},
    HeadingWord{"выполнени", Column::note, 1},
    HeadingWord{"раздел", Column::section, 1},
    HeadingWord{"блок", Column::section, 1},
    HeadingWord{"модуль", Column::section, 1},
};

bool any_stem(std::string_view folded, std::initializer_list<std::string_view> stems) {
    return std::any_of(stems.begin(), stems.end(), [&](auto stem) { return has_stem(folded, stem); });
}

bool any_word(std::string_view folded, std::initializer_list<std::string_view> all) {
    return std::find(all.begin(), all.end(), trim(folded, ".:,")) != all.end();
}

}  // namespace

const HeadingWord* heading_word(std::string_view folded) {
    for (const auto& word : heading_words)
        if (word.leads ? folded.starts_with(word.stem) : has_stem(folded, word.stem)) return &word;
    return nullptr;
}

bool is_number_sign(std::string_view folded) {
    constexpr std::array<std::string_view, 17> signs{
        "n",     "nn",     "n п/п", "п/п",          "пп",          "п.п",       "номер",
        "пункт", "пункты", "п. п",  "номер пункта", "пункт плана", "номер п/п", "номер мероприятия",
        "n пп",  "код",    "п.п."};
    const std::string_view text = trim(folded, ".: ");
    if (std::find(signs.begin(), signs.end(), text) != signs.end()) return true;
    if (!text.starts_with("№") || has_stem(text, "наименован")) return false;
    return letter_count(text) <= 4 || has_stem(text, "пункт") || has_stem(text, "мероприят");
}

bool is_grouping(std::string_view folded) {
    return any_stem(
        folded, {"направлени", "задач", "раздел", "этап", "блок", "модуль", "вид деятельн", "виды деятельн"});
}

bool names_begin(std::string_view folded, bool under_deadline) {
    if (under_deadline && any_word(folded, {"с", "от"})) return true;
    return any_stem(folded, {"начал"}) && !any_stem(folded, {"окончани", "завершени", "конец", "конца"}) &&
           (under_deadline || any_stem(folded, {"срок", "дата", "начало"}));
}

bool names_end(std::string_view folded, bool under_deadline) {
    if (under_deadline && any_word(folded, {"по", "до", "конец"})) return true;
    return any_stem(folded, {"окончани", "завершени"}) && !any_stem(folded, {"начал"}) &&
           (under_deadline || any_stem(folded, {"срок", "дата", "окончание", "завершение"})) &&
           !any_stem(folded, {"форма", "результат"});
}

bool is_foreign_word(std::string_view folded) {
    return any_stem(folded, {"фио", "ф.и.о", "ф. и. о", "фамилия", "должность", "подпись", "телефон", "адрес",
                             "сумма", "стоимость", "цена", "единица измерени", "ед. изм", "базов", "значение",
                             "значения", "паспорт", "расшифровка"});
}

}  // namespace vekha::reading
