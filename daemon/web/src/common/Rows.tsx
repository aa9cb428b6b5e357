import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { type Key, type ReactNode, useLayoutEffect, useRef, useState } from 'react';

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

/** Rows one under the other in the page's own scroll. */
export function Rows<T>(props: RowsProps<T>) {
  const { items, keyOf, render } = props;
  const printing = usePrinting();
  if (items.length <= rowsDrawnWhole || printing) return <>{items.map((one) => <div key={keyOf(one)}>{render(one)}</div>)}</>;
  return <Windowed {...props} />;
}

function Windowed<T>({ items, keyOf, estimate, render }: RowsProps<T>) {
  const box = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    if (box.current) setTop(box.current.getBoundingClientRect().top + window.scrollY);
  }, []);
  const rows = useWindowVirtualizer({
    count: items.length, estimateSize: () => estimate, overscan: rowsAround, scrollMargin: top, getItemKey: (index) => keyOf(items[index] as T),
    // What has no height yet is not taken for a row of none: more and more of them would be drawn.
    measureElement: (row) => row.getBoundingClientRect().height || estimate,
  });
  return (
    <div ref={box} style={{ height: rows.getTotalSize(), position: 'relative' }}>
      {rows.getVirtualItems().map((row) => (
        <div key={row.key} ref={rows.measureElement} data-index={row.index}
          style={{ position: 'absolute', top: 0, left: 0, width: '100%', transform: `translateY(${row.start - top}px)` }}>
          {render(items[row.index] as T)}
        </div>
      ))}
    </div>
  );
}

/** Paper takes the whole list. */
function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useLayoutEffect(() => {
    const media = window.matchMedia('print');
    const told = () => setPrinting(media.matches);
    media.addEventListener('change', told);
    return () => media.removeEventListener('change', told);
  }, []);
  return printing;
}
