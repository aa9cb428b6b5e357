import { Alert, Button, CloseButton, Group, Text } from '@mantine/core';

import { Problem } from '../api/problem';
import type { Task } from '../api/types';
import { useMoments } from '../app/moments';
import { Card } from '../common/Card';
import { FileIcon } from '../common/icons';
import { Failure } from '../common/notes';
import { tell } from '../common/toasts';
import { useSpeech } from '../i18n';
import { sizeWords } from '../task/facts';
import { useDraft } from '../task/useDraft';
import { endWaiting, type HandIn, sendAnyway, takePaperBack } from './waiting';

/** What waits on this device to be handed in for this task, and how to take it back. */
export default function WaitingCard({ task, handIn }: { task: Task; handIn: HandIn }) {
  const { t } = useSpeech();
  const { moment } = useMoments();
  const [, keepDraft] = useDraft(`${handIn.step === 'submit' ? 'report' : 'part'}.${task.id}`);
  const takeBack = async () => {
    if (handIn.report?.words) keepDraft(handIn.report.words);
    await endWaiting(handIn);
    tell(t.offline.takenBack);
  };
  return (
    <Card title={handIn.state === 'waiting' ? t.offline.waiting : t.offline.notSent} name="waiting">
      <Stopped task={task} handIn={handIn} />
      {handIn.report && <Text className="words">{handIn.report.words || t.task.noWordsInReport}</Text>}
      {handIn.papers.map((paper) => (
        <Group key={paper.key} gap="sm" wrap="nowrap" data-paper={paper.name}>
          <Text c="dimmed" component="span"><FileIcon size={18} /></Text>
          <Text size="sm" className="words" style={{ flex: 1, minWidth: 0 }}>{paper.name}, {sizeWords(t, paper.size)}</Text>
          <CloseButton size="sm" aria-label={t.offline.takeBackPaper(paper.name)} onClick={() => void takePaperBack(handIn, paper.key)} />
        </Group>
      ))}
      <Group justify="space-between" gap="sm">
        <Text size="sm" c="dimmed" style={{ flex: '1 1 14rem' }}>
          {t.offline.since(moment(new Date(handIn.at).toISOString()))}
          {handIn.state === 'waiting' && `. ${t.offline.sendsItself}`}
        </Text>
        <Button variant="default" onClick={() => void takeBack()}>{t.offline.takeBack}</Button>
      </Group>
    </Card>
  );
}

/** Why it was not handed in although the server was reached, and what a person can do about it. */
function Stopped({ task, handIn }: { task: Task; handIn: HandIn }) {
  const { t } = useSpeech();
  if (handIn.state === 'waiting') return null;
  const fits = task.steps.includes(handIn.report ? handIn.step : 'attach');
  const again = handIn.state === 'moved' ? t.offline.sendAnyway : t.offline.sendAgain;
  const { problem } = handIn;
  return (
    <>
      {problem
        ? <Failure error={new Problem(problem.code, problem.status, problem.detail, problem.where, problem.mend)} title={t.offline.refused} />
        : <Alert color="orange" title={t.offline.moved}>{fits ? t.offline.movedHint : t.offline.movedNoStep}</Alert>}
      {fits && <div><Button onClick={() => void sendAnyway(handIn, task)}>{again}</Button></div>}
    </>
  );
}
