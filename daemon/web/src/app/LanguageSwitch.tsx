import { SegmentedControl } from '@mantine/core';

import { useSpeech } from '../i18n';
import type { Language } from '../i18n/plural';

export function LanguageSwitch() {
  const { language, setLanguage, t } = useSpeech();
  return (
    <SegmentedControl size="xs" aria-label={t.language} value={language}
      onChange={(next) => setLanguage(next as Language)}
      data={[{ value: 'ru', label: 'RU' }, { value: 'en', label: 'EN' }]} />
  );
}
