import { Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { type FormEvent, useState } from 'react';

import type { Deadline, Doubt, Window } from '../api/types';
import { DayInput } from '../common/DayInput';
import { useSpeech } from '../i18n';
import { isDay } from '../i18n/dates';
import { type DeadlineWord, type TypedWindow, windowsOf, wordOf } from './decisions';
import { windowsWords } from './words';

interface DeadlineChoiceProps {
  doubt: Doubt;
  /** The terms as they were read. */
  windows: Deadline['windows'];
  onChoose: (word: DeadlineWord) => void;
}

/** Ways to settle a deadline: as it was read, otherwise, by a date of one's own, or without a task. */
export function DeadlineChoice({ doubt, windows, onChoose }: DeadlineChoiceProps) {
  const { t } = useSpeech();
  const [typing, setTyping] = useState(false);
  const [always, setAlways] = useState(false);
  const readable = doubt.kind === 'ambiguous_deadline';
  return (
    <Stack gap="sm">
      {readable && <Readings doubt={doubt} always={always} onChoose={onChoose} />}
      {readable && (
        <Checkbox size="sm" label={t.import.always} checked={always} onChange={(event) => setAlways(event.currentTarget.checked)}
          description={doubt.convention ? t.import.alwaysConvention(doubt.convention.words) : t.import.alwaysWords} />
      )}
      <Group gap="sm">
        <Button size="sm" variant={readable ? 'default' : 'filled'} aria-expanded={typing} onClick={() => setTyping(!typing)}
          data-proposal={readable ? undefined : ''}>
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

interface ReadingsProps {
  doubt: Doubt;
  always: boolean;
  onChoose: (word: DeadlineWord) => void;
}

/** The reading as it stands and every other, each one click away, with the reason of the others under them. */
function Readings({ doubt, always, onChoose }: ReadingsProps) {
  const { language, t } = useSpeech();
  return (
    <Stack gap={6}>
      <Group gap="sm">
        <Button size="sm" data-proposal="" onClick={() => onChoose({ as_read: true, ...(always && { always }) })}>{t.import.asRead}</Button>
        {doubt.others.map((other, index) => (
          <Button key={index} size="sm" variant="light" data-other={index + 1} onClick={() => onChoose(wordOf(other, index, always))}
            styles={{ root: { height: 'auto', minHeight: 36 }, label: { whiteSpace: 'normal' } }}>
            {t.import.otherwise(windowsWords(other, language, t))}
          </Button>
        ))}
      </Group>
      {doubt.others.map((other, index) => other.rule && <Text size="xs" c="dimmed" key={index}>{t.import.otherBecause} {other.rule}</Text>)}
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
