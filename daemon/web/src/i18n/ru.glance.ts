import type { Timeliness } from '../api/types';

/** The head's page. */
export const ruGlance = {
  title: 'Сводка',
  asOf: (office: string, day: string) => `${office}, на конец дня ${day}`,
  projector: 'На проектор',
  print: 'Печать',
  first: 'Исполнено в срок, по первым срокам',
  firstHint: 'Срок считается тот, что стоял сначала: переносы долю не улучшают.',
  current: 'Исполнено в срок, с учётом переносов',
  currentHint: 'Срок считается последний из утверждённых.',
  percent: (value: number | null) => (value === null ? '—' : `${value.toLocaleString('ru', { maximumFractionDigits: 1 })} %`),
  ofAll: (done: number, all: number) => `${done} из ${all}`,
  nothing: 'Сроки ещё не наступали',
  nothingHint: 'Доля исполненного в срок появится, когда наступит первый срок.',
  trend: 'По месяцам, по первым срокам',
  byDepartment: 'По отделам',
  byPerson: 'По исполнителям',
  byRoadmap: 'По дорожным картам',
  who: { person: 'Исполнитель', department: 'Отдел', section: 'Раздел', roadmap: 'Дорожная карта' } satisfies Record<Timeliness['by'], string>,
  inTime: 'В срок',
  share: 'Доля',
  nobody: 'не указано',
  showAll: (n: number) => `Показать все: ${n}`,
  decisions: 'Ждут решения',
  noDecisions: 'Ничего не ждёт решения.',
  unreached: (n: number) => `Людей, до которых не доходят сообщения: ${n}`,
};
