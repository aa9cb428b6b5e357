import { Button, Group, Stack, Text } from '@mantine/core';
import { type FormEvent, useState } from 'react';

import type { Deadline, Window } from '../api/types';
import { DayInput } from '../common/DayInput';
import { useSpeech } from '../i18n';
import { isDay } from '../i18n/dates';
import { type TypedWindow, windowsOf } from './decisions';

interface DeadlineChoiceProps {
  /** There is a reading that a person can agree with. */
  readable: boolean;
  windows: Deadline['windows'];
  onChoose: (word: { as_read: true } | { windows: Window[] } | { without_tasks: true }) => void;
}

export function DeadlineChoice({ readable, windows, onChoose }: DeadlineChoiceProps) {
  const { t } = useSpeech();
  const [typing, setTyping] = useState(false);
  return (
    <Stack gap="sm">
      <Group gap="sm">
        {readable && <Button size="sm" onClick={() => onChoose({ as_read: true })}>{t.import.asRead}</Button>}
        <Button size="sm" variant={readable ? 'default' : 'filled'} aria-expanded={typing} onClick={() => setTyping(!typing)}>
          {readable ? t.import.setDates : t.import.setDate}
        </Button>
        <Button size="sm" variant="default" title={t.import.noTaskHint} onClick={() => onChoose({ without_tasks: true })}>
          {t.import.noTask}
        </Button>
      </Group>
      {typing && <DatesForm windows={windows} onDates={(dates) => onChoose({ windows: dates })} />}
    </Stack>
  );
}

interface DatesFormProps {
  windows: Deadline['windows'];
  onDates: (windows: Window[]) => void;
}

const blank: TypedWindow = { first: '', last: '' };

function DatesForm({ windows, onDates }: DatesFormProps) {
  const { t } = useSpeech();
  const read = windows.map(([first, last]) => ({ first: first ?? '', last }));
  const [typed, setTyped] = useState<TypedWindow[]>(read.length > 0 ? read : [blank]);
  const checked = windowsOf(typed, isDay);
  const change = (at: number, part: Partial<TypedWindow>) =>
    setTyped(typed.map((one, index) => (index === at ? { ...one, ...part } : one)));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typeof checked !== 'string') onDates(checked);
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="xs">
        {typed.map((one, index) => (
          <Group key={index} gap="sm" align="flex-start">
            <DayInput label={t.import.first} title={t.import.firstHint} value={one.first} onDay={(first) => change(index, { first })} />
            <DayInput label={t.import.last} value={one.last} required onDay={(last) => change(index, { last })} />
            {typed.length > 1 && (
              <Button variant="subtle" color="gray" size="sm" mt={26} onClick={() => setTyped(typed.filter((_, other) => other !== index))}>
                {t.import.removeWindow}
              </Button>
            )}
          </Group>
        ))}
        <Group gap="sm">
          <Button type="submit" size="sm" disabled={typeof checked === 'string'}>{t.import.apply}</Button>
          <Button size="sm" variant="subtle" onClick={() => setTyped([...typed, blank])}>{t.import.addWindow}</Button>
          {typeof checked === 'string' && <Text size="sm" c="dimmed">{t.import[checked]}</Text>}
        </Group>
      </Stack>
    </form>
  );
}
