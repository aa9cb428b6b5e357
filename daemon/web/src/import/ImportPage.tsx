import { Button, Stack, Text } from '@mantine/core';

import { may, useMe } from '../app/session';
import { NoRight } from '../app/NotFound';
import { FileDrop } from '../common/FileDrop';
import { Failure, Loading } from '../common/notes';
import { Page } from '../common/page';
import { useSpeech } from '../i18n';
import { Review } from './Review';
import { type Reading, useReading } from './useReading';

/** A document becomes tasks: drop it, decide what Vekha doubts, put it under control. */
export function ImportPage() {
  const { t } = useSpeech();
  const me = useMe();
  const reading = useReading();
  if (!may(me, 'import')) return <NoRight />;
  const another = reading.document && <Button variant="default" onClick={reading.close}>{t.import.another}</Button>;
  return (
    <Page title={t.import.title} hint={reading.document ? reading.document.name : t.import.hint} side={another}>
      {reading.document ? <Opened reading={reading} /> : <DropDocument reading={reading} />}
    </Page>
  );
}

function DropDocument({ reading }: { reading: Reading }) {
  const { t } = useSpeech();
  return (
    <Stack gap="xs">
      {reading.open.error && <Failure error={reading.open.error} />}
      <FileDrop label={t.import.drop} labelOver={t.import.dropNow} button={t.import.choose}
        onFiles={([file]) => file && reading.open.mutate(file)} />
      <Text size="sm" c="dimmed">{t.import.formats}</Text>
    </Stack>
  );
}

function Opened({ reading }: { reading: Reading }) {
  const { t } = useSpeech();
  const { preview } = reading;
  if (preview.data)
    return (
      <Stack>
        {preview.error && <Failure error={preview.error} onRetry={() => void preview.refetch()} />}
        <Review reading={reading} preview={preview.data} />
      </Stack>
    );
  if (preview.error) return <Failure error={preview.error} onRetry={() => void preview.refetch()} />;
  return (
    <Stack align="center">
      <Loading />
      <Text c="dimmed">{t.import.reading}</Text>
    </Stack>
  );
}
