import './review.css';

import { Text } from '@mantine/core';
import { Fragment, memo, useEffect, useRef } from 'react';

import type { Item } from '../api/types';
import { useSlices } from '../common/useSlices';
import { useSpeech } from '../i18n';
import type { Field, Place } from './sourceMap';
import { windowsWords } from './words';

interface ReadingListProps {
  items: readonly Item[];
  /** The field in light; another object lights it again. */
  lit: Place | null;
  /** Positions that questions ask about. */
  asked: ReadonlySet<number>;
  onField: (place: Place) => void;
}

/** Every row as it was read; a click on a field lights its cell. */
export function ReadingList({ items, lit, asked, onField }: ReadingListProps) {
  const { shown, end, reach } = useSlices(items.length);
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    if (lit) reach(lit.position - 1);
  }, [lit, reach]);
  useEffect(() => {
    if (lit) list.current?.querySelector(`[data-item="${lit.position}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [lit, shown]);
  return (
    <div>
      <ul ref={list} className="items">
        {items.slice(0, shown).map((item, index) => {
          const position = index + 1;
          const begins = item.section !== null && item.section !== items[index - 1]?.section;
          return (
            <Fragment key={position}>
              {begins && <li className="items-section"><Text size="sm" fw={600} px={6}>{item.section}</Text></li>}
              <ItemRow item={item} position={position} asked={asked.has(position)} onField={onField}
                lit={lit?.position === position ? lit.field : null} />
            </Fragment>
          );
        })}
      </ul>
      <div ref={end} />
    </div>
  );
}

interface ItemRowProps {
  item: Item;
  position: number;
  asked: boolean;
  lit: Field | null;
  onField: (place: Place) => void;
}

const ItemRow = memo(function ItemRow({ item, position, asked, lit, onField }: ItemRowProps) {
  const { language, t } = useSpeech();
  const names = t.import.columns;
  const { deadline, responsible, result } = item;
  const papers = result.evidence.map((kind) => t.evidenceKind[kind]).join('; ');
  const measures = result.indicators.map((one) => one.text).join('; ');
  const field = (name: Field, words: string, read = '') => (
    <button type="button" className="field" data-field={name} aria-pressed={lit === name} onClick={() => onField({ position, field: name })}>
      {name !== 'title' && <span className="field-name">{names[name]}</span>}
      <span>{words || '—'}{read && <small>{read}</small>}</span>
    </button>
  );
  return (
    <li data-item={position} data-asked={asked ? '' : undefined} data-lit={lit ? '' : undefined}>
      {field('title', item.number ? `${item.number}. ${item.title}` : item.title)}
      {field('deadline', deadline.text, windowsWords(deadline, language, t))}
      {field('responsible', responsible.text, responsible.parties.length > 1 ? responsible.parties.join(' · ') : '')}
      {field('result', result.text, [papers, measures].filter(Boolean).join(' · '))}
    </li>
  );
});
