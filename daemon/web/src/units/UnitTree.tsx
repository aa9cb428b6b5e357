import { Text } from '@mantine/core';
import type { KeyboardEvent } from 'react';

import { useSpeech } from '../i18n';
import { type Row, stepOf } from './tree';
import './units.css';

interface UnitTreeProps {
  rows: readonly Row[];
  picked: number;
  onPick: (id: number) => void;
  onToggle: (id: number) => void;
}

/** The id of an organization's line on the page. */
export const lineOf = (id: number) => `unit-${id}`;

/** A tree by the rules of WAI-ARIA: one stop of Tab, arrows within. */
export function UnitTree({ rows, picked, onPick, onToggle }: UnitTreeProps) {
  const { t } = useSpeech();
  const stop = rows.some((row) => row.unit.id === picked) ? picked : rows[0]?.unit.id;
  const press = (event: KeyboardEvent, id: number) => {
    if (event.key === 'Enter' || event.key === ' ') onPick(id);
    else {
      const step = stepOf(rows, id, event.key);
      if (!step) return;
      if ('toggle' in step) onToggle(step.toggle);
      else {
        onPick(step.go);
        document.getElementById(lineOf(step.go))?.focus();
      }
    }
    event.preventDefault();
  };
  return (
    <div role="tree" aria-label={t.units.title} className="units">
      {rows.map(({ unit, level, position, of, children, open }) => (
        <div key={unit.id} id={lineOf(unit.id)} role="treeitem" className="unit" tabIndex={unit.id === stop ? 0 : -1}
          aria-level={level} aria-posinset={position} aria-setsize={of} aria-selected={unit.id === picked}
          aria-expanded={children > 0 ? open : undefined} data-closed={!unit.active || undefined}
          style={{ paddingLeft: `${(level - 1) * 20 + 4}px` }} onClick={() => onPick(unit.id)}
          onKeyDown={(event) => press(event, unit.id)}>
          {/* For the mouse and the finger; the keyboard and screen readers have the line itself. */}
          <span className="unit-fold" data-fold={unit.id} aria-hidden="true"
            onClick={(event) => { event.stopPropagation(); if (children > 0) onToggle(unit.id); }}>
            {children > 0 && (open ? '▾' : '▸')}
          </span>
          <span className="unit-words">
            <Text span>{unit.name}</Text>
            <Text span size="sm" c="dimmed">{t.units.kind[unit.kind]}{!unit.active && `, ${t.units.closed[unit.kind]}`}</Text>
          </span>
        </div>
      ))}
    </div>
  );
}
