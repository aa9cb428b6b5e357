import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';

import { answerWith, problem, show } from '../testing/render';
import { makeTask, owner } from '../testing/samples';
import { ControlCard } from './ControlCard';
import { ExtensionCard } from './ExtensionCard';
import { OtherWaysCard } from './OtherWaysCard';
import { OwnersCard } from './OwnersCard';
import { DecisionCard } from './DecisionCard';
import { ReportCard } from './ReportCard';

const submitted = makeTask({
  state: 'submitted', steps: ['accept', 'return'],
  requirements: [
    { number: 1, kind: 'order', state: 'received', waiver: '', remark: '' },
    { number: 2, kind: 'protocol', state: 'requested', waiver: '', remark: '' },
  ],
});

it('a report with missing proof is accepted only with a reason for each missing paper', async () => {
  const sent = answerWith(() => [200, { ...submitted, state: 'accepted', version: 8, steps: [] }]);
  const { user } = await show(<DecisionCard task={submitted} />);
  await user.click(screen.getByRole('button', { name: 'Принять' }));
  const accept = (await screen.findAllByRole('button', { name: 'Принять' })).at(-1);
  expect(accept).toHaveProperty('disabled', true);
  await user.type(screen.getByRole('textbox', { name: /2\. протокол/ }), 'Заседание не проводилось');
  expect(accept).toHaveProperty('disabled', false);
  if (accept) await user.click(accept);
  await waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]).toMatchObject({
    path: '/api/v1/tasks/5/accept', body: { waivers: [{ requirement: 2, reason: 'Заседание не проводилось' }] },
  });
  expect(sent[0]?.headers['If-Match']).toBe('"7"');
});

it('a decision on what has changed meanwhile is not taken, and the page says so', async () => {
  answerWith(() => problem('stale', 412, 'Задача изменилась.'));
  const { user } = await show(<DecisionCard task={submitted} />);
  await user.click(screen.getByRole('button', { name: 'Вернуть на доработку' }));
  await user.type(await screen.findByRole('textbox', { name: /Что исправить/ }), 'Нет подписи');
  const back = screen.getAllByRole('button', { name: 'Вернуть на доработку' }).at(-1);
  if (back) await user.click(back);
  expect(await screen.findByText(/Задача изменилась, пока вы на неё смотрели/)).toBeTruthy();
});

it('only the steps that the server lists are shown', async () => {
  await show(<><DecisionCard task={makeTask()} /><ControlCard task={makeTask({ steps: ['suspend'] })} /></>);
  expect(screen.getAllByRole('button').map((one) => one.textContent)).toEqual(['Приостановить']);
});

it('the report says why it cannot be handed in yet, and keeps the words typed', async () => {
  const { user } = await show(<ReportCard task={makeTask({ steps: ['attach', 'submit'] })} />, owner);
  expect(screen.getByRole('button', { name: 'Сдать отчёт' })).toHaveProperty('disabled', true);
  expect(screen.getByText(/напишите, что сделано, или приложите документ/)).toBeTruthy();
  await user.type(screen.getByRole('textbox', { name: 'Что сделано' }), 'Приказ издан');
  expect(screen.getByRole('button', { name: 'Сдать отчёт' })).toHaveProperty('disabled', false);
  expect(sessionStorage.getItem('vekha.draft.report.5')).toBe('Приказ издан');
});

it('a report gives every number the plan asks for, and says why one falls short', async () => {
  const task = makeTask({
    steps: ['attach', 'submit'],
    indicators: [{ number: 1, text: 'охват не менее 80 %', plan: 'не менее 80 %', value: null, note: '', waiver: '', falls_short: false }],
  });
  const sent = answerWith(() => [200, { ...task, state: 'submitted', version: 8, steps: [] }]);
  const { user } = await show(<ReportCard task={task} />, owner);
  await user.type(screen.getByRole('textbox', { name: 'Что сделано' }), 'Сделано');
  const submit = screen.getByRole('button', { name: 'Сдать отчёт' });
  expect(submit).toHaveProperty('disabled', true);
  await user.type(screen.getByRole('textbox', { name: /охват не менее 80 %/ }), '72,5');
  await user.type(screen.getByRole('textbox', { name: /Пояснение/ }), 'Две школы на ремонте');
  await user.click(submit);
  await waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]?.body).toEqual({
    words: 'Сделано', values: [{ indicator: 1, value: 72.5, note: 'Две школы на ремонте' }],
  });
});

it('a report that comes before the contributors says why', async () => {
  const task = makeTask({ steps: ['attach', 'submit'], silent: [{ id: 3, name: 'Пётр Петров' }] });
  const sent = answerWith(() => [200, { ...task, state: 'submitted', version: 8, steps: [] }]);
  const { user } = await show(<ReportCard task={task} />, owner);
  await user.type(screen.getByRole('textbox', { name: 'Что сделано' }), 'Сделано');
  expect(screen.getByText(/Пётр Петров/)).toBeTruthy();
  const submit = screen.getByRole('button', { name: 'Сдать отчёт' });
  expect(submit).toHaveProperty('disabled', true);
  await user.type(screen.getByRole('textbox', { name: /Почему без них/ }), 'На больничном');
  await user.click(submit);
  await waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]?.body).toEqual({ words: 'Сделано', values: [], without: 'На больничном' });
});

it('a contributor hands their part to the lead', async () => {
  const task = makeTask({ steps: ['attach', 'contribute'] });
  const sent = answerWith(() => [200, { ...task, version: 8 }]);
  const { user } = await show(<ReportCard task={task} />, owner);
  await user.type(screen.getByRole('textbox', { name: 'Что сделано' }), 'Провели семинар');
  await user.click(screen.getByRole('button', { name: 'Сдать свою часть' }));
  await waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]).toMatchObject({ path: '/api/v1/tasks/5/contribute', body: { words: 'Провели семинар' } });
});

it('an owner says that the task is not theirs, and why', async () => {
  const task = makeTask({ steps: ['disown'] });
  const sent = answerWith(() => [200, { ...task, steps: [] }]);
  const { user } = await show(<OtherWaysCard task={task} />, owner);
  await user.click(screen.getByRole('button', { name: 'Не моё' }));
  await user.type(await screen.findByRole('textbox'), 'Это делает методкабинет');
  const say = screen.getAllByRole('button', { name: 'Не моё' }).at(-1);
  if (say) await user.click(say);
  await waitFor(() => expect(sent[0]).toMatchObject({ path: '/api/v1/tasks/5/disown', body: { reason: 'Это делает методкабинет' } }));
});

it('the controller sees who says that the task is not theirs', async () => {
  const task = makeTask();
  const first = task.assignments[0];
  if (!first) throw new Error('a task has a lead');
  const person = first.person;
  await show(<OwnersCard task={{ ...task, disownings: [{ person, at: '2026-03-18T06:00:00.000Z', reason: 'Передано другой школе' }] }} />);
  expect(screen.getByText('говорит, что задача не его: Передано другой школе')).toBeTruthy();
});

it('an owner asks for another date: later than the present one, and why', async () => {
  const task = makeTask({ steps: ['ask_extension'], due: '2026-03-25' });
  const sent = answerWith(() => [200, { ...task, steps: [] }]);
  const { user } = await show(<OtherWaysCard task={task} />, owner);
  await user.click(screen.getByRole('button', { name: 'Просить о переносе' }));
  const ask = () => screen.getAllByRole('button', { name: 'Просить о переносе' }).at(-1) ?? document.body;
  await user.type(await screen.findByRole('textbox', { name: /Почему не успеваете/ }), 'Нет помещения');
  const day = screen.getByLabelText(/Новый срок/);
  await user.type(day, '2026-03-24');
  expect(ask()).toHaveProperty('disabled', true);
  await user.clear(day);
  await user.type(day, '2026-04-10');
  await user.click(ask());
  await waitFor(() => expect(sent[0]).toMatchObject({
    path: '/api/v1/tasks/5/extensions', body: { day: '2026-04-10', reason: 'Нет помещения' }, headers: { 'If-Match': '"7"' },
  }));
});

it('the controller grants an extension to another day, and refuses only with words', async () => {
  const asked = {
    number: 1, by: { id: 2, name: 'Иван Иванов' }, at: '2026-03-17T07:00:00.000Z', day: '2026-04-10', reason: 'Нет помещения', document: '',
    state: 'asked' as const, granted: null, decided_by: null, decided_at: null, decision: '',
  };
  const task = makeTask({ steps: ['decide_extension'], extensions: [asked] });
  const sent = answerWith(() => [200, { ...task, steps: [] }]);
  const { user } = await show(<ExtensionCard task={task} />);
  expect(screen.getByRole('button', { name: 'Отказать' })).toHaveProperty('disabled', true);
  const day = screen.getByLabelText('Перенести до');
  await user.clear(day);
  await user.type(day, '2026-04-03');
  await user.click(screen.getByRole('button', { name: 'Перенести срок' }));
  await waitFor(() => expect(sent[0]).toMatchObject({
    path: '/api/v1/tasks/5/extensions/decide', body: { extension: 1, granted: true, day: '2026-04-03' },
  }));
});
