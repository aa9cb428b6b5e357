import { counted, type Forms } from './plural';

const results: Forms = ['результат', 'результата', 'результатов'];

/** Looking for words. */
export const ruSearch = {
  title: 'Поиск',
  placeholder: 'Задача, документ, человек',
  label: 'Что найти',
  choose: 'Вид',
  kind: { all: 'Всё', task: 'Задачи', document: 'Документы', person: 'Люди' },
  hint: 'Слова задач, документов и отчётов, номера приказов, имена и должности. Находятся все формы слова.',
  shortTitle: 'Напишите, что найти',
  short: 'Хотя бы две буквы или цифры. Слова в «кавычках» ищутся подряд, последнее слово можно не дописывать.',
  nothing: (words: string) => `По запросу «${words}» ничего не нашлось`,
  nothingHint: 'Проверьте, нет ли опечатки, или оставьте меньше слов: должны найтись все. Чужие задачи и документы здесь не показываются.',
  elsewhere: 'Искать везде',
  building: 'Указатель слов ещё строится: находится не всё. Через несколько минут повторите.',
  all: (words: string) => `Все результаты по запросу «${words}»`,
  count: (n: number, more: boolean) => (more ? `Показано ${n}, есть ещё` : counted('ru', n, results)),
  ofTask: 'К задаче',
  dismissed: 'не работает',
  number: (number: string, date: string) => [number && `№ ${number}`, date && `от ${date}`].filter(Boolean).join(' '),
};
