import { Modal, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQueries } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';

import type { Found, SearchKind } from '../api/types';
import { may, useMe } from '../app/session';
import { SearchIcon } from '../common/icons';
import { Failure } from '../common/notes';
import { useSpeech } from '../i18n';
import { goalOf, keyOf } from './found';
import { FoundWords } from './FoundRow';
import { briefQuery, enough } from './queries';
import { useSearchWords } from './words';
import './search.css';

const typing = 150; // milliseconds after the last key

interface DialogProps {
  opened: boolean;
  onClose: () => void;
}

/** Looking from anywhere: words at the top, what was found below by kind, all of it by the keyboard. */
export function SearchDialog({ opened, onClose }: DialogProps) {
  const { t } = useSpeech();
  const w = useSearchWords();
  return (
    <Modal opened={opened} onClose={onClose} title={w.title} size="lg" closeButtonProps={{ 'aria-label': t.actions.close }}>
      <Looking onDone={onClose} />
    </Modal>
  );
}

function useFoundByKind(words: string) {
  const people = may(useMe(), 'see_people');
  const kinds: SearchKind[] = ['task', 'document', ...(people ? (['person'] as const) : [])];
  const queries = useQueries({ queries: kinds.map((kind) => ({ ...briefQuery(words, kind), placeholderData: keepPreviousData })) });
  return {
    groups: kinds.map((kind, index) => ({ kind, items: queries[index]?.data ?? [] })).filter(({ items }) => items.length > 0),
    settled: queries.every(({ isFetching }) => !isFetching),
    error: queries.find(({ error }) => error)?.error,
  };
}

function Looking({ onDone }: { onDone: () => void }) {
  const w = useSearchWords();
  const navigate = useNavigate();
  const id = useId();
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(-1);
  const list = useRef<HTMLDivElement>(null);
  const [words] = useDebouncedValue(typed.trim(), typing);
  const { groups, settled, error } = useFoundByKind(words);
  const ready = enough(words) && enough(typed);
  const found = ready ? groups.flatMap(({ items }) => items) : [];
  const last = ready ? found.length : -1; // the way to the page of all results
  useEffect(() => setActive(-1), [words]);
  useEffect(() => {
    // A browser may answer with a promise: an effect must not.
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView?.({ block: 'nearest' });
  }, [active]);

  const open = (one: Found | undefined) => {
    const goal = one && goalOf(one);
    onDone();
    if (goal) void navigate(goal);
    else void navigate({ to: '/search', search: { q: typed.trim() } });
  };
  const keys = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      setActive((now) => Math.min(Math.max(now + step, -1), last));
    } else if (event.key === 'Enter' && enough(typed)) {
      event.preventDefault();
      open(found[active]);
    }
  };
  const option = (index: number) => ({ id: `${id}-${index}`, active: index === active, onChoose: () => open(found[index]) });
  return (
    <Stack gap="sm">
      <TextInput role="combobox" aria-label={w.label} aria-expanded={ready} aria-controls={`${id}-list`} aria-autocomplete="list"
        aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined} data-autofocus autoComplete="off" maxLength={200}
        placeholder={w.placeholder} leftSection={<SearchIcon />} value={typed} onKeyDown={keys}
        onChange={(event) => setTyped(event.currentTarget.value)} />
      {!ready && <Text size="sm" c="dimmed">{w.short}</Text>}
      {ready && error && <Failure error={error} />}
      {ready && settled && !error && found.length === 0 && <Text size="sm" role="status">{w.nothing(words)}</Text>}
      <div id={`${id}-list`} ref={list} role="listbox" aria-label={w.title} hidden={!ready}>
        {ready && groups.map(({ kind, items }) => (
          <div key={kind} role="group" aria-labelledby={`${id}-${kind}`}>
            <Text id={`${id}-${kind}`} size="xs" fw={600} c="dimmed" px={10} pt={6}>{w.kind[kind]}</Text>
            {items.map((one) => (
              <Option key={keyOf(one)} {...option(found.indexOf(one))}><FoundWords found={one} brief /></Option>
            ))}
          </div>
        ))}
        {ready && <Option {...option(found.length)}><Text size="sm" fw={500}>{w.all(typed.trim())}</Text></Option>}
      </div>
    </Stack>
  );
}

interface OptionProps {
  id: string;
  active: boolean;
  onChoose: () => void;
  children: ReactNode;
}

/** One of the list. The keyboard stays with the field, which walks the options and opens the active one. */
function Option({ id, active, onChoose, children }: OptionProps) {
  return (
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events
    <div id={id} role="option" aria-selected={active} tabIndex={-1} className="option" onClick={onChoose}>{children}</div>
  );
}
