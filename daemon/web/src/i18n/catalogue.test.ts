import { describe, expect, it } from 'vitest';

import { en as enFirst } from './en';
import { enAdmin } from './en.admin';
import { enLive } from './en.live';
import { enSearch } from './en.search';
import { ru as ruFirst } from './ru';
import { ruAdmin } from './ru.admin';
import { ruLive } from './ru.live';
import { ruSearch } from './ru.search';

const en = { ...enFirst, admin: enAdmin, found: enSearch, live: enLive };
const ru = { ...ruFirst, admin: ruAdmin, found: ruSearch, live: ruLive };

type Tree = { [key: string]: unknown };

/** Every word of a catalogue under its path; functions are called with small numbers or words. */
function words(tree: Tree, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] => {
    const at = path ? `${path}.${key}` : key;
    if (typeof value === 'string') return [[at, value]];
    if (typeof value === 'function') return [[at, String(value(2, 3, 4, 5))]];
    return words(value as Tree, at);
  });
}

describe('the catalogues', () => {
  it('have no empty words', () => {
    const empty = [...words(ru), ...words(en)].filter(([, word]) => word.trim() === '');
    expect(empty).toEqual([]);
  });
  it('keep Russian out of the English one', () => {
    expect(words(en).filter(([, word]) => /[а-яё]/i.test(word))).toEqual([]);
  });
  it('have the same keys', () => {
    expect(words(en).map(([key]) => key).sort()).toEqual(words(ru).map(([key]) => key).sort());
  });
});
