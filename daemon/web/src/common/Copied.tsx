import { Button, Code, CopyButton, Stack, Text } from '@mantine/core';

import { useSpeech } from '../i18n';

/** Words to be taken elsewhere, with a button that copies them. */
export function Copied({ label, value }: { label: string; value: string }) {
  const { t } = useSpeech();
  return (
    <Stack gap={4} align="flex-start">
      <Text size="sm" fw={500}>{label}</Text>
      <Code block w="100%" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{value}</Code>
      <CopyButton value={value}>
        {({ copied, copy }) => (
          <Button size="xs" variant="default" onClick={copy} aria-label={`${copied ? t.access.copied : t.access.copy}: ${label}`}>
            {copied ? t.access.copied : t.access.copy}
          </Button>
        )}
      </CopyButton>
    </Stack>
  );
}
