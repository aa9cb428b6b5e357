import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';

import { answerWith, problem, show } from '../testing/render';
import { coordinator, executor, makeDocument, makeDoubt, makeItem, makePreview } from '../testing/samples';
import { ImportPage } from './ImportPage';

const file = new File(['План'], 'plan.txt', { type: 'text/plain' });

it('nothing goes live before each doubt is decided', async () => {
  const sent = answerWith(({ path, body }) => {
    if (path.endsWith('/people')) return [200, { items: [coordinator, executor] }];
    if (!path.endsWith('/readings')) return [200, { items: [], conventions: [] }];
    const decided = (body as { decisions: unknown[] }).decisions.length > 0;
    return [200, makePreview(decided ? [] : [makeDoubt()])];
  });
  const { user } = await show(<ImportPage />);
  await user.upload(screen.getByLabelText('Выбрать документ', { selector: 'input' }), file);
  expect(await screen.findByText('Осталось решить: 1')).toBeTruthy();
  expect(screen.getByText('«до мая»')).toBeTruthy();
  expect(screen.getByText('строка 12')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Так и есть' }));
  expect(await screen.findByText('Все сомнения решены')).toBeTruthy();
  await waitFor(() => expect(screen.getByRole('button', { name: 'Поставить на контроль' })).toHaveProperty('disabled', false));
  expect(sent.at(-1)?.body).toMatchObject({ name: 'plan.txt', decisions: [{ position: 1, as_read: true }] });
  await user.click(screen.getByRole('button', { name: 'Изменить' }));
  expect(await screen.findByText('Осталось решить: 1')).toBeTruthy();
});

it('a document that is no roadmap is refused with the place and the mend', async () => {
  answerWith(({ path }) => (path.endsWith('/readings') ? problem('unreadable', 422, 'В документе нет таблицы.', 'Проверьте файл.') : [200, { items: [], conventions: [] }]));
  const { user } = await show(<ImportPage />);
  await user.upload(screen.getByLabelText('Выбрать документ', { selector: 'input' }), file);
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('В документе нет таблицы.');
  expect(alert.textContent).toContain('Проверьте файл.');
});

const narrow = window.matchMedia;
const wideScreen = () => {
  window.matchMedia = (query) => ({ ...narrow(query), matches: query.includes('min-width') });
};
afterEach(() => {
  window.matchMedia = narrow;
});

const cell = (row: number, column: number) => ({ line: 0, table: 1, row, cell: column, page: 0 });
const ambiguous = () =>
  makeDoubt({
    text: 'до мая', source: cell(1, 2), convention: { name: 'until_month', words: '«до» месяца' },
    others: [{
      convention: { name: 'until_month', words: '«до» месяца' }, choice: 'through_it', kind: 'once', windows: [[null, '2026-05-31']], every: null,
      rule: 'Месяц включается.',
    }],
  });
const unbound = () =>
  makeDoubt({
    kind: 'unbound_party', text: 'Методисты', candidates: [{ owner: 'ivanov', kind: 'person', name: 'Иван Иванов', why: 'Должность: «методист».' }],
  });

/** A server that reads one table and asks until a row and a party are decided. */
function reader() {
  const item = makeItem({ source: cell(1, 0) }, { source: cell(1, 2) });
  const read = makePreview([]).reading;
  return answerWith(({ path, body }) => {
    if (path.includes('/reading-rules')) return [200, { items: [], conventions: [] }];
    if (!path.includes('/readings')) return [200, { items: [coordinator, executor] }];
    const { decisions, parties } = body as { decisions: unknown[]; parties: object };
    const doubts = [...(decisions.length ? [] : [ambiguous()]), ...(Object.keys(parties).length ? [] : [unbound()])];
    return [200, makePreview(doubts, {
      reading: { ...read, items: [item] },
      document: path.includes('document=false') ? null : makeDocument([[{ column: 1, text: 'Семинар' }, { column: 2, text: 'до мая' }]]),
    })];
  });
}

async function opened() {
  const sent = reader();
  const { user } = await show(<ImportPage />);
  await user.upload(screen.getByLabelText('Выбрать документ', { selector: 'input' }), file);
  await screen.findByText('Осталось решить: 2');
  return { sent, user };
}

it('another reading is one click, and «Всегда так» makes a rule of it', async () => {
  const { sent, user } = await opened();
  await user.click(screen.getByLabelText(/Всегда так/));
  await user.click(screen.getByRole('button', { name: /Прочитать иначе: по 31 мая 2026/ }));
  await screen.findByText('Осталось решить: 1');
  expect(sent.at(-1)?.body).toMatchObject({
    decisions: [{ position: 1, other: 1, windows: [{ first: null, last: '2026-05-31' }], always: true }],
  });
  expect(sent.at(-1)?.path).toContain('document=false');
  expect(screen.getByText(/прочитано иначе: 31 мая 2026/)).toBeTruthy();
});

it('whom the words may stand for is one click too', async () => {
  const { sent, user } = await opened();
  await user.click(screen.getByRole('button', { name: /Иван Иванов/ }));
  await screen.findByText('Осталось решить: 1');
  expect(sent.at(-1)?.body).toMatchObject({ parties: { Методисты: 'ivanov' } });
});

it('the keyboard goes from question to question and takes what is proposed', async () => {
  const { sent, user } = await opened();
  await user.keyboard('j');
  expect(document.activeElement?.getAttribute('data-doubt')).toBe('ambiguous_deadline');
  await user.keyboard('{ArrowDown}');
  expect(document.activeElement?.getAttribute('data-doubt')).toBe('unbound_party');
  await user.keyboard('k{Enter}');
  await screen.findByText('Осталось решить: 1');
  expect(sent.at(-1)?.body).toMatchObject({ decisions: [{ position: 1, as_read: true }] });
  await waitFor(() => expect(document.activeElement?.getAttribute('data-doubt')).toBe('unbound_party'));
  await user.keyboard('{Enter}');
  expect(await screen.findByText('Все сомнения решены')).toBeTruthy();
});

it('a field lights its cell and a cell lights its field', async () => {
  wideScreen();
  const { user } = await opened();
  const source = screen.getByRole('region', { name: 'Документ' });
  await user.click(screen.getAllByTitle('Показать в документе')[0]!);
  expect(within(source).getByText('до мая').getAttribute('data-lit')).toBe('');
  await user.click(within(source).getByText('Семинар'));
  expect((await screen.findByRole('button', { name: '1. Семинар' })).getAttribute('aria-pressed')).toBe('true');
  await user.click(screen.getByRole('button', { name: /^Срок/ }));
  expect(within(source).getByText('до мая').getAttribute('data-lit')).toBe('');
  expect(within(source).getByText('Семинар').getAttribute('data-lit')).toBeNull();
});

it('rules of reading are shown with who said so, and forgotten', async () => {
  let items = [{ id: 3, convention: 'until_month', choice: 'through_it', words: 'до мая', reading: 0, by: { id: 1, name: 'Анна Петрова' }, at: '2026-03-18T06:30:00.000Z' }];
  const conventions = [{ name: 'until_month', words: '«до» месяца', choices: [{ name: 'through_it', sentence: 'месяц включается' }] }];
  const sent = answerWith(({ method, path }) => {
    if (method === 'DELETE') items = [];
    return method === 'DELETE' ? [204, undefined] : [200, path.endsWith('/reading-rules') ? { items, conventions } : { items: [] }];
  });
  const { user } = await show(<ImportPage />);
  expect(await screen.findByText(/месяц включается/)).toBeTruthy();
  expect(screen.getByText(/Анна Петрова/)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: /Забыть/ }));
  expect(await screen.findByText(/Пока документы читаются по общим правилам/)).toBeTruthy();
  expect(sent.some((one) => one.method === 'DELETE' && one.path.endsWith('/reading-rules/3'))).toBe(true);
});

it('a question of reading is answered apart from any document', async () => {
  const conventions = [{ name: 'until_month', words: '«до» месяца', choices: [{ name: 'before_it', sentence: 'месяц не включается' }, { name: 'through_it', sentence: 'месяц включается' }] }];
  const sent = answerWith(({ path }) => [200, path.endsWith('/reading-rules') ? { items: [], conventions } : { items: [] }]);
  const { user } = await show(<ImportPage />);
  await user.click(await screen.findByRole('button', { name: 'Добавить правило' }));
  await user.click(screen.getByRole('textbox', { name: 'О каких словах' }));
  await user.click(await screen.findByRole('option', { name: '«до» месяца' }));
  await user.click(screen.getByRole('textbox', { name: 'Как их читать' }));
  await user.click(await screen.findByRole('option', { name: 'месяц включается' }));
  await user.click(screen.getByRole('button', { name: 'Сохранить' }));
  await waitFor(() => expect(sent.find((one) => one.method === 'PUT')?.body).toEqual({ convention: 'until_month', choice: 'through_it' }));
});

it('a long reading says how long and can be left', async () => {
  vi.stubGlobal('fetch', () => new Promise(() => undefined));
  const { user } = await show(<ImportPage />);
  await user.upload(screen.getByLabelText('Выбрать документ', { selector: 'input' }), file);
  expect(await screen.findByRole('progressbar')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Отмена' }));
  expect(await screen.findByText(/Перетащите документ/)).toBeTruthy();
});
