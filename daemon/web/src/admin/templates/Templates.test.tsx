import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';

import { answerWith, problem, show } from '../../testing/render';
import { controller } from '../../testing/samples';
import { TemplatesPage } from './TemplatesPage';

const administrator = { ...controller, rights: [...controller.rights, 'see_settings' as const, 'administer' as const] };
const subject = { name: 'ru/digest.subject.mustache', text: '{{summary}}', own: false, fault: '' };
const text = { name: 'ru/digest.text.mustache', text: 'Здравствуйте, {{name}}', own: true, fault: '' };
const source = () => screen.findByLabelText(/Текст шаблона/);

it('shows what a changed template makes, and saves it', async () => {
  const sent = answerWith(({ method, path, body }) => {
    if (path.endsWith('/preview')) return [200, { subject: 'Тема письма', text: 'Слова', html: '<p>Слова</p>' }];
    if (method === 'PUT') return [200, { items: [{ ...subject, text: (body as { text: string }).text, own: true }, text] }];
    return [200, { items: path.endsWith('/templates') ? [subject, text] : [] }];
  });
  const { user } = await show(<TemplatesPage />, administrator);
  await user.type(await source(), ' сегодня');
  await user.click(screen.getByRole('button', { name: 'Показать, что выйдет' }));
  const frame = await screen.findByTitle('Сообщение по этому шаблону');
  expect(frame.getAttribute('sandbox')).toBe('');
  expect(screen.getByRole('region', { name: 'Что выйдет' }).textContent).toMatch(/Тема письма/);
  await user.click(screen.getByRole('button', { name: 'Сохранить' }));
  await screen.findByText('свой');
  const changed = { name: subject.name, text: '{{summary}} сегодня' };
  expect(sent.filter(({ method }) => method !== 'GET').map((one) => one.body)).toEqual([changed, changed]);
  expect(screen.queryByText('Изменён и не сохранён.')).toBeNull();
});

it('keeps what was typed while another template is looked at', async () => {
  answerWith(() => [200, { items: [subject, text] }]);
  const { user } = await show(<TemplatesPage />, administrator);
  await user.type(await source(), '!');
  await user.selectOptions(screen.getByLabelText('Шаблон'), 'Сообщение человеку: простой текст');
  expect((await source() as HTMLTextAreaElement).value).toBe(text.text);
  await user.selectOptions(screen.getByLabelText('Шаблон'), 'Сообщение человеку: тема');
  expect((await source() as HTMLTextAreaElement).value).toBe('{{summary}}!');
});

it('brings the shipped one back after a question', async () => {
  const sent = answerWith(({ method }) => [200, { items: method === 'PUT' ? [{ ...text, own: false }] : [text] }]);
  const { user } = await show(<TemplatesPage />, administrator);
  await user.click(await screen.findByRole('button', { name: 'Вернуть поставляемый' }));
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Вернуть поставляемый' }));
  await screen.findByText('поставляемый');
  expect(sent.at(-1)?.body).toEqual({ name: text.name });
});

it('keeps what was typed when the server refuses it', async () => {
  answerWith(({ method }) => (method === 'PUT' ? problem('invalid_input', 400, 'В шаблоне нет срока.') : [200, { items: [subject] }]));
  const { user } = await show(<TemplatesPage />, administrator);
  await user.type(await source(), '!');
  await user.click(screen.getByRole('button', { name: 'Сохранить' }));
  expect((await screen.findByRole('alert')).textContent).toMatch(/нет срока/);
  expect((await source() as HTMLTextAreaElement).value).toBe('{{summary}}!');
});

it('lets an auditor read and no more', async () => {
  answerWith(() => [200, { items: [text] }]);
  await show(<TemplatesPage />, { ...controller, rights: ['see_all', 'see_settings'] });
  expect((await source() as HTMLTextAreaElement).readOnly).toBe(true);
  expect(screen.queryByRole('button', { name: 'Сохранить' })).toBeNull();
});
