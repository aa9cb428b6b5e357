import { counted as count, type Forms } from './plural';

const counted = (n: number, forms: Forms) => count('ru', n, forms);
const days: Forms = ['день', 'дня', 'дней'];
const places: Forms = ['место', 'места', 'мест'];

/** Where a person is signed in, and their keys for programs. */
export const ruAccess = {
  sessions: 'Где вы вошли',
  sessionsHint: 'Не узнаёте устройство? Завершите вход и смените пароль.',
  unknownDevice: 'Неизвестное устройство',
  current: 'этот вход',
  oneTask: 'по личной ссылке, только одна задача',
  address: (address: string) => `Адрес ${address}`,
  began: (moment: string) => `Вход: ${moment}`,
  seen: (moment: string) => `Последнее обращение: ${moment}`,
  end: 'Завершить',
  endOf: (what: string) => `Завершить: ${what}`,
  endOthers: 'Завершить все другие',
  sessionsEnded: (n: number) => `Вход завершён: ${counted(n, places)}`,
  keys: 'Ключи для программ',
  keysHint: 'Ключ даёт программе работать от вашего имени: выгружать отчёты, вести задачи. Больше, чем можете вы, она не сможет.',
  noKeys: 'Ключей нет.',
  until: (moment: string) => `Действует до ${moment}`,
  over: 'не действует',
  endedAt: (moment: string) => `Завершён ${moment}`,
  expiredAt: (moment: string) => `Срок вышел ${moment}`,
  used: (moment: string, from: string) => (from ? `Последнее обращение: ${moment}, адрес ${from}` : `Последнее обращение: ${moment}`),
  neverUsed: 'Ещё не использовался',
  make: 'Сделать ключ',
  name: 'Для чего ключ',
  nameHint: 'Например: выгрузка для отчёта.',
  scopes: 'Что можно программе',
  scope: {
    read: 'Читать данные',
    act: 'Вести задачи',
    import: 'Загружать дорожные карты и редакции, менять сроки',
    administer: 'Менять всё остальное (настройки, людей)',
  },
  term: 'Срок',
  days: (n: number) => counted(n, days),
  once: 'Ключ показан один раз. Скопируйте его сейчас и никому не пересылайте.',
  secret: 'Ключ',
  copy: 'Скопировать',
  copied: 'Скопировано',
  example: 'Пример запроса: сколько задач просрочено и ждёт приёмки',
  kept: 'Ключ сохранён',
  sureTitle: 'Завершить ключ?',
  sure: (name: string) => `Программа с ключом «${name}» больше не сможет войти. Вернуть ключ нельзя, можно сделать новый.`,
  keep: 'Оставить',
  keyEnded: 'Ключ завершён',
};
