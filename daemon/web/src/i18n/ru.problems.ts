import type { FailureCode } from '../api/problem';

/** Said where the server's own words are missing, and in English above its Russian words. */
export const ruProblems = {
  what: {
    offline: 'Нет связи с сервером',
    broken: 'Сервер ответил непонятно',
    invalid_input: 'Данные не подошли',
    unreadable: 'Документ не читается',
    undecided: 'Решены не все сомнения',
    unauthenticated: 'Нужно войти',
    forbidden: 'Нет прав на это действие',
    not_found: 'Не найдено',
    wrong_state: 'Сейчас этот шаг невозможен',
    requirement_open: 'Не хватает подтверждения',
    stale: 'Задача изменилась',
    conflict: 'Так уже сделано',
    too_large: 'Слишком большой объём',
    too_many: 'Слишком много попыток',
    too_slow: 'Ответ шёл слишком долго',
    storage_full: 'На сервере кончилось место',
    newer_database: 'База новее программы',
    infected: 'В файле вирус',
    damaged: 'Данные повреждены',
    unavailable: 'Сервер занят',
    internal: 'Сбой на сервере',
  } satisfies Record<FailureCode, string>,
  mend: {
    offline: 'Проверьте сеть и повторите. Набранное осталось на странице.',
    broken: 'Обновите страницу; если не поможет, сообщите администратору.',
    later: 'Подождите минуту и повторите.',
    administrator: 'Сообщите администратору.',
  },
  where: (place: string) => `Где: ${place}`,
};
