import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';

import { fetchStoredWords, SpeechProvider, useSpeech } from '.';

function Words() {
  const { language, setLanguage, t } = useSpeech();
  return <button onClick={() => setLanguage(language === 'ru' ? 'en' : 'ru')}>{t.signIn.submit}</button>;
}
const shown = () => render(<SpeechProvider><Words /></SpeechProvider>);

beforeEach(() => localStorage.clear());

it('another language comes when it is chosen, is told to who reads aloud, and is remembered', async () => {
  shown();
  expect(screen.getByRole('button').textContent).toBe('Войти');
  await userEvent.click(screen.getByRole('button'));
  expect(await screen.findByText('Sign in')).toBeTruthy();
  expect(document.documentElement.lang).toBe('en');
  expect(localStorage.getItem('vekha.language')).toBe('en');
});

it('what was chosen before is there before anything is drawn', async () => {
  localStorage.setItem('vekha.language', 'en');
  await fetchStoredWords();
  shown();
  expect(screen.getByRole('button').textContent).toBe('Sign in');
});
