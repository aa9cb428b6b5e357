import { screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { expect, it } from 'vitest';

import type { SearchKind, SearchPage } from '../api/types';
import { answerWith, problem, show } from '../testing/render';
import { piecesOf } from './Marked';
import { SearchScreen } from './SearchPage';

const person = (id: number, name: string): SearchPage['items'][number] => ({
  kind: 'person', title: { text: name, marks: [[0, 4]] }, excerpt: { text: 'методист', marks: [] }, task: null, paper: null,
  person: { id, name, position: 'методист', department: '', active: id !== 2 },
});

function Screen({ first }: { first: string }) {
  const [look, setLook] = useState<{ words: string; kind: SearchKind | undefined }>({ words: first, kind: undefined });
  return <SearchScreen {...look} onLook={(words, kind) => setLook({ words, kind })} />;
}

it('shows page after page', async () => {
  answerWith(({ path }) => [200, path.includes('after=9')
    ? { items: [person(2, 'Иванова Б.')], next: null, whole: true, today: '2026-03-17' }
    : { items: [person(1, 'Иванов А.')], next: '9', whole: true, today: '2026-03-17' }]);
  const { user } = await show(<Screen first="иван" />);
  await screen.findByText('Показано 1, есть ещё');
  await user.click(screen.getByRole('button', { name: 'Показать ещё' }));
  await screen.findByText('не работает');
  expect(screen.getByText(/^2.результата$/)).toBeTruthy();
  expect(screen.getAllByRole('link')).toHaveLength(2);
});

it('looks when the hands rest, by Enter at once, and by kind', async () => {
  const sent = answerWith(() => [200, { items: [], next: null, whole: false, today: '2026-03-17' }]);
  const { user } = await show(<Screen first="" />);
  expect(screen.getByText('Напишите, что найти')).toBeTruthy();
  await user.type(screen.getByLabelText('Что найти'), 'приказ{Enter}');
  await screen.findByText('По запросу «приказ» ничего не нашлось');
  expect(screen.getByText(/ещё строится/)).toBeTruthy();
  await user.click(screen.getByLabelText('Документы'));
  await user.click(await screen.findByRole('button', { name: 'Искать везде' }));
  await user.type(screen.getByLabelText('Что найти'), 'ы');
  await screen.findByText('По запросу «приказы» ничего не нашлось');
  const asked = sent.map(({ path }) => path).filter((path) => path.includes('/search?'));
  expect(new Set(asked).size).toBe(3);
  expect(asked[1]).toContain('kind=document');
});

it('tells the words of the server when it refuses', async () => {
  answerWith(() => problem('invalid_input', 400, 'Слишком много слов.', 'Оставьте несколько главных слов.'));
  await show(<Screen first="раз два" />);
  await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('Слишком много слов.'));
});

it('cuts texts at characters, not at halves of them', () => {
  expect(piecesOf({ text: 'а𐍈б приказ', marks: [[4, 10]] })).toEqual([{ text: 'а𐍈б ', found: false }, { text: 'приказ', found: true }]);
  expect(piecesOf({ text: '', marks: [] })).toEqual([]);
});
