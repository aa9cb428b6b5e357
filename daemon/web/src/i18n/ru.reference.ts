import { counted, type Forms } from './plural';

const operations: Forms = ['операция', 'операции', 'операций'];
const doors = { open: 'Без входа.', session: 'Только человеку, который вошёл сам.', both: 'Под сеансом или по ключу программы.' };

export const ruReference = {
  title: 'Описание API',
  hint: (version: string, count: number) => `Версия ${version}, ${counted('ru', count, operations)}. Слова договора — по-английски.`,
  search: 'Найти операцию: метод, адрес или слова',
  found: (count: number) => `Показано: ${counted('ru', count, operations)}.`,
  parts: 'Разделы API',
  parameters: 'Параметры',
  body: 'Тело запроса',
  answers: 'Ответы',
  fields: 'Поля',
  headers: 'Заголовки',
  example: 'Пример',
  optional: 'необязательно',
  other: 'иначе',
  deprecated: 'устарело',
  goes: (since: string, until: string) => `Устарело с ${since}; с ${until} может исчезнуть.`,
  door: (door: 'open' | 'session' | 'both') => doors[door] ?? door,
};
