import { Badge, Group, Text } from '@mantine/core';

import type { Notice, Rung, Task } from '../api/types';
import { useMe } from '../app/session';
import { useMoments } from '../app/moments';
import { Card } from '../common/Card';
import { Folded } from '../common/Folded';
import { AnchorLink } from '../common/links';
import { useSpeech } from '../i18n';
import { comingRungWords, noticeWords } from './facts';

const shownAtFirst = 3;
const stateColors: Record<Notice['state'], string> = { waiting: 'blue', taken: 'blue', sent: 'pine', dropped: 'gray', failed: 'red' };

/** Who will be reminded and when, and who was. */
export function NoticesCard({ task }: { task: Task }) {
  const { t } = useSpeech();
  return (
    <Card title={t.task.notices} name="notices">
      {task.ladder.length === 0
        ? <Text size="sm" c="dimmed">{t.task.noticesNone}</Text>
        : <Folded atFirst={shownAtFirst} items={task.ladder} render={(rung) => <ComingRung key={rung.id} rung={rung} />} />}
      <Text fw={500} size="sm">{t.task.noticesSent}</Text>
      {task.notices.length === 0
        ? <Text size="sm" c="dimmed">{t.task.noticesSentNone}</Text>
        : <Folded atFirst={shownAtFirst} items={task.notices} render={(notice) => <NoticeLine key={notice.id} notice={notice} />} />}
    </Card>
  );
}

function ComingRung({ rung }: { rung: Rung }) {
  const { t } = useSpeech();
  const { moment } = useMoments();
  return (
    <div>
      <Text size="sm">
        {moment(rung.moment)} — {comingRungWords(t, rung)}
        {rung.urgent && <Text span c="var(--vekha-soon-words)" inherit> · {t.task.urgent}</Text>}
      </Text>
      <Text size="xs" c="dimmed">{rung.audience.map((one) => t.audience[one]).join(', ')}</Text>
    </div>
  );
}

function NoticeLine({ notice }: { notice: Notice }) {
  const { t } = useSpeech();
  const { momentBriefly } = useMoments();
  const readable = useMe().only_task === null && notice.delivery !== null;
  return (
    <div>
      <Group gap="xs">
        <Text size="sm">{notice.person?.name ?? t.state.nobody}</Text>
        <Badge size="sm" variant="light" color={stateColors[notice.state]} styles={{ label: { textTransform: 'none' } }}>
          {t.noticeState[notice.state]}
        </Badge>
      </Group>
      <Text size="xs" c="dimmed" title={notice.reason}>
        {noticeWords(t, notice.kind, notice.rung)}, {momentBriefly(notice.ready_at)}
        {readable && <> · <AnchorLink to="/messages" search={{ open: notice.delivery ?? undefined }} inherit underline="always">{t.actions.open}</AnchorLink></>}
      </Text>
    </div>
  );
}
