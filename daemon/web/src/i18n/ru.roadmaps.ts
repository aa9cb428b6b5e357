import { counted as count, type Forms } from './plural';

const counted = (n: number, forms: Forms) => count('ru', n, forms);

/** Plans in force. */
export const ruRoadmaps = {
  title: 'Дорожные карты',
  empty: 'Дорожных карт пока нет',
  emptyHint: 'Загрузите документ, как его издали: Веха прочтёт строки, сроки и ответственных.',
  load: 'Загрузить документ',
  approval: (number: string, day: string) => [number && `№ ${number}`, day && `от ${day}`].filter(Boolean).join(' '),
  period: (first: string, last: string) => `${first} — ${last}`,
  controller: 'Контролёр',
  importedBy: 'Загружено',
  source: 'Файл',
  items: (n: number) => counted(n, ['мероприятие', 'мероприятия', 'мероприятий']),
  tasks: (n: number) => counted(n, ['задача', 'задачи', 'задач']),
  noSection: 'Без раздела',
  noTasks: 'без задач: строка осталась для сведения',
  done: (have: number, all: number) => `Исполнено ${have} из ${all}`,
  late: (n: number) => `просрочено: ${n}`,
  toBoard: 'Задачи на контроле',
};
