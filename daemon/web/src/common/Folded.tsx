import { Button, Stack } from '@mantine/core';
import { type ReactNode, useState } from 'react';

import { useSpeech } from '../i18n';

interface FoldedProps<T> {
  items: readonly T[];
  atFirst: number;
  render: (item: T) => ReactNode;
}

/** The first few, the rest by a click; a rest of one is not worth the click. */
export function Folded<T>({ items, atFirst, render }: FoldedProps<T>) {
  const { t } = useSpeech();
  const [all, setAll] = useState(false);
  const shown = all || items.length <= atFirst + 1 ? items : items.slice(0, atFirst);
  return (
    <Stack gap="xs">
      {shown.map(render)}
      {shown.length < items.length && (
        <div>
          <Button size="compact-sm" px={0} variant="transparent" onClick={() => setAll(true)}>
            {t.actions.more} ({items.length - shown.length})
          </Button>
        </div>
      )}
    </Stack>
  );
}
