import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';

import type { JournalLine, JournalVerification, Me } from '../api/types';
import { answerWith, problem, type Sent, show } from '../testing/render';
import { controller, coordinator } from '../testing/samples';
import { fileAddress, noFilter } from './filter';
import { JournalPage } from './JournalPage';

const auditor: Me = { ...controller, rights: ['see_all', 'see_people', 'read_journal'] };
const line: JournalLine = {
  sequence: 12, at: '2026-03-18T06:00:00.000Z', actor: { id: 2, name: 'Иван Иванов' }, task: 5, type: 'task_moved', what: 'Срок изменён',
  about: 'задача 5: 1.1 Назначение координатора', origin: 'page', from: 'страница', redacted: false, hash: 'ab'.repeat(32),
  changes: [{ field: 'срок', before: '2026-03-15', after: '2026-04-15' }, { field: 'причина', before: null, after: 'приказ № 45' }],
};
const whole: JournalVerification = { whole: true, entries: 12, head: '12:abababababababab', trouble: null };

function office(verification: (sent: Sent) => JournalVerification | 'refused' = () => whole) {
  return answerWith((one) => {
    if (one.path.startsWith('/api/v1/people')) return [200, { items: [coordinator] }];
    if (one.path.startsWith('/api/v1/roadmaps')) return [200, { items: [] }];
    if (one.path.startsWith('/api/v1/journal/types')) return [200, { items: [{ type: 'task_moved', words: 'Срок изменён' }] }];
    if (!one.path.startsWith('/api/v1/journal/verification')) return [200, { items: [line], next: null }];
    const found = verification(one);
    return found === 'refused' ? problem('invalid_input', 400, 'Это не отметка журнала.') : [200, found];
  });
}

it('an entry says who did what to what, from where, what was and what is', async () => {
  office();
  await show(<JournalPage />, auditor);
  const entry = within(await screen.findByRole('article', { name: 'Запись 12' }));
  expect(entry.getByText('задача 5: 1.1 Назначение координатора')).toBeTruthy();
  expect(entry.getByText(/Иван Иванов · страница · № 12/)).toBeTruthy();
  expect(entry.getByText('срок: 2026-03-15 → 2026-04-15')).toBeTruthy();
  expect(entry.getByText('причина: приказ № 45')).toBeTruthy();
});

it('the filters go to the server and into the files', async () => {
  const sent = office();
  const { user } = await show(<JournalPage />, auditor);
  await screen.findByRole('option', { name: 'Срок изменён' });
  await user.selectOptions(screen.getByRole('combobox', { name: 'Что' }), 'task_moved');
  await user.selectOptions(screen.getByRole('combobox', { name: 'Кто' }), '0');
  await user.type(screen.getByRole('textbox', { name: 'Номер задачи' }), '5');
  await screen.findByRole('article');
  expect(sent.at(-1)?.path).toBe('/api/v1/journal?person=0&type=task_moved&task=5&limit=50');
  expect(screen.getByRole('link', { name: 'Выгрузить таблицу' }).getAttribute('href'))
    .toBe('/api/v1/journal?person=0&type=task_moved&task=5&format=csv');
  expect(fileAddress({ ...noFilter, task: 'пять' }, 'jsonl')).toBe('/api/v1/journal?format=jsonl');
});

it('a whole journal is told with its head, a broken one with what and where', async () => {
  let found: JournalVerification | 'refused' = whole;
  const sent = office(() => found);
  const { user } = await show(<JournalPage />, auditor);
  const verify = await screen.findByRole('button', { name: 'Проверить' });
  await user.click(verify);
  expect(await screen.findByText('12:abababababababab')).toBeTruthy();
  found = {
    whole: false, entries: null, head: null,
    trouble: { message: 'Цепочка журнала нарушена: хвост отрезан.', where: 'журнал, запись 13', mend: 'Восстановите базу.' },
  };
  await user.type(screen.getByRole('textbox', { name: 'Отметка из письма или отчёта' }), '13:0123456789abcdef');
  await user.click(verify);
  expect(await screen.findByText('журнал, запись 13')).toBeTruthy();
  expect(sent.at(-1)?.path).toBe('/api/v1/journal/verification?head=13%3A0123456789abcdef');
  found = 'refused';
  await user.click(verify);
  expect(await screen.findByText('Это не отметка журнала.')).toBeTruthy();
});

it('who may not read it is told so, and nothing is asked', async () => {
  const sent = office();
  await show(<JournalPage />);
  expect(await screen.findByText('Для этой страницы у вас нет прав')).toBeTruthy();
  expect(sent).toEqual([]);
});
