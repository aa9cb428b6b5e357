import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';

import { ru } from '../i18n/ru';
import { show } from '../testing/render';
import { GuidePage } from './GuidePage';
import { type Block, guide } from './text';

type Tree = { [key: string]: unknown };
const wordsOf = (tree: Tree): string[] =>
  Object.values(tree).flatMap((value) => (typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? wordsOf(value as Tree) : []));
const textOf = (block: Block) => ('words' in block ? [block.words] : 'steps' in block ? block.steps : []);
const blocks = guide.flatMap((part) => part.blocks);

it('what the guide calls by name is called so on the page', () => {
  const known = new Set(wordsOf(ru));
  const named = blocks.flatMap(textOf).flatMap((words) => [...words.matchAll(/\[\[(.+?)\]\]/g)].map((one) => one[1] ?? ''));
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((word) => !known.has(word))).toEqual([]);
});

it('each picture is there', () => {
  const pictures = blocks.flatMap((block) => ('picture' in block ? [block.picture] : []));
  expect(pictures.length).toBeGreaterThan(4);
  expect(pictures.filter((name) => !existsSync(join(__dirname, '../../public/guide', `${name}.jpg`)))).toEqual([]);
});

it('is read part by part, with words for who does not see the pictures', async () => {
  await show(<GuidePage />);
  expect(screen.getAllByRole('heading', { level: 2 })).toHaveLength(guide.length);
  expect(screen.getByRole('link', { name: 'Руководителю: одна страница' }).getAttribute('href')).toBe('#head');
  for (const picture of screen.getAllByRole('img')) expect(picture.getAttribute('alt')).not.toBe('');
});
