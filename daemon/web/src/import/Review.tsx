import { Accordion, Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';

import type { Doubt, Preview } from '../api/types';
import { CheckIcon } from '../common/icons';
import { Failure } from '../common/notes';
import { tell } from '../common/toasts';
import { useSpeech } from '../i18n';
import { DecidedList } from './DecidedList';
import { questionsOf } from './decisions';
import { DoubtPlace, QuestionCard } from './QuestionCard';
import { ReadingTable } from './ReadingTable';
import { Summary } from './Summary';
import type { Reading } from './useReading';

interface ReviewProps {
  reading: Reading;
  preview: Preview;
}

export function Review({ reading, preview }: ReviewProps) {
  const { t } = useSpeech();
  const questions = questionsOf(preview.doubts);
  return (
    <Stack gap="lg">
      <Summary reading={reading} preview={preview} />
      {questions.length > 0 && (
        <Stack gap="sm" component="section" aria-label={t.import.left(questions.length)}>
          <Group justify="space-between">
            <Text fw={600} size="lg" role="status" data-testid="left">{t.import.left(questions.length)}</Text>
            <AcceptAll reading={reading} doubts={preview.doubts} />
          </Group>
          {questions.map(({ doubt, rows }) => (
            <QuestionCard key={`${doubt.kind} ${doubt.position} ${doubt.text}`} doubt={doubt} rows={rows} reading={reading} preview={preview} />
          ))}
        </Stack>
      )}
      {questions.length === 0 && (
        <Alert color="pine" icon={<CheckIcon />} title={t.import.allDecided}>{t.import.allDecidedHint}</Alert>
      )}
      <DecidedList reading={reading} preview={preview} />
      <SubmitBar reading={reading} left={questions.length} />
      <Asides preview={preview} />
    </Stack>
  );
}

const fewestForAll = 2;

function AcceptAll({ reading, doubts }: { reading: Reading; doubts: readonly Doubt[] }) {
  const { t } = useSpeech();
  const ambiguous = doubts.filter((one) => one.blocks && one.kind === 'ambiguous_deadline').length;
  if (ambiguous < fewestForAll) return null;
  return (
    <Button variant="light" size="sm" onClick={() => reading.setDecisions((now) => ({ ...now, allAsRead: true }))}>
      {t.import.acceptAll(ambiguous)}
    </Button>
  );
}

function SubmitBar({ reading, left }: { reading: Reading; left: number }) {
  const { t } = useSpeech();
  const navigate = useNavigate();
  const submit = () =>
    reading.submit((made) => {
      tell(t.import.made(made.tasks));
      void navigate({ to: '/roadmaps/$id', params: { id: made.id } });
    });
  return (
    <Stack gap="sm">
      {reading.land.error && <Failure error={reading.land.error} />}
      <Group justify="flex-end" gap="sm">
        {left > 0 && <Text size="sm" c="dimmed">{t.import.submitBlocked(left)}</Text>}
        <Button size="md" disabled={left > 0} loading={reading.land.isPending || reading.preview.isFetching} onClick={submit}>
          {t.import.submit}
        </Button>
      </Group>
    </Stack>
  );
}

/** What needs no decision: remarks, and the document as it was read. */
function Asides({ preview }: { preview: Preview }) {
  const { t } = useSpeech();
  const remarks = preview.doubts.filter((one) => !one.blocks);
  return (
    <Accordion variant="contained" multiple defaultValue={[]}>
      {remarks.length > 0 && (
        <Accordion.Item value="remarks">
          <Accordion.Control>{t.import.forInformation(remarks.length)}</Accordion.Control>
          <Accordion.Panel>
            <Stack gap="sm">{remarks.map((one, index) => <Remark key={index} doubt={one} />)}</Stack>
          </Accordion.Panel>
        </Accordion.Item>
      )}
      <Accordion.Item value="table">
        <Accordion.Control>{t.import.table}</Accordion.Control>
        <Accordion.Panel><ReadingTable items={preview.reading.items} doubts={preview.doubts} /></Accordion.Panel>
      </Accordion.Item>
    </Accordion>
  );
}

function Remark({ doubt }: { doubt: Doubt }) {
  return (
    <div>
      <DoubtPlace doubt={doubt} />
      <Text size="sm">{doubt.reason} {doubt.proposal}</Text>
    </div>
  );
}
