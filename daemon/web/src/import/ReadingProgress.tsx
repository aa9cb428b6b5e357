import { Button, Paper, Progress, Stack, Text } from '@mantine/core';
import { useEffect, useState } from 'react';

import { useSpeech } from '../i18n';

/** Past this, the reading is more than a moment: a scan or a format that another program turns first. */
const longSeconds = 3;

/** A document is being read: for how long already, and why it may take longer. */
export function ReadingProgress({ onCancel }: { onCancel: () => void }) {
  const { t } = useSpeech();
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const began = Date.now();
    const tick = setInterval(() => setSeconds(Math.floor((Date.now() - began) / 1000)), 1000);
    return () => clearInterval(tick);
  }, []);
  return (
    <Paper withBorder p="lg" maw={560} w="100%" mx="auto">
      <Stack gap="sm" role="status">
        <Text fw={500}>{t.import.reading}</Text>
        <Progress value={100} animated aria-label={t.import.reading} />
        {seconds >= longSeconds && <Text size="sm" c="dimmed">{t.import.readingLong(seconds)}</Text>}
      </Stack>
      <Button mt="sm" size="sm" variant="subtle" onClick={onCancel}>{t.actions.cancel}</Button>
    </Paper>
  );
}
