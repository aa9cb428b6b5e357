import { counted as count, type Forms } from './plural';

const counted = (n: number, forms: Forms) => count('ru', n, forms);
const messages: Forms = ['сообщение', 'сообщения', 'сообщений'];

/** What will be sent to whom, seen before it happens. */
export const ruRehearsal = {
  nav: 'План отправки',
  title: 'Что будет отправлено',
  hint: 'Кому и о чём Веха напишет, если никто ничего не сделает. Ничего не отправляется: это только взгляд вперёд.',
  period: 'За какое время',
  week: 'Следующая неделя',
  month: 'Ближайшие 30 дней',
  ofRoadmap: 'Только по этой дорожной карте.',
  ofAll: 'Показать по всем',
  playing: 'Проигрываем вперёд…',
  nothing: 'За это время отправлять нечего',
  nothingHint: 'Ни одного срока и напоминания на эти дни не приходится.',
  byDay: (n: number) => counted(n, messages),
  cut: (n: number) => `Показаны первые ${counted(n, messages)}.`,
  toTask: 'К задаче',
  due: (day: string) => `срок ${day}`,
  inPlaceOf: (who: string) => `вместо: ${who}`,
  edit: 'Изменить',
  editOf: (title: string) => `Изменить напоминание: ${title}`,
  skip: 'Не отправлять',
  hold: 'Отправить позже',
  note: 'Приписать от себя',
  skipHint: (who: string) => `${who} не получит этого напоминания. Следующие придут как обычно.`,
  holdHint: (who: string) => `${who} получит это напоминание позже.`,
  noteHint: (who: string) => `${who} увидит ваши слова в этом сообщении.`,
  holdUntil: 'Когда отправить',
  why: 'Почему',
  words: 'Что приписать',
  save: 'Сохранить',
  saved: 'Сохранено, показываем заново',
  weak: 'Слабые места',
  weakHint: 'Из-за чего кто-то не узнает о задаче или срок не будет выдержан',
  noWeak: 'Слабых мест не найдено.',
  weakMore: (n: number) => `и ещё ${n}`,
};
