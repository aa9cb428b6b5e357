import { expect, it } from 'vitest';

import { lookOf, webAddress } from './kinds';
import { named } from './names';
import { pastedFrom } from './usePaste';

const taken = new Date(2026, 2, 18, 9, 31, 5).getTime();
const picture = (name: string, type = 'image/jpeg') => new File(['x'], name, { type, lastModified: taken });

it('gives pictures of a camera names to tell them apart, and leaves names that say something', () => {
  expect(named('Фото', [picture('image.jpg'), picture('image.jpg'), picture('Приказ.jpg'), new File(['x'], 'image', { type: 'text/plain' })])
    .map((one) => one.name)).toEqual([
    'Фото 2026-03-18 09-31-05.jpg', 'Фото 2026-03-18 09-31-05 (2).jpg', 'Приказ.jpg', 'image',
  ]);
});

const clipboard = (words: string, ...files: File[]) => ({ files, getData: () => words }) as unknown as DataTransfer;

it('takes a picture or an address from the clipboard, but not the words meant for a field', () => {
  const shot = picture('image.png', 'image/png');
  expect(pastedFrom(clipboard('', shot), true).files).toEqual([shot]);
  expect(pastedFrom(clipboard('words out of Word', shot), true)).toEqual({ files: [], link: '' });
  expect(pastedFrom(clipboard(' https://school.example.org/news/1 '), false).link).toBe('https://school.example.org/news/1');
  expect(pastedFrom(clipboard('https://school.example.org/news/1'), true).link).toBe('');
  expect(pastedFrom(clipboard('see https://school.example.org'), false).link).toBe('');
});

it('knows how each paper can be looked at', () => {
  const look = (media_type: string, title = 'a', link = '') => lookOf({ media_type, title, link });
  expect(look('image/jpeg')).toBe('picture');
  expect(look('image/svg+xml')).toBe('none');
  expect(look('application/pdf')).toBe('pdf');
  expect(look('application/vnd.openxmlformats-officedocument.wordprocessingml.document')).toBe('text');
  expect(look('application/vnd.oasis.opendocument.text')).toBe('text');
  expect(look('application/zip', 'Отчёт.DOCX')).toBe('text');
  expect(look('application/zip', 'photos.zip')).toBe('none');
  expect(look('', 'a', 'https://example.org')).toBe('link');
  expect(webAddress('javascript:alert(1)')).toBeUndefined();
});
