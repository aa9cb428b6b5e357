import { counted as count, type Forms } from './plural';

const counted = (n: number, forms: Forms) => count('ru', n, forms);

/** A plan seen in other ways than as its table. */
export const ruViews = {
  label: 'Как показать план',
  table: 'Таблица',
  timeline: 'По месяцам',
  calendar: 'Календарь',
  print: 'Для печати',
  toPrint: 'Напечатать',
  today: (day: string) => `Сегодня, ${day}`,
  legend: 'Обозначения',
  term: 'время на исполнение',
  done: 'исполнено',
  late: 'просрочено',
  first: 'первый срок, если его переносили',
  asked: 'просят перенести до этого дня',
  months: 'План по месяцам',
  row: (title: string, tasks: string) => `${title}: ${tasks}`,
  noTasks: 'без задач',
  bar: (state: string, due: string) => `${state}, срок ${due}`,
  moved: (first: string) => `первый срок ${first}`,
  askedUntil: (day: string) => `просят перенести до ${day}`,
  handedIn: (day: string) => `сдано ${day}`,
  lateNow: 'просрочено',
  earlier: 'Предыдущий месяц',
  later: 'Следующий месяц',
  thisMonth: 'Текущий месяц',
  nothingThen: 'В этом месяце сроков нет.',
  onDay: (n: number) => counted(n, ['срок', 'срока', 'сроков']),
  columns: {
    number: '№ п/п', title: 'Мероприятие', deadline: 'Срок исполнения', responsible: 'Ответственные', result: 'Ожидаемый результат', mark: 'Отметка об исполнении',
  },
  markDone: (day: string) => `Исполнено ${day}`,
  markDoneSome: (done: number, all: number) => `Исполнено ${done} из ${all}`,
  markLate: (day: string) => `Не исполнено, срок был ${day}`,
  markControl: 'На контроле: отчёт сдан',
  markOff: 'Снято с контроля',
};
