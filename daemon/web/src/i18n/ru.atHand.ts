import { counted as count, type Forms } from './plural';

const counted = (n: number, forms: Forms) => count('ru', n, forms);
const tasks: Forms = ['задача', 'задачи', 'задач'];
const ofTasks: Forms = ['задачу', 'задачи', 'задач'];

/** Rows of the board that are dealt with where they stand. */
export const ruAtHand = {
  bar: 'Действия с выбранными',
  picked: (n: number) => `Выбрано: ${counted(n, tasks)}`,
  clear: 'Снять выбор',
  pick: (title: string) => `Выбрать: ${title}`,
  look: (title: string) => `Открыть рядом: ${title}`,
  beside: 'Задача',
  whole: 'Открыть целиком, с историей',
  keys: 'Клавиши: ↓ ↑ по строкам, → открыть рядом, X выбрать, Enter открыть целиком',
  oneReason: 'Причина одна для всех выбранных; каждый исполнитель её увидит.',
  ask: {
    return: (n: number) => `Вернуть на доработку ${counted(n, ofTasks)}`,
    suspend: (n: number) => `Приостановить ${counted(n, ofTasks)}`,
    cancel: (n: number) => `Снять с контроля ${counted(n, ofTasks)}`,
  },
  progress: 'Сколько сделано',
  outcome: (done: number, all: number) => `Сделано ${done} из ${all}`,
  refused: 'Не вышло:',
  done: (n: number) => `Готово: ${counted(n, tasks)}`,
};
