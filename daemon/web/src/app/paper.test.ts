import { expect, it } from 'vitest';

import { paperIsLight } from './paper';

it('what goes to paper is light, and the screen is as it was afterwards', () => {
  const page = document.documentElement;
  page.setAttribute('data-mantine-color-scheme', 'dark');
  paperIsLight();
  window.dispatchEvent(new Event('beforeprint'));
  expect(page.getAttribute('data-mantine-color-scheme')).toBe('light');
  window.dispatchEvent(new Event('afterprint'));
  expect(page.getAttribute('data-mantine-color-scheme')).toBe('dark');
});
