import { Text } from '@mantine/core';
import { memo, type ReactNode, useEffect, useMemo, useRef } from 'react';

import type { DocumentParagraph, DocumentTable, ShownDocument } from '../api/types';
import { useSlices } from '../common/useSlices';
import { useSpeech } from '../i18n';
import { cellKey, lineKey, rowIn, rowKey } from './sourceMap';

interface SourcePaneProps {
  document: ShownDocument;
  /** It stands beside the reading: then it scrolls by itself, and the page under a person's hand stays where it is. */
  beside: boolean;
  /** The cell, row or line in light; another object lights it again. */
  lit: { key: string } | null;
  /** Keys of the places that questions ask about. */
  asked: ReadonlySet<string>;
  /** Whether something was read from the place. */
  isRead: (key: string) => boolean;
  onPlace: (key: string) => void;
}

/** The document as it was printed. What is lit comes into view; a click tells the place. */
export function SourcePane({ document, beside, lit, asked, isRead, onPlace }: SourcePaneProps) {
  const { t } = useSpeech();
  const pane = useRef<HTMLDivElement>(null);
  const starts = useMemo(() => startsOf(document), [document]);
  const { shown, end, reach } = useSlices(starts.total);

  useEffect(() => {
    if (lit) reach(indexOf(lit.key, document, starts.at));
  }, [lit, document, starts, reach]);
  useEffect(() => {
    toggle(pane.current, 'data-lit', new Set(lit ? [lit.key] : []));
    const target = lit && pane.current?.querySelector(`[data-at="${lit.key}"]`);
    if (!pane.current || !target) return;
    if (beside) bringIntoView(pane.current, target);
    else target.scrollIntoView({ block: 'center', inline: 'nearest' });
  }, [lit, shown, beside]);
  useEffect(() => toggle(pane.current, 'data-asked', asked), [asked, shown]);
  useEffect(() => {
    const element = pane.current;
    const click = (event: MouseEvent) => {
      const key = event.target instanceof Element ? event.target.closest('[data-read]')?.getAttribute('data-at') : null;
      if (key && !window.getSelection()?.toString()) onPlace(key);
    };
    element?.addEventListener('click', click);
    return () => element?.removeEventListener('click', click);
  }, [onPlace]);

  return (
    // Scrolled by the keyboard too; what a click on a cell does, the fields of the reading do as buttons.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div ref={pane} className="source" role="region" aria-label={t.import.document} tabIndex={0}>
      {document.cut && <Text size="sm" c="dimmed" mt="xs">{t.import.documentCut}</Text>}
      {document.blocks.map((block, index) => {
        const room = shown - (starts.at[index] ?? 0);
        if (room <= 0) return null;
        return block.kind === 'table'
          ? <TableShown key={index} table={block} rows={Math.min(room, block.rows.length)} isRead={isRead} />
          : <Line key={index} paragraph={block} isRead={isRead} />;
      })}
      {shown === starts.total && document.footnotes.map((one, index) => <Line key={`note ${index}`} paragraph={one} isRead={isRead} />)}
      <div ref={end} />
    </div>
  );
}

/** Where each block begins when paragraphs and rows are counted together. */
function startsOf(document: ShownDocument): { at: number[]; total: number } {
  let total = 0;
  const at = document.blocks.map((block) => {
    const start = total;
    total += block.kind === 'table' ? block.rows.length : 1;
    return start;
  });
  return { at, total };
}

function indexOf(key: string, document: ShownDocument, starts: readonly number[]): number {
  const place = rowIn(key);
  const block = document.blocks.findIndex((one) =>
    one.kind === 'table' ? one.number === place?.table : !place && one.line !== undefined && lineKey(one.line) === key);
  return (starts[block] ?? 0) + (place?.row ?? 1) - 1;
}

/** Thousands of rows are not rendered anew for one mark. */
function toggle(pane: HTMLElement | null, attribute: string, keys: ReadonlySet<string>) {
  pane?.querySelectorAll(`[${attribute}]`).forEach((one) => one.removeAttribute(attribute));
  for (const key of keys) pane?.querySelector(`[data-at="${key}"]`)?.setAttribute(attribute, '');
}

/** Scrolls the pane alone. */
function bringIntoView(pane: HTMLElement, target: Element) {
  const [inner, outer] = [target.getBoundingClientRect(), pane.getBoundingClientRect()];
  if (inner.top < outer.top || inner.bottom > outer.bottom)
    pane.scrollTop += inner.top - outer.top - (outer.height - Math.min(inner.height, outer.height)) / 2;
  if (inner.left < outer.left || inner.right > outer.right) pane.scrollLeft += inner.left - outer.left - 8;
}

const flag = (on: boolean | undefined) => (on ? '' : undefined);

const Line = memo(function Line({ paragraph, isRead }: { paragraph: DocumentParagraph; isRead: (key: string) => boolean }) {
  const key = paragraph.line ? lineKey(paragraph.line) : undefined;
  return <p data-at={key} data-bold={flag(paragraph.bold)} data-read={flag(key !== undefined && isRead(key))}>{paragraph.text}</p>;
});

interface TableShownProps {
  table: DocumentTable;
  rows: number;
  isRead: (key: string) => boolean;
}

const TableShown = memo(function TableShown({ table, rows, isRead }: TableShownProps) {
  const { t } = useSpeech();
  let page = 0;
  const lines: ReactNode[] = [];
  for (const row of table.rows.slice(0, rows)) {
    if (row.page && page && row.page !== page)
      lines.push(<tr key={`page ${row.page}`}><td className="source-page" colSpan={columnsOf(table)}>{t.import.page(row.page)}</td></tr>);
    page = row.page ?? page;
    lines.push(<Row key={row.number} table={table} row={row} isRead={isRead} />);
  }
  return (
    <table>
      {table.name && <caption>{table.name}</caption>}
      <tbody>{lines}</tbody>
    </table>
  );
});

const columnsOf = (table: DocumentTable) =>
  Math.max(1, ...(table.rows[0]?.cells ?? []).map((cell) => cell.column + (cell.columns ?? 1) - 1));

interface RowProps {
  table: DocumentTable;
  row: DocumentTable['rows'][number];
  isRead: (key: string) => boolean;
}

const Row = memo(function Row({ table, row, isRead }: RowProps) {
  // Tables inside cells have no places of their own.
  const keyed = table.number > 0;
  return (
    <tr data-at={keyed ? rowKey(table.number, row.number) : undefined} data-heading={flag(row.heading)}>
      {row.cells.map((cell) => {
        const key = cellKey(table.number, row.number, cell.column);
        return (
          <td key={cell.column} colSpan={cell.columns} rowSpan={cell.rows} data-at={keyed ? key : undefined}
            data-bold={flag(cell.bold)} data-read={flag(keyed && isRead(key))}>
            {cell.text}
            {cell.tables?.map((one, index) => <TableShown key={index} table={one} rows={one.rows.length} isRead={isRead} />)}
          </td>
        );
      })}
    </tr>
  );
});
