import { Alert, Badge, Button, Group, Stack, Text, Textarea } from '@mantine/core';
import type { FormEvent } from 'react';

import type { Submission, Task } from '../api/types';
import { useMe } from '../app/session';
import { useMoments } from '../app/moments';
import { Card } from '../common/Card';
import { useSpeech } from '../i18n';
import { openSlots, readyToSubmit } from './facts';
import { useDraft } from './useDraft';
import { useStep } from './useStep';

const verdictColors: Record<Submission['verdict'], string> = { pending: 'violet', accepted: 'pine', returned: 'orange' };

/** What was handed in so far, and the form for the next report. */
export function ReportCard({ task }: { task: Task }) {
  const { t } = useSpeech();
  const { person } = useMe();
  const submits = task.steps.includes('submit');
  const contributes = !submits && task.steps.includes('attach') && task.assignments.some((one) => one.person.id === person.id);
  if (task.submissions.length === 0 && !submits && !contributes) return null;
  return (
    <Card title={task.submissions.length > 1 ? t.task.reports : t.task.report} name="report">
      {task.submissions.map((one) => <Report key={one.number} report={one} />)}
      {submits && <ReportForm task={task} />}
      {contributes && <Text size="sm" c="dimmed">{t.task.onlyLead}</Text>}
    </Card>
  );
}

function Report({ report }: { report: Submission }) {
  const { t } = useSpeech();
  const { moment } = useMoments();
  return (
    <Stack gap={4} data-report={report.number}>
      <Group gap="sm">
        <Text size="sm" c="dimmed">
          {t.task.reportNumber(report.number)} · {t.task.evidenceBy(report.by?.name ?? t.state.system, moment(report.at))}
        </Text>
        <Badge variant="light" color={verdictColors[report.verdict]} styles={{ label: { textTransform: 'none' } }}>
          {t.verdict[report.verdict]}
        </Badge>
      </Group>
      <Text className="words">{report.words || t.task.noWordsInReport}</Text>
      {report.verdict === 'returned' && (
        <Alert color="orange" title={t.task.returnedWith} p="xs">
          <Text size="sm" className="words">{report.reason}</Text>
          {report.decided_by && report.decided_at && (
            <Text size="xs" c="dimmed">{t.task.evidenceBy(report.decided_by.name, moment(report.decided_at))}</Text>
          )}
        </Alert>
      )}
    </Stack>
  );
}

function ReportForm({ task }: { task: Task }) {
  const { t } = useSpeech();
  const [words, setWords] = useDraft(`report.${task.id}`);
  const submit = useStep<{ words: string }>(task, 'submit', t.task.submitted, () => setWords(''));
  const ready = readyToSubmit(task, words);
  const missing = openSlots(task).length;
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (ready) submit.mutate({ words: words.trim() });
  };
  return (
    <form onSubmit={send}>
      <Stack gap="sm">
        <Textarea label={t.task.yourReport} description={t.task.reportHint} autosize minRows={3} maxRows={12} value={words}
          maxLength={4000} onChange={(event) => setWords(event.target.value)} />
        <Group justify="flex-end" gap="sm">
          <Text size="sm" c="dimmed" style={{ flex: '1 1 14rem' }}>
            {ready ? missing > 0 && t.task.openSlots(missing) : t.task.needWords}
          </Text>
          <Button type="submit" disabled={!ready} loading={submit.isPending}>{t.step.submit}</Button>
        </Group>
      </Stack>
    </form>
  );
}
