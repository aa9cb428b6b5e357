import { Alert, Badge, Group, Stack, Text } from '@mantine/core';

import type { Submission, Task } from '../api/types';
import { useMoments } from '../app/moments';
import { Card } from '../common/Card';
import { useSpeech } from '../i18n';
import { useWaitingFor } from '../offline/waiting';
import { numberWords } from './facts';
import { PartForm } from './PartForm';
import { ReportForm } from './ReportForm';

const verdictColors: Record<Submission['verdict'], string> = { pending: 'violet', accepted: 'pine', returned: 'orange', recalled: 'gray' };

/** What was handed in so far, and the form for the next report. */
export function ReportCard({ task }: { task: Task }) {
  const { t } = useSpeech();
  // One report at a time: that which waits to be sent is shown above, where it can be taken back.
  const waits = (useWaitingFor(task.id)?.report ?? null) !== null;
  const submits = task.steps.includes('submit') && !waits;
  const contributes = task.steps.includes('contribute') && !waits;
  if (task.submissions.length === 0 && !submits && !contributes) return null;
  return (
    <Card title={task.submissions.length > 1 ? t.task.reports : t.task.report} name="report">
      {task.submissions.map((one) => <Report key={one.number} report={one} task={task} />)}
      {submits && <ReportForm task={task} />}
      {contributes && <PartForm task={task} />}
    </Card>
  );
}

function Report({ report, task }: { report: Submission; task: Task }) {
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
      {report.values.map((one) => (
        <Text key={one.indicator} size="sm">
          {task.indicators.find((slot) => slot.number === one.indicator)?.text}: <b>{numberWords(one.value)}</b>
          {one.note && ` (${one.note})`}
        </Text>
      ))}
      {report.without && <Text size="sm" c="dimmed">{t.task.withoutThem(report.without)}</Text>}
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
