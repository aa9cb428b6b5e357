import { ActionIcon, TextInput, type TextInputProps } from '@mantine/core';
import { useLayoutEffect, useRef, useState } from 'react';

import { useMe } from '../app/session';
import { useSpeech } from '../i18n';
import { formatDay, formatDayInFigures, isDay, weekday } from '../i18n/dates';
import { CalendarIcon } from './icons';
import { typedDay } from './typedDay';

interface DayInputProps extends Omit<TextInputProps, 'value' | 'onChange' | 'type' | 'max'> {
  value: string;
  max?: string;
  /** The day that was typed; empty while the words are none. */
  onDay: (day: string) => void;
}

const inFigures = (day: string) => (isDay(day) ? formatDayInFigures(day) : day);

/** A day, typed as people type it or chosen in the browser's calendar. How it was understood stands below, in words. A form does
    not go while the words are no day. */
export function DayInput({ value, max, onDay, onBlur, ...rest }: DayInputProps) {
  const { language, t } = useSpeech();
  const { today } = useMe();
  const [typed, setTyped] = useState(inFigures(value));
  const [left, setLeft] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const day = typedDay(typed, today, max) ?? '';
  const fits = !max || day <= max;
  // What was changed from outside is shown in the place of what was typed.
  const shown = (fits ? day : '') === value ? typed : inFigures(value);
  const unread = shown.trim() !== '' && day === '' ? t.typedDay.unread : null;
  const wrong = shown !== typed ? null : unread ?? (fits ? null : t.typedDay.tooLate(formatDay(language, max ?? '')));
  useLayoutEffect(() => input.current?.setCustomValidity(wrong ?? ''), [wrong]);
  const type = (words: string) => {
    const meant = typedDay(words, today, max) ?? '';
    setTyped(words);
    onDay(max && meant > max ? '' : meant);
  };
  return (
    <TextInput {...rest} ref={input} autoComplete="off" value={shown} error={left && wrong}
      onChange={(event) => { setLeft(false); type(event.target.value); }}
      onBlur={(event) => {
        setLeft(true);
        if (value && !wrong) setTyped(inFigures(value));
        onBlur?.(event);
      }}
      rightSection={<CalendarButton value={value} max={max} onDay={(chosen) => type(inFigures(chosen))} />}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      description={isDay(value) ? `${formatDay(language, value)}, ${weekday(language, value)}` : undefined} />
  );
}

/** The browser's own calendar, opened from beside the field. */
function CalendarButton({ value, max, onDay }: { value: string; max?: string | undefined; onDay: (day: string) => void }) {
  const { t } = useSpeech();
  const calendar = useRef<HTMLInputElement>(null);
  return (
    <>
      <ActionIcon variant="subtle" color="gray" aria-label={t.typedDay.calendar} onClick={() => calendar.current?.showPicker()}>
        <CalendarIcon size={16} />
      </ActionIcon>
      <input ref={calendar} type="date" tabIndex={-1} aria-hidden className="calendar-only" value={value} max={max}
        onChange={(event) => event.target.value && onDay(event.target.value)} />
    </>
  );
}
