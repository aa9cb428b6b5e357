import { Button, Group, List, Modal, Paper, Progress, Stack, Text } from '@mantine/core';
import { useState } from 'react';

import { asProblem } from '../api/problem';
import { deed } from '../app/theme';
import { problemWords } from '../common/problems';
import { tell } from '../common/toasts';
import { useSpeech } from '../i18n';
import { ReasonDialog } from '../task/ReasonDialog';
import type { Dealing } from './dealing';
import { type BulkState, type BulkStep, type Refused, useBulk } from './useBulk';

const reasoned = ['return', 'suspend', 'cancel'] as const;
const colors = { return: deed.back, suspend: deed.back, cancel: deed.stop };

/** What can be done with all rows that are picked; at the foot of the window while there are any. */
export function BulkBar({ dealing }: { dealing: Dealing }) {
  const { t } = useSpeech();
  const bulk = useBulk();
  const [asking, setAsking] = useState<BulkStep>();
  const tasks = [...dealing.picked.values()];
  const run = async (step: BulkStep, reason?: string) => {
    const end = await bulk.run(step, tasks, reason);
    dealing.drop(end.done);
    if (end.refused.length > 0) return;
    bulk.close();
    tell(t.atHand.done(end.done.length));
  };
  return (
    <>
      {tasks.length > 0 && (
        <Paper withBorder shadow="md" p="sm" className="bulk" role="region" aria-label={t.atHand.bar}>
          <Group gap="sm" justify="space-between">
            <Text fw={600} role="status">{t.atHand.picked(tasks.length)}</Text>
            <Group gap="xs">
              <Button size="sm" onClick={() => void run('accept')}>{t.step.accept}</Button>
              {reasoned.map((step) => (
                <Button key={step} size="sm" variant="default" c={colors[step]} onClick={() => setAsking(step)}>{t.step[step]}</Button>
              ))}
              <Button size="sm" variant="subtle" onClick={dealing.clear}>{t.atHand.clear}</Button>
            </Group>
          </Group>
        </Paper>
      )}
      {reasoned.map((step) => (
        <ReasonDialog key={step} opened={asking === step} onClose={() => setAsking(undefined)} busy={false} action={t.step[step]}
          title={t.atHand.ask[step](tasks.length)} hint={t.atHand.oneReason} color={colors[step]}
          onReason={(reason) => {
            setAsking(undefined);
            void run(step, reason);
          }} />
      ))}
      {bulk.state && <Outcome state={bulk.state} onClose={bulk.close} />}
    </>
  );
}

/** How far it is; at the end, what was refused and why. */
function Outcome({ state, onClose }: { state: BulkState; onClose: () => void }) {
  const { t } = useSpeech();
  const all = state.done.length + state.refused.length + state.left;
  const busy = state.left > 0;
  return (
    <Modal opened onClose={busy ? () => undefined : onClose} withCloseButton={!busy} title={t.step[state.step]}>
      <Stack>
        <Progress value={((all - state.left) / all) * 100} aria-label={t.atHand.progress} />
        <Text size="sm" role="status">{t.atHand.outcome(state.done.length, all)}</Text>
        {state.refused.length > 0 && (
          <>
            <Text size="sm" fw={600}>{t.atHand.refused}</Text>
            <List size="sm" spacing={6}>
              {state.refused.map((one) => <RefusedTask key={one.task.id} refused={one} />)}
            </List>
          </>
        )}
        {!busy && <Group justify="flex-end"><Button variant="default" onClick={onClose}>{t.actions.close}</Button></Group>}
      </Stack>
    </Modal>
  );
}

function RefusedTask({ refused }: { refused: Refused }) {
  const { language, t } = useSpeech();
  const { title, lines } = problemWords(asProblem(refused.error), language, t);
  return (
    <List.Item>
      {refused.task.number} {refused.task.title}
      {[title, ...lines].map((line) => <Text key={line} size="sm" c="dimmed">{line}</Text>)}
    </List.Item>
  );
}
