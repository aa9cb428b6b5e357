import { Alert, Button, Container, Stack, Text } from '@mantine/core';

import { Failure } from '../common/notes';
import { useSpeech } from '../i18n';

/** As browsers say that a file of the page did not come: there is no line, or the server has a newer page by now. */
const didNotLoad = /dynamically imported module|module script failed|Unable to preload/i;

/** The last resort: the page itself failed, or a part of it did not load. */
export function Crash({ error }: { error: unknown }) {
  const { t } = useSpeech();
  if (error instanceof Error && didNotLoad.test(error.message))
    return (
      <Container size="sm" py="xl">
        <Alert color="yellow" title={t.offline.crash} role="alert" styles={{ title: { color: 'var(--mantine-color-text)' } }}>
          <Stack gap="xs" align="flex-start">
            <Text size="sm">{t.offline.crashHint}</Text>
            <Button size="xs" variant="default" onClick={() => window.location.reload()}>{t.offline.update}</Button>
          </Stack>
        </Alert>
      </Container>
    );
  return (
    <Container size="sm" py="xl">
      <Failure error={error} onRetry={() => window.location.reload()} />
    </Container>
  );
}
