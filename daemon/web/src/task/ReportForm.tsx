import { Alert, Button, Group, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';

import type { IndicatorSlot, IndicatorValue, Task } from '../api/types';
import { useSpeech } from '../i18n';
import { useWaitingFor } from '../offline/waiting';
import { MinuteBar } from '../papers/MinuteBar';
import { underWay } from '../papers/uploadQueue';
import { useUploads } from '../papers/useUploads';
import { openSlots, parseNumber, readyToSubmit } from './facts';
import { useDraft } from './useDraft';
import { useHandIn } from './useHandIn';

interface Typed {
  value: string;
  note: string;
}

const longest = 4000;

/** The numbers of a draft, by their slots. */
function typedIn(draft: string): Record<number, Typed> {
  return draft ? JSON.parse(draft) as Record<number, Typed> : {};
}

/** The numbers typed so far, as the server takes them; one that is no number yet is left out. */
function valuesOf(slots: IndicatorSlot[], typed: Record<number, Typed>): IndicatorValue[] {
  return slots.flatMap((slot) => {
    const given = typed[slot.number];
    const value = parseNumber(given?.value ?? '');
    if (value === null) return [];
    const note = given?.note.trim();
    return [note ? { indicator: slot.number, value, note } : { indicator: slot.number, value }];
  });
}

/** The first field of the form that nothing is written in. */
function firstEmpty(form: HTMLFormElement | null): HTMLElement | undefined {
  return [...(form?.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea') ?? [])]
    .find((field) => field.value.trim() === '' && field.getAttribute('aria-hidden') !== 'true');
}

/** Does a thing now, or once the files that are on their way have arrived; not where one of them was refused. */
function useAfterUploads(loading: boolean, listed: boolean, act: () => void) {
  const [waiting, setWaiting] = useState(false);
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    if (!waiting || loading) return;
    setWaiting(false);
    if (!listed) latest.current();
  }, [waiting, loading, listed]);
  return { waiting, ask: () => setWaiting(true), stop: () => setWaiting(false) };
}

/** The lead's next report: words, the numbers that the plan asks for, and why it comes without those still silent. */
export function ReportForm({ task }: { task: Task }) {
  const { t } = useSpeech();
  const [words, setWords] = useDraft(`report.${task.id}`);
  const [numbers, setNumbers] = useDraft(`report.numbers.${task.id}`);
  const typed = typedIn(numbers);
  const [without, setWithout] = useDraft(`report.without.${task.id}`);
  const submit = useHandIn(task, 'submit', t.task.submitted, () => {
    for (const forget of [setWords, setNumbers, setWithout]) forget('');
  });
  const held = useWaitingFor(task.id)?.papers.length ?? 0;
  const slots = task.indicators.filter((one) => one.waiver === '');
  const values = valuesOf(slots, typed);
  const owed = task.children.all - task.children.accepted - task.children.excused;
  const alone = task.silent.length > 0 || owed > 0;
  const { uploads } = useUploads(task);
  const loading = underWay(uploads);
  // A file on its way is as good as one that is there: the report goes after it.
  const written = readyToSubmit(task, words) || loading || held > 0;
  const ready = written && values.length === slots.length && (!alone || without.trim() !== '');
  const missing = openSlots(task).length;
  const { waiting, ask, stop } = useAfterUploads(loading, uploads.length > 0, () =>
    submit.mutate({ words: words.trim(), values, ...(alone ? { without: without.trim() } : {}) }));
  const form = useRef<HTMLFormElement>(null);
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (ready) ask();
    else firstEmpty(form.current)?.focus();
  };
  const narrow = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false }) ?? false;
  const id = useId();
  const note = waiting ? t.minute.waitsForFiles
    : !written ? t.task.needWords
    : values.length < slots.length ? t.task.needNumbers
    : loading ? t.minute.willSubmit
    : missing > 0 ? t.task.openSlots(missing) : '';
  return (
    <form onSubmit={send} id={id} ref={form}>
      <Stack gap="sm">
        <Textarea label={t.task.yourReport} description={t.task.reportHint} autosize minRows={3} maxRows={12} value={words}
          maxLength={longest} onChange={(event) => setWords(event.target.value)} />
        {task.draft && words.trim() === '' && (
          <Button variant="subtle" size="compact-sm" onClick={() => setWords(task.draft)}>{t.task.useDraft}</Button>
        )}
        {slots.map((slot) => (
          <Measure key={slot.number} slot={slot} typed={typed[slot.number] ?? { value: '', note: '' }}
            onType={(one) => setNumbers(JSON.stringify({ ...typed, [slot.number]: one }))} />
        ))}
        {alone && (
          <Alert color="orange" p="xs">
            <Text size="sm">{t.task.silent([...task.silent.map((one) => one.name), ...(owed > 0 ? [t.task.parts(owed)] : [])].join(', '))}</Text>
            <Textarea mt={4} label={t.task.whyWithout} autosize maxLength={longest} value={without}
              onChange={(event) => setWithout(event.target.value)} />
          </Alert>
        )}
        {waiting && <div><Button variant="subtle" size="compact-sm" onClick={stop}>{t.minute.stopWaiting}</Button></div>}
        {narrow
          ? <MinuteBar task={task} form={id} action={t.step.submit} note={note} busy={submit.isPending || waiting} />
          : (
            <Group justify="flex-end" gap="sm">
              <Text size="sm" c="dimmed" style={{ flex: '1 1 14rem' }}>{note}</Text>
              <Button type="submit" disabled={!ready} loading={submit.isPending || waiting}>{t.step.submit}</Button>
            </Group>
          )}
      </Stack>
    </form>
  );
}

/** One number of the report, with what the plan asks for and room to explain. */
function Measure({ slot, typed, onType }: { slot: IndicatorSlot; typed: Typed; onType: (typed: Typed) => void }) {
  const { t } = useSpeech();
  const wrong = typed.value.trim() !== '' && parseNumber(typed.value) === null;
  return (
    <Group align="flex-start" gap="sm" data-indicator={slot.number}>
      <TextInput label={slot.text} description={t.task.inThePlan(slot.plan)} inputMode="decimal" value={typed.value} w="12rem"
        error={wrong && t.task.notANumber} onChange={(event) => onType({ ...typed, value: event.target.value })} />
      <TextInput label={t.task.numberNote} description={t.task.numberNoteHint} value={typed.note} maxLength={longest} flex="1 1 12rem"
        onChange={(event) => onType({ ...typed, note: event.target.value })} />
    </Group>
  );
}
