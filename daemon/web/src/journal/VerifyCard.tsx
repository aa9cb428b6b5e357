import { Alert, Button, Code, Group, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';

import { call } from '../api/client';
import type { JournalVerification } from '../api/types';
import { Card } from '../common/Card';
import { CheckIcon, WarningIcon } from '../common/icons';
import { Failure } from '../common/notes';
import { useSpeech } from '../i18n';

/** Walks the whole chain at the server; a head that was kept outside makes it more than the machine's own word. */
export function VerifyCard() {
  const { t } = useSpeech();
  const [head, setHead] = useState('');
  const verify = useMutation({
    mutationFn: () => call<JournalVerification>('/journal/verification', { query: { head: head.trim() } }),
  });
  return (
    <Card title={t.journal.verify}>
      <Stack gap="sm">
        <Group gap="sm" align="flex-end">
          <TextInput label={t.journal.head} description={t.journal.headHint} value={head} onChange={(event) => setHead(event.target.value)}
            style={{ flexGrow: 1 }} />
          <Button loading={verify.isPending} onClick={() => verify.mutate()}>{t.journal.verify}</Button>
        </Group>
        {verify.error && <Failure error={verify.error} />}
        {verify.data && <Found found={verify.data} />}
      </Stack>
    </Card>
  );
}

function Found({ found }: { found: JournalVerification }) {
  const { t } = useSpeech();
  if (found.trouble)
    return (
      <Alert color="red" icon={<WarningIcon />} title={t.journal.broken}>
        <Text>{found.trouble.message}</Text>
        <Text size="sm">{found.trouble.where}</Text>
        <Text size="sm">{found.trouble.mend}</Text>
      </Alert>
    );
  return (
    <Alert color="pine" icon={<CheckIcon />} title={t.journal.whole(found.entries ?? 0)}>
      {found.head && <Text size="sm">{t.journal.keep} <Code>{found.head}</Code></Text>}
    </Alert>
  );
}
