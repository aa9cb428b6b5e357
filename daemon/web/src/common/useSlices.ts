import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';

const atFirst = 150;
const step = 300;

interface Slices {
  /** How many of the rows are to be rendered now. */
  shown: number;
  /** Stands below the rendered rows: when it comes near the screen, more are rendered. */
  end: RefObject<HTMLDivElement | null>;
  /** Renders up to this row, counted from 0. */
  reach: (index: number) => void;
}

/** A long list in slices: the first rows at once, the rest as they are scrolled to or asked for. */
export function useSlices(total: number): Slices {
  const [shown, setShown] = useState(atFirst);
  const end = useRef<HTMLDivElement>(null);
  const reach = useCallback((index: number) => setShown((now) => (index < now ? now : index + atFirst)), []);
  useEffect(() => {
    const mark = end.current;
    if (!mark || shown >= total || typeof IntersectionObserver === 'undefined') return undefined;
    const watch = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) setShown((now) => now + step);
      },
      { rootMargin: '600px' },
    );
    watch.observe(mark);
    return () => watch.disconnect();
  }, [shown, total]);
  return { shown: Math.min(shown, total), end, reach };
}
