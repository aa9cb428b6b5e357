import { screen } from '@testing-library/react';
import { useState } from 'react';
import { expect, it } from 'vitest';

import { controller } from '../testing/samples';
import { show } from '../testing/render';
import { DayInput } from './DayInput';

function Field({ max }: { max?: string }) {
  const [day, setDay] = useState('');
  return <><DayInput label="Срок" value={day} onDay={setDay} {...(max ? { max } : {})} /><output>{day}</output><button onClick={() => setDay('')}>Сбросить</button></>;
}

const me = { ...controller, today: '2026-11-26' };
const field = () => screen.getByLabelText<HTMLInputElement>('Срок');

it('takes a day as it is typed, tells how it was understood and writes it in figures', async () => {
  const { user } = await show(<Field />, me);
  await user.type(field(), '15 февраля');
  expect(screen.getByRole('status').textContent).toBe('2027-02-15');
  screen.getByText(/15 февраля 2027 г\., понедельник/);
  await user.tab();
  expect(field().value).toBe('15.02.2027');
  await user.click(screen.getByText('Сбросить'));
  expect(field().value).toBe('');
});

it('says that words are no day once the field is left, and holds the form', async () => {
  const { user } = await show(<Field />, me);
  await user.type(field(), 'скоро');
  expect(field().validity.customError).toBe(true);
  expect(screen.queryByText(/Такого дня нет/)).toBeNull();
  await user.tab();
  screen.getByText(/Такого дня нет/);
  expect(field().getAttribute('aria-invalid')).toBe('true');
  expect(screen.getByRole('status').textContent).toBe('');
});

it('takes no day after the last that is allowed', async () => {
  const { user } = await show(<Field max="2026-11-26" />, me);
  await user.type(field(), '27.11.2026');
  await user.tab();
  screen.getByText('Не позже чем 26 ноября 2026 г.');
  expect(screen.getByRole('status').textContent).toBe('');
});
