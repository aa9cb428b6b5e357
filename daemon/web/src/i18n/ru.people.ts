import { counted, type Forms } from './plural';

const people: Forms = ['человек', 'человека', 'человек'];
const rows: Forms = ['строку', 'строки', 'строк'];
const tasks: Forms = ['задача', 'задачи', 'задач'];

const fields: Readonly<Record<string, string>> = {
  name: 'ФИО', position: 'Должность', organization: 'Организация', department: 'Отдел', email: 'Эл. почта', login: 'Логин',
  role: 'Роль', telegram: 'Telegram', max: 'MAX', active: 'Работает',
};

export const ruInvite = {
  title: 'Приглашение',
  empty: 'В адресе нет приглашения',
  failed: 'Приглашение не открылось',
  welcome: (name: string) => `${name}, вас пригласили в Веху`,
  hint: (organization: string) => `${organization}. Придумайте пароль, с ним и с этим логином вы будете входить.`,
  password: 'Придумайте пароль',
  again: 'Ещё раз',
  differ: 'Пароли не совпадают.',
  accept: 'Войти',
  send: 'Пригласить',
  resend: 'Пригласить ещё раз',
  sendAll: (n: number) => `Пригласить новых: ${counted('ru', n, people)}`,
  never: 'ещё не входил',
  invited: (day: string) => `приглашён ${day}, ещё не входил`,
  expired: (day: string) => `приглашён ${day}, срок ссылки истёк`,
  sent: (n: number) => `Приглашений послано: ${n}.`,
  left: (n: number) => `Не приглашены: ${counted('ru', n, people)}`,
};

export interface ListCounts {
  added: number;
  changed: number;
  unchanged: number;
  doubtful: number;
  refused: number;
  skipped: number;
}

export const ruPeopleList = {
  button: 'Загрузить список',
  title: 'Список сотрудников',
  hint: 'Из файла XLSX или CSV. Сначала видно, что изменится; до кнопки «Загрузить» ничего не сохраняется.',
  sample: 'Образец',
  sampleName: 'Образец списка сотрудников.csv',
  drop: 'Перетащите сюда файл со списком: нужны «ФИО» и ещё хотя бы один столбец, в любом порядке',
  dropOver: 'Отпустите файл',
  pick: 'Выбрать файл',
  another: 'Другой файл',
  standing: {
    added: 'новый', changed: 'изменится', unchanged: 'без изменений', doubtful: 'решить', refused: 'нельзя', skipped: 'пропущено',
  },
  counts: (n: ListCounts) =>
    `Новых: ${n.added}, изменится: ${n.changed}, без изменений: ${n.unchanged}, решить: ${n.doubtful}, нельзя: ${n.refused}, пропущено: ${n.skipped}`,
  unused: (columns: string) => `Эти столбцы не хранятся: ${columns}.`,
  becomes: 'Что будет',
  person: 'Человек',
  what: 'Что изменится',
  loginMade: (login: string) => `логин ${login} составлен из имени`,
  fieldName: (field: string) => fields[field] ?? field,
  who: 'Кто это',
  newPerson: 'Это новый человек',
  unit: 'Организация',
  choose: 'Выберите',
  mend: 'Исправить',
  skip: 'пропустить',
  createUnits: 'Завести организации, которых нет',
  newUnits: (names: string) => `Будут заведены: ${names}.`,
  showUnchanged: (n: number) => `Показать и тех, кто не изменится (${n})`,
  skipRefused: (n: number) => `Загрузить остальное, пропустив ${counted('ru', n, rows)}`,
  missing: (n: number) => `Нет в списке: ${counted('ru', n, people)}`,
  missingHint: 'Они работают в этих же организациях. Отметьте тех, кто уволен; остальные останутся как есть.',
  dismiss: (name: string, n: number) => `${name} больше не работает${n > 0 ? ` (за ним ${counted('ru', n, tasks)})` : ''}`,
  take: 'Загрузить',
  nothing: 'Загружать нечего: в списке нет изменений.',
  done: 'Список загружен',
  doneCounts: (n: { added: number; changed: number; unchanged: number; skipped: number; dismissed: number }) =>
    `Добавлено: ${n.added}, изменено: ${n.changed}, без изменений: ${n.unchanged}, пропущено строк: ${n.skipped}, уволено: ${n.dismissed}.`,
  unitsMade: (names: string) => `Заведены организации: ${names}.`,
  handOver: 'Передайте задачи тех, кто больше не работает',
  held: (name: string, n: number) => `${name}: ${counted('ru', n, tasks)}`,
  logins: 'Логины новых людей',
  toPeople: 'К списку людей',
};
