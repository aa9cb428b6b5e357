import { screen, waitFor } from '@testing-library/react';
import { expect, it, vi } from 'vitest';

import type { Found, SearchPage } from '../api/types';
import { SearchButton } from '../app/SearchButton';
import { answerWith, problem, show } from '../testing/render';
import { controller } from '../testing/samples';
import { SearchDialog } from './SearchDialog';

const task = {
  id: 7, roadmap: 1, number: '1.4', title: 'Провести семинар', state: 'open', due: '2026-03-20', due_at: '2026-03-20T21:00:00.000Z', overdue: false,
  days_left: 3, lead: { id: 3, name: 'Орлова А.А.' }, controller: 1, requirements: 1, requirements_missing: 1, version: 2,
} as const;
const none = { text: '', marks: [] };
const found: Record<string, Found> = {
  task: { kind: 'task', title: { text: 'Провести семинар', marks: [[9, 16]] }, excerpt: none, task, paper: null, person: null },
  document: {
    kind: 'document', title: { text: 'Программа семинара.pdf', marks: [[10, 18]] }, excerpt: none, task, person: null,
    paper: { number: 1, kind: 'plan', document_number: '12-р', document_date: '2026-03-02', file: true },
  },
  person: {
    kind: 'person', title: { text: 'Семинаров П.П.', marks: [[0, 9]] }, excerpt: none, task: null, paper: null,
    person: { id: 5, name: 'Семинаров П.П.', position: 'методист', department: '', active: true },
  },
};
const page = (items: Found[]): SearchPage => ({ items, next: null, whole: true, today: '2026-03-17' });
const all = (path: string): [number, unknown] => {
  const kind = new URL(path, 'http://x').searchParams.get('kind') ?? '';
  return [200, page(found[kind] ? [found[kind]] : [])];
};
const field = () => screen.findByRole('combobox', { name: 'Что найти' });

it('groups what was found by kind and walks it with the focus in the field', async () => {
  const sent = answerWith(({ path }) => all(path));
  const { user } = await show(<SearchDialog opened onClose={() => undefined} />);
  const input = await field();
  await user.type(input, 'семинар');
  await screen.findByRole('group', { name: 'Задачи' });
  expect(screen.getAllByRole('option')).toHaveLength(4);
  expect(screen.getByRole('group', { name: 'Люди' })).toBeTruthy();
  expect(document.querySelector('mark')?.textContent).toBe('семинар');
  await user.keyboard('{ArrowDown}{ArrowDown}');
  expect(document.activeElement).toBe(input);
  const active = screen.getAllByRole('option')[1];
  expect(active?.getAttribute('aria-selected')).toBe('true');
  expect(input.getAttribute('aria-activedescendant')).toBe(active?.id);
  expect(active?.textContent).toContain('№ 12-р');
  expect(sent.filter(({ path }) => path.includes('/search')).length).toBeLessThanOrEqual(3 * 7);
});

it('asks for no people where they may not be seen', async () => {
  const sent = answerWith(({ path }) => all(path));
  const { user } = await show(<SearchDialog opened onClose={() => undefined} />, { ...controller, rights: [] });
  await user.type(await field(), 'семинар');
  await screen.findByRole('group', { name: 'Документы' });
  expect(sent.some(({ path }) => path.includes('kind=person'))).toBe(false);
});

it('closes when a thing was chosen', async () => {
  answerWith(({ path }) => all(path));
  const closed = vi.fn();
  const { user } = await show(<SearchDialog opened onClose={closed} />);
  await user.type(await field(), 'семинар');
  await screen.findByRole('group', { name: 'Задачи' });
  await user.keyboard('{ArrowDown}{Enter}');
  expect(closed).toHaveBeenCalledOnce();
});

it('asks nothing for one letter and says what is wanted', async () => {
  const sent = answerWith(({ path }) => all(path));
  const { user } = await show(<SearchDialog opened onClose={() => undefined} />);
  await user.type(await field(), 'с ,');
  expect(screen.getByText(/Хотя бы две буквы/)).toBeTruthy();
  expect(screen.queryByRole('option')).toBeNull();
  expect(sent.filter(({ path }) => path.includes('/search'))).toHaveLength(0);
});

it('says that nothing was found, and what went wrong', async () => {
  let broken = false;
  answerWith(() => (broken ? problem('unavailable', 503, 'База данных не отвечает.') : [200, page([])]));
  const { user } = await show(<SearchDialog opened onClose={() => undefined} />);
  await user.type(await field(), 'слон');
  await screen.findByText('По запросу «слон» ничего не нашлось');
  broken = true;
  await user.type(await field(), 'ы');
  await screen.findByText('База данных не отвечает.');
});

it('opens by Ctrl+K in any layout and by «/», which a field keeps for itself', async () => {
  answerWith(({ path }) => all(path));
  const { user } = await show(<><SearchButton /><input aria-label="другое" /></>);
  await user.click(screen.getByLabelText('другое'));
  await user.keyboard('/');
  expect((screen.getByLabelText('другое') as HTMLInputElement).value).toBe('/');
  expect(screen.queryByRole('dialog')).toBeNull();
  await user.keyboard('{Control>}[KeyK]{/Control}');
  const input = await field();
  await waitFor(() => expect(document.activeElement).toBe(input));
});
