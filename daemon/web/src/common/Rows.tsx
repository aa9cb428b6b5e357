import { defaultRangeExtractor, type Range, useWindowVirtualizer } from '@tanstack/react-virtual';
import { type FocusEvent, type Key, type ReactNode, useCallback, useLayoutEffect, useRef, useState } from 'react';

import { usePrinting } from './printing';

/** A list this long is drawn only where it is looked at. Shorter ones are whole: found by the browser's own search, printed, read out. */
export const rowsDrawnWhole = 300;
const rowsAround = 12;

interface RowsProps<T> {
  items: readonly T[];
  keyOf: (item: T) => Key;
  /** A usual row's height in pixels, until it is measured. */
  estimate: number;
  render: (item: T) => ReactNode;
}

/** Rows one under the other in the page's own scroll; paper takes them all. */
export function Rows<T>(props: RowsProps<T>) {
  const { items, keyOf, render } = props;
  const printing = usePrinting();
  if (items.length > rowsDrawnWhole && !printing) return <Windowed {...props} />;
  return (
    <div role="list">
      {items.map((one) => <div key={keyOf(one)} role="listitem" className="printed-whole">{render(one)}</div>)}
    </div>
  );
}

function Windowed<T>({ items, keyOf, estimate, render }: RowsProps<T>) {
  const box = useRef<HTMLDivElement>(null);
  const top = useTop(box);
  const [held, setHeld] = useState<number | null>(null);
  const rows = useWindowVirtualizer({
    count: items.length, estimateSize: () => estimate, overscan: rowsAround, scrollMargin: top, getItemKey: (index) => keyOf(items[index] as T),
    // What has no height yet is not taken for a row of none: more and more of them would be drawn.
    measureElement: (row) => row.getBoundingClientRect().height || estimate,
    // The row with the focus stays, or the focus would fall back to the page's beginning.
    rangeExtractor: useCallback((range: Range) => withHeld(defaultRangeExtractor(range), held, range.count), [held]),
  });
  const focused = (event: FocusEvent) => {
    const row = event.target.closest('[data-index]');
    setHeld(row ? Number(row.getAttribute('data-index')) : null);
  };
  return (
    <div ref={box} role="list" style={{ height: rows.getTotalSize(), position: 'relative' }} onFocus={focused} onBlur={() => setHeld(null)}>
      {rows.getVirtualItems().map((row) => (
        <div key={row.key} ref={rows.measureElement} data-index={row.index} role="listitem" aria-setsize={items.length} aria-posinset={row.index + 1}
          style={{ position: 'absolute', top: 0, left: 0, width: '100%', transform: `translateY(${row.start - top}px)` }}>
          {render(items[row.index] as T)}
        </div>
      ))}
    </div>
  );
}

export function withHeld(shown: readonly number[], held: number | null, count: number): number[] {
  if (held === null || held >= count || shown.includes(held)) return [...shown];
  return [...shown, held].sort((a, b) => a - b);
}

/** Where the list begins on the page; what stands above it comes and goes. */
function useTop(box: React.RefObject<HTMLDivElement | null>): number {
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const measure = () => {
      if (box.current) setTop(Math.round(box.current.getBoundingClientRect().top + window.scrollY));
    };
    measure();
    const page = new ResizeObserver(measure);
    page.observe(document.body);
    return () => page.disconnect();
  }, [box]);
  return top;
}
