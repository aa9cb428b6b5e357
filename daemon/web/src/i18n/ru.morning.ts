import { counted as count, type Forms } from './plural';

const counted = (n: number, forms: Forms) => count('ru', n, forms);

/** What is new on the board, and what owners ask for. */
export const ruMorning = {
  news: (when: string) => `Нового с прошлого раза (${when}):`,
  nothingNew: (when: string) => `С прошлого раза (${when}) нового нет.`,
  late: (n: number) => `просрочено ${counted(n, ['задача', 'задачи', 'задач'])}`,
  handedIn: (n: number) => `на приёмку ${counted(n, ['отчёт', 'отчёта', 'отчётов'])}`,
  extensions: (n: number) => `${counted(n, ['просьба', 'просьбы', 'просьб'])} о переносе срока`,
  disowned: (n: number) => `${counted(n, ['отказ', 'отказа', 'отказов'])} «не моё»`,
  title: 'Просят исполнители',
  hint: 'Перенести срок или передать задачу другому',
  extension: (who: string, from: string, to: string) => `${who} просит перенести срок: с ${from} на ${to}`,
  disowning: (who: string) => `${who}: «не моё», просит передать другому`,
  reason: (words: string) => `Причина: ${words}`,
  decide: 'Решить',
  decideOf: (title: string) => `Решить: ${title}`,
};
