import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';

import type { PeopleListPlan, PeopleListRow } from '../api/types';
import { base64Of } from '../api/upload';
import { answerWith, problem, show } from '../testing/render';
import { owner } from '../testing/samples';
import { sampleList } from './list';
import { PeopleListPage } from './PeopleListPage';

function row(part: Partial<PeopleListRow>): PeopleListRow {
  return {
    position: 1, place: 'строка 2', standing: 'added', cells: { name: 'Новикова В.И.' }, login: 'novikova.v', login_made: true,
    person: null, unit: null, new_unit: '', changes: [], remarks: [], alike: [], units: [], ...part,
  };
}

const added = row({ changes: [{ field: 'position', before: '', after: 'методист' }] });
const doubtful = row({
  position: 2, place: 'строка 3', standing: 'doubtful', cells: { name: 'Зимин О.О.' }, login: '', login_made: false, field: 'name',
  reason: 'Похожий человек уже есть.', mend: 'Выберите, кто это.',
  alike: [{ id: 15, login: 'zimin', name: 'Зимин Олег Олегович', position: 'методист', unit: null, active: true }],
});
const refused = row({
  position: 3, place: 'строка 4', standing: 'refused', cells: { name: 'Серов А.А.', role: 'завхоз' }, login: '', field: 'role',
  reason: 'Неизвестная роль «завхоз».', mend: 'Известны: исполнитель.',
});
const lost = { id: 7, login: 'belov', name: 'Белов А.А.', position: '', unit: null, active: true, tasks: 2, dismissed: false };

function plan(rows: PeopleListRow[], part: Partial<PeopleListPlan> = {}): PeopleListPlan {
  const count = (standing: string) => rows.filter((one) => one.standing === standing).length;
  return {
    name: 'list.csv', digest: 'd'.repeat(64), columns: ['name', 'role'], unused: ['Телефон'], remarks: [], rows, new_units: [], missing: [lost],
    counts: {
      added: count('added'), changed: count('changed'), unchanged: count('unchanged'), doubtful: count('doubtful'), refused: count('refused'),
      skipped: count('skipped'),
    },
    ...part,
  };
}

const file = () => new File(['ФИО;Роль\n'], 'list.csv', { type: 'text/csv' });

interface Given {
  rows: { position: number; skip?: boolean; person?: number; cells?: Record<string, string> }[];
}

/** As the server does: what was chosen about a row settles it. */
function planned({ rows }: Given): PeopleListPlan {
  const chosen = (position: number) => rows.find((one) => one.position === position);
  return plan([
    added,
    chosen(2)?.person === 15 ? row({ ...doubtful, standing: 'unchanged', reason: '', alike: [] }) : doubtful,
    chosen(3)?.skip ? row({ ...refused, standing: 'skipped', reason: '' }) : refused,
  ]);
}

it('shows what becomes of each row, takes choices and loads the list', async () => {
  const sent = answerWith(({ path, body }) => {
    if (path === '/api/v1/people/preview') return [200, planned(body as Given)];
    if (path === '/api/v1/people/import')
      return [200, { added: 1, changed: 0, unchanged: 1, skipped: 1, dismissed: 1, units: [],
        people: [{ id: 21, login: 'novikova.v', name: 'Новикова В.И.', position: 'методист', unit: null, active: true }],
        to_hand_over: [{ id: 7, name: 'Белов А.А.', tasks: 2 }] }];
    return [200, { items: [] }];
  });
  const { user } = await show(<PeopleListPage />);
  await user.upload(screen.getByLabelText('Выбрать файл'), file());
  expect(await screen.findByText(/Новых: 1, изменится: 0, без изменений: 0, решить: 1, нельзя: 1/)).toBeTruthy();
  expect(screen.getByText(/Телефон/)).toBeTruthy();
  expect(screen.getByText(/Неизвестная роль «завхоз»/)).toBeTruthy();
  const load = () => screen.getByRole('button', { name: 'Загрузить' });
  expect(load()).toHaveProperty('disabled', true);

  await user.click(screen.getByRole('textbox', { name: 'Кто это' }));
  await user.click(await screen.findByText(/Зимин Олег Олегович/));
  const line = screen.getByText('Серов А.А.').closest('tr');
  await user.click(within(line as HTMLElement).getByLabelText('пропустить'));
  await user.click(await screen.findByLabelText(/Белов А.А. больше не работает \(за ним 2 задачи\)/));
  expect(await screen.findByText(/решить: 0, нельзя: 0, пропущено: 1/)).toBeTruthy();
  await user.click(load());
  expect(await screen.findByText(/Добавлено: 1/)).toBeTruthy();
  expect(screen.getByText(/Белов А.А.: 2 задачи/)).toBeTruthy();
  expect(screen.getByText(/novikova.v/)).toBeTruthy();
  expect(sent.find(({ path }) => path === '/api/v1/people/import')?.body).toMatchObject({
    name: 'list.csv', digest: 'd'.repeat(64), dismiss: ['belov'],
    rows: [{ position: 2, person: 15 }, { position: 3, skip: true }],
  });
});

it('mends the words of a row', async () => {
  const sent = answerWith(({ path }) => (path === '/api/v1/people/preview' ? [200, plan([refused])] : [200, { items: [] }]));
  const { user } = await show(<PeopleListPage />);
  await user.upload(screen.getByLabelText('Выбрать файл'), file());
  const field = await screen.findByLabelText('Роль');
  await user.clear(field);
  await user.type(field, 'исполнитель');
  await user.click(screen.getByRole('button', { name: 'Исправить' }));
  await waitFor(() => expect(sent.filter(({ path }) => path === '/api/v1/people/preview').at(-1)?.body).toMatchObject({
    rows: [{ position: 3, cells: { role: 'исполнитель' } }],
  }));
});

it('says why a file is no list', async () => {
  answerWith(() => problem('unreadable', 422, 'В файле нет таблицы со списком людей.', 'Можно взять образец.'));
  const { user } = await show(<PeopleListPage />);
  await user.upload(screen.getByLabelText('Выбрать файл'), file());
  expect(await screen.findByText(/нет таблицы со списком людей/)).toBeTruthy();
});

it('is closed to who may not keep people', async () => {
  await show(<PeopleListPage />, owner);
  expect(screen.queryByLabelText('Выбрать файл')).toBeNull();
});

it('gives a sample that Excel opens as a table', async () => {
  const bytes = Uint8Array.from(atob(await base64Of(sampleList())), (one) => one.charCodeAt(0));
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(new TextDecoder().decode(bytes)).toContain('ФИО;Должность;Организация;Отдел;Эл. почта;Логин;Роль;Telegram;MAX\r\n');
});
