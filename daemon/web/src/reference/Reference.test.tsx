import { screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';

import { show } from '../testing/render';
import { contract } from './contract';
import { entriesOf, examplesOf, kindOf, matches, namedIn, refusalsWith, resolve } from './openapi';
import { ReferencePage } from './ReferencePage';

afterEach(() => {
  location.hash = '';
});

const entry = (id: string) => {
  const found = entriesOf(contract).find(({ operation }) => operation.operationId === id);
  if (!found) throw new Error(`no operation ${id}`);
  return found;
};

describe('the contract as the page looks things up', () => {
  it('puts every operation under a part that is described', () => {
    const parts = contract.tags.map(({ name }) => name);
    const entries = entriesOf(contract);
    expect(entries.length).toBeGreaterThan(100);
    expect(entries.filter(({ operation }) => !operation.tags.every((tag) => parts.includes(tag)))).toEqual([]);
  });
  it("adds the path's parameters to the operation's", () => {
    expect(entry('attachFile').parameters.map(({ name }) => name)).toEqual(expect.arrayContaining(['id', 'name', 'X-CSRF-Token']));
  });
  it('finds by every word, wherever it stands', () => {
    expect(matches(entry('accept'), 'POST accept')).toBe(true);
    expect(matches(entry('accept'), 'accept webhooks')).toBe(false);
  });
  it('says in a few words what a value may be', () => {
    expect(kindOf({ type: 'integer', minimum: 1, maximum: 200, default: 50 })).toBe('integer, 1…200, default 50');
    expect(kindOf({ type: 'array', items: { $ref: '#/components/schemas/Step' } })).toBe('[Step]');
    expect(kindOf({ oneOf: [{ type: 'string', enum: ['me'] }, { type: 'null' }] })).toBe('me | null');
    expect(namedIn({ type: 'array', items: { $ref: '#/components/schemas/Step' } })).toEqual(['Step']);
  });
  it("shows a refusal's examples by its status", () => {
    const media = resolve(contract, entry('accept').operation.responses['409'] ?? { description: '' }).content?.['application/problem+json'];
    if (!media) throw new Error('a refusal without a body');
    const codes = refusalsWith('409', examplesOf(contract, media)).map(([name]) => name);
    expect(codes).toEqual(['wrong_state', 'requirement_open', 'conflict']);
  });
});

describe('the reference page', () => {
  it('finds an operation and opens it to its parameters, bodies and refusals', async () => {
    const { user } = await show(<ReferencePage />);
    await user.type(screen.getByRole('searchbox'), 'extensions decide');
    expect(screen.getByRole('status').textContent).toMatch(/: 1\sоперация/);
    await user.click(screen.getByText('/api/v1/tasks/{id}/extensions/decide'));
    const card = within(document.getElementById('decideExtension') ?? document.body);
    await card.findByText('If-Match');
    expect(card.getAllByText(/Тело запроса|Ответы/)).toHaveLength(2);
    await user.click(card.getByText('412'));
    await card.findByText(/"code": "stale"/);
  });
  it('opens what the address points to and says what will go', async () => {
    location.hash = '#contractAtRoot';
    await show(<ReferencePage />);
    const card = document.getElementById('contractAtRoot');
    if (!card) throw new Error('no card');
    expect((card as HTMLDetailsElement).open).toBe(true);
    within(card).getByText('Устарело с 2026-11-26; с 2027-12-01 может исчезнуть.');
  });
});
