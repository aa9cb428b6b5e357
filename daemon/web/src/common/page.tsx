import { Group, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';

import { useSpeech } from '../i18n';

interface PageProps {
  title: string;
  hint?: ReactNode;
  /** Stands at the right of the title. */
  side?: ReactNode;
  children: ReactNode;
}

/** A page's title, on the screen and in the browser's tab, and its content. */
export function Page({ title, hint, side, children }: PageProps) {
  const { t } = useSpeech();
  useEffect(() => {
    document.title = `${title} · ${t.product}`;
  }, [title, t]);
  return (
    <Stack gap="lg">
      <Group justify="space-between" align="flex-end" gap="sm">
        <Stack gap={2}>
          <Title order={1} size="h2">{title}</Title>
          {hint && <Text c="dimmed" size="sm">{hint}</Text>}
        </Stack>
        {side}
      </Group>
      {children}
    </Stack>
  );
}
