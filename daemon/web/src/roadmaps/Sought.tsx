import { Paper, Stack, Text, TextInput } from '@mantine/core';
import { type ReactNode, useDeferredValue, useState } from 'react';

import { Empty } from '../common/notes';
import { rowsDrawnWhole } from '../common/Rows';
import { useSpeech } from '../i18n';
import { found, type PlanItem } from './sections';

/** The rows that have the words typed. Only over a long plan: of a short one every row is drawn, and the browser's own search finds it. */
export function Sought({ items, children }: { items: readonly PlanItem[]; children: (items: readonly PlanItem[]) => ReactNode }) {
  const { t } = useSpeech();
  const [words, setWords] = useState('');
  const typed = useDeferredValue(words);
  if (items.length <= rowsDrawnWhole) return <>{children(items)}</>;
  const sought = found(items, typed);
  return (
    <Stack gap="sm">
      <TextInput type="search" className="no-print" aria-label={t.views.find} placeholder={t.views.find} value={words}
        onChange={(event) => setWords(event.target.value)} />
      <Text size="sm" c="dimmed" role="status" className="no-print">{typed.trim() && sought.length > 0 && t.views.foundRows(sought.length)}</Text>
      {sought.length === 0
        ? <Paper withBorder><Empty title={t.views.notFound} hint={t.views.notFoundHint} /></Paper>
        : children(sought)}
    </Stack>
  );
}
