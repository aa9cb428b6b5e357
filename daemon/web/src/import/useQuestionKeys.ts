import { type RefObject, useEffect, useRef } from 'react';

const typingIn = 'input, textarea, select, [contenteditable], [role=combobox], [role=listbox], [role=dialog]';

/** By the place of the key, so that a Russian layout does as well. */
const steps: Record<string, number> = { KeyJ: 1, KeyK: -1 };
const stepsInHand: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };

const cardsIn = (list: HTMLElement | null) => [...(list?.querySelectorAll<HTMLElement>('[data-doubt]') ?? [])];

function moved(cards: readonly HTMLElement[], from: number, step: number): HTMLElement | undefined {
  if (from < 0) return step > 0 ? cards[0] : cards.at(-1);
  return cards[Math.min(Math.max(from + step, 0), cards.length - 1)];
}

/**
 * J and K (arrows, with a card in hand) go between the cards of the list, Enter takes the proposal of the one in hand.
 * When a decided card goes (`shown` changes), the one that takes its place comes into hand.
 */
export function useQuestionKeys(list: RefObject<HTMLElement | null>, shown: string): void {
  const inHand = useRef(-1);

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const target = event.target instanceof HTMLElement ? event.target : null;
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || target?.closest(typingIn)) return;
      const cards = cardsIn(list.current);
      const card = target?.closest<HTMLElement>('[data-doubt]');
      const at = card ? cards.indexOf(card) : -1;
      const step = steps[event.code] ?? (target === card && card ? stepsInHand[event.code] : undefined);
      if (step !== undefined) {
        event.preventDefault();
        moved(cards, at, step)?.focus();
      } else if (event.key === 'Enter' && card && target === card) {
        event.preventDefault();
        card.querySelector<HTMLElement>('[data-proposal]')?.click();
      }
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [list]);

  useEffect(() => {
    const section = list.current;
    const come = (event: FocusEvent) => {
      const card = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-doubt]') : null;
      inHand.current = card ? cardsIn(section).indexOf(card) : -1;
    };
    section?.addEventListener('focusin', come);
    return () => section?.removeEventListener('focusin', come);
  });

  useEffect(() => {
    // The focus of a card that is gone falls to the body.
    if (inHand.current < 0 || document.activeElement !== document.body) return;
    const cards = cardsIn(list.current);
    cards[Math.min(inHand.current, cards.length - 1)]?.focus();
  }, [list, shown]);
}
