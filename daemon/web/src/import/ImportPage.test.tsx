import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';

import { answerWith, problem, show } from '../testing/render';
import { coordinator, executor, makeDoubt, makePreview } from '../testing/samples';
import { ImportPage } from './ImportPage';

const file = new File(['План'], 'plan.txt', { type: 'text/plain' });

it('nothing goes live before each doubt is decided', async () => {
  const sent = answerWith(({ path, body }) => {
    if (path.endsWith('/people')) return [200, { items: [coordinator, executor] }];
    if (!path.endsWith('/readings')) return [200, { items: [] }];
    const decided = (body as { decisions: unknown[] }).decisions.length > 0;
    return [200, makePreview(decided ? [] : [makeDoubt()])];
  });
  const { user } = await show(<ImportPage />);
  await user.upload(screen.getByLabelText('Выбрать документ', { selector: 'input' }), file);
  expect(await screen.findByText('Осталось решить: 1')).toBeTruthy();
  expect(screen.getByText('«до мая»')).toBeTruthy();
  expect(screen.getByText('строка 12')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Согласиться' }));
  expect(await screen.findByText('Все сомнения решены')).toBeTruthy();
  await waitFor(() => expect(screen.getByRole('button', { name: 'Поставить на контроль' })).toHaveProperty('disabled', false));
  expect(sent.at(-1)?.body).toMatchObject({ name: 'plan.txt', decisions: [{ position: 1, as_read: true }] });
  await user.click(screen.getByRole('button', { name: 'Изменить' }));
  expect(await screen.findByText('Осталось решить: 1')).toBeTruthy();
});

it('a document that is no roadmap is refused with the place and the mend', async () => {
  answerWith(({ path }) => (path.endsWith('/readings') ? problem('unreadable', 422, 'В документе нет таблицы.', 'Проверьте файл.') : [200, { items: [] }]));
  const { user } = await show(<ImportPage />);
  await user.upload(screen.getByLabelText('Выбрать документ', { selector: 'input' }), file);
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('В документе нет таблицы.');
  expect(alert.textContent).toContain('Проверьте файл.');
});
