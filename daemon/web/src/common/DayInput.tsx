import { TextInput, type TextInputProps } from '@mantine/core';

import { useSpeech } from '../i18n';
import { formatDay, isDay } from '../i18n/dates';

interface DayInputProps extends Omit<TextInputProps, 'value' | 'onChange' | 'type'> {
  value: string;
  onDay: (day: string) => void;
}

/** The browser's own date field. It writes days as the browser's language does, so the day in words stands below. */
export function DayInput({ value, onDay, ...rest }: DayInputProps) {
  const { language } = useSpeech();
  return (
    <TextInput {...rest} type="date" value={value} onChange={(event) => onDay(event.target.value)}
      inputWrapperOrder={['label', 'input', 'description', 'error']} description={isDay(value) ? formatDay(language, value) : undefined} />
  );
}
