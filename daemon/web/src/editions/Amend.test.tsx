import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';

import type { EditionPreview, EditionRow, EditionTask } from '../api/types';
import { answerWith, show } from '../testing/render';
import { coordinator, executor, makeItem } from '../testing/samples';
import { Amend } from './AmendPage';

const file = new File(['План'], 'изменения.txt', { type: 'text/plain' });
const ivanov = { id: 2, name: 'Иван Иванов' };

function makeEffect(part: Partial<EditionTask> = {}): EditionTask {
  return {
    task: 5, state: 'open', was_due: '2026-03-20', due: '2026-05-20', was_lead: ivanov, lead: ivanov, changes: ['task_moved'], note: '', ...part,
  };
}

function makeRow(part: Partial<EditionRow> = {}): EditionRow {
  return {
    fate: 'changed', sure: true, likeness: 100, was_position: 1, position: 1, was: makeItem({ title: 'Семинар' }), changed: ['deadline'],
    tasks: [makeEffect()], ...part,
  };
}

function makePreview(part: Partial<EditionPreview> = {}): EditionPreview {
  return {
    name: 'изменения.txt', sha256: 'x', edition: 1, reason: 'приказ № 45 от 12.03.2026',
    reading: {
      title: 'План', organization: null, approval: null, period: null, roles: [], control: null, abbreviations: [],
      items: [makeItem({ title: 'Семинар' }), makeItem({ number: '2', title: 'Круглый стол' })],
    },
    rows: [makeRow()], counts: { same: 0, moved: 0, changed: 1, added: 0, dropped: 0 }, doubts: [], unsure: 0, mostly_dropped: false,
    changes_nothing: false, blocked: false, ...part,
  };
}

const server = (preview: (body: unknown) => EditionPreview) =>
  answerWith(({ path, method, body }) => {
    if (path.endsWith('/preview')) return [200, preview(body)];
    if (path.endsWith('/editions') && method === 'POST') return [422, { type: 'about:blank', title: '', status: 422, code: 'undecided', detail: 'Отказ.', where: '', mend: '' }];
    if (path.endsWith('/people')) return [200, { items: [coordinator, executor] }];
    return [200, { roadmap: { id: 1, title: 'План', edition: 1 }, items: [] }];
  });

async function dropped(preview: (body: unknown) => EditionPreview) {
  const sent = server(preview);
  const { user } = await show(<Amend roadmap={1} />);
  await user.upload(await screen.findByLabelText('Выбрать документ', { selector: 'input' }), file);
  await screen.findByTestId('counts');
  return { sent, user };
}

it('both editions stand side by side with what happens to the tasks', async () => {
  const { sent, user } = await dropped(() => makePreview());
  const line = screen.getByRole('row', { name: /Семинар/ });
  expect(within(line).getByText('изменена')).toBeTruthy();
  expect(line.textContent).toContain('срок переносится: 20 марта 2026');
  await waitFor(() => expect(screen.getByRole('button', { name: 'Ввести в действие' })).toHaveProperty('disabled', false));
  await user.click(screen.getByRole('button', { name: 'Ввести в действие' }));
  await waitFor(() => expect(sent.some((one) => one.path.endsWith('/editions') && one.method === 'POST')).toBe(true));
  const applied = sent.find((one) => one.path.endsWith('/editions') && one.method === 'POST');
  expect(applied?.headers['If-Match']).toBe('"1"');
  expect(applied?.body).toMatchObject({ name: 'изменения.txt' });
});

it('a row that may be the same is asked, and the answer goes to the server', async () => {
  const doubtful = makeRow({ sure: false, likeness: 48, was_position: 2, position: 2, changed: ['title'] });
  const { sent, user } = await dropped((body) => {
    const said = (body as { rows?: { position: number; was: number }[] }).rows ?? [];
    return said.length > 0 ? makePreview({ rows: [{ ...doubtful, sure: true }] }) : makePreview({ rows: [doubtful], unsure: 1, blocked: true });
  });
  expect(screen.getByText('Это та же строка? Названия похожи на 48 %')).toBeTruthy();
  expect(screen.getByText('Осталось решить: 1')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Та же строка' }));
  expect(await screen.findByText('вы решили: та же строка')).toBeTruthy();
  expect(sent.at(-1)?.body).toMatchObject({ rows: [{ position: 2, was: 2 }] });
});

it('nothing comes in force without the amending act, nor a list of changes alone by mistake', async () => {
  const { sent, user } = await dropped((body) => {
    const { reason = '', accept_dropped = false } = body as { reason?: string; accept_dropped?: boolean };
    return makePreview({ reason, mostly_dropped: !accept_dropped, counts: { same: 0, moved: 0, changed: 0, added: 0, dropped: 7 } });
  });
  expect(screen.getByText('Осталось решить: 2')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'План сокращён, всё верно' }));
  await user.type(screen.getByLabelText(/Чем внесены изменения/), 'приказ № 7{Enter}');
  await waitFor(() => expect(screen.getByRole('button', { name: 'Ввести в действие' })).toHaveProperty('disabled', false));
  expect(sent.at(-1)?.body).toMatchObject({ reason: 'приказ № 7', accept_dropped: true });
});
