import { describe, expect, it } from 'vitest';

import { Problem, problemOf } from '../api/problem';
import { en } from '../i18n/en';
import { ru } from '../i18n/ru';
import { problemWords } from './problems';

describe('failures in words', () => {
  it('say what the server said, where and what to do', () => {
    const refused = new Problem('invalid_input', 400, 'Не указано: причина возврата.', 'reason', 'Напишите предложение.');
    expect(problemWords(refused, 'ru', ru)).toEqual({
      title: 'Не указано: причина возврата.', lines: ['Где: reason', 'Напишите предложение.'],
    });
  });

  it('put an English headline over the Russian sentence', () => {
    const stale = new Problem('stale', 412, 'Задача изменилась.');
    expect(problemWords(stale, 'en', en)).toEqual({ title: 'The task has changed', lines: ['Задача изменилась.'] });
  });

  it('tell about a lost connection in the page’s own words', () => {
    const words = problemWords(new Problem('offline', 0), 'ru', ru);
    expect(words.title).toBe('Нет связи с сервером');
    expect(words.lines[0]).toContain('Проверьте сеть');
  });

  it('stay readable when a proxy answers with a page of its own', () => {
    expect(problemOf(502, '<html>Bad gateway</html>')).toMatchObject({ code: 'broken', status: 502 });
  });
});
