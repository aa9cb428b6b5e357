import { Button, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';

import { callText } from '../api/client';
import { asProblem } from '../api/problem';
import { may, useMe } from '../app/session';
import { NoRight } from '../app/NotFound';
import { FileDrop } from '../common/FileDrop';
import { Failure } from '../common/notes';
import { Page } from '../common/page';
import { useSpeech } from '../i18n';
import { ReadingProgress } from './ReadingProgress';
import { Review } from './Review';
import { RulesCard } from './RulesCard';
import { Controller } from './Summary';
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

/** Every kind of file that can be read. The server looks at the bytes; the list only helps to find the file. */
const accepted = [
  '.docx', '.doc', '.odt', '.rtf', '.xlsx', '.xls', '.ods', '.csv', '.html', '.htm', '.txt', '.md', '.pdf', '.png', '.jpg', '.jpeg', '.tif', '.tiff',
].join(',');

function DropDocument({ reading }: { reading: Reading }) {
  const { t } = useSpeech();
  return (
    <Stack gap="lg">
      <Stack gap="xs">
        {reading.open.error && <Failure error={reading.open.error} />}
        <FileDrop label={t.import.drop} labelOver={t.import.dropNow} button={t.import.choose} accept={accepted}
          onFiles={([file]) => file && reading.open.mutate(file)} />
        <Text size="sm" c="dimmed">{t.import.formats}</Text>
        <Sample onFile={(file) => reading.open.mutate(file)} />
      </Stack>
      <RulesCard />
    </Stack>
  );
}

/** For who has no document at hand. */
function Sample({ onFile }: { onFile: (file: File) => void }) {
  const { t } = useSpeech();
  const fetched = useMutation({
    mutationFn: () => callText('/sample-roadmap'),
    onSuccess: ({ text }) => onFile(new File([text], t.steps.sampleName, { type: 'text/plain' })),
  });
  return (
    <div>
      <Button variant="default" size="compact-md" loading={fetched.isPending} onClick={() => fetched.mutate()}>{t.steps.sample}</Button>
      {fetched.error != null && <Failure error={fetched.error} />}
    </div>
  );
}

function Opened({ reading }: { reading: Reading }) {
  const { preview } = reading;
  const again = () => void preview.refetch();
  if (preview.data)
    return (
      <Stack>
        {preview.error && <Failure error={preview.error} onRetry={again} />}
        <Review reading={reading} preview={preview.data} />
      </Stack>
    );
  if (!preview.error) return <ReadingProgress onCancel={reading.close} />;
  return (
    <Stack>
      <Failure error={preview.error} onRetry={again} />
      {asProblem(preview.error).where === 'controller' && <Controller reading={reading} proposed={[]} />}
    </Stack>
  );
}
