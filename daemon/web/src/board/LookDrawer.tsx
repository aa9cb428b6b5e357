import { Drawer, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';

import { taskQuery } from '../api/queries';
import { ButtonLink } from '../common/links';
import { Awaited } from '../common/notes';
import { useSpeech } from '../i18n';
import { ControlCard } from '../task/ControlCard';
import { DeadlineCard } from '../task/DeadlineCard';
import { DecisionCard } from '../task/DecisionCard';
import { ExtensionCard } from '../task/ExtensionCard';
import { NoticesCard } from '../task/NoticesCard';
import { OwnersCard } from '../task/OwnersCard';
import { ProofCard } from '../task/ProofCard';
import { TaskHeader } from '../task/TaskHeader';
import type { Dealing } from './dealing';

/** A task beside the list it stands in: seen, decided about, and the list is where it was. */
export function LookDrawer({ dealing }: { dealing: Dealing }) {
  const { t } = useSpeech();
  const { looked, look } = dealing;
  return (
    <Drawer opened={looked !== undefined} onClose={() => look(undefined)} position="right" size="xl" title={t.atHand.beside}
      closeButtonProps={{ 'aria-label': t.actions.close }}>
      {looked !== undefined && <Beside id={looked} />}
    </Drawer>
  );
}

function Beside({ id }: { id: number }) {
  const { t } = useSpeech();
  const query = useQuery(taskQuery(id));
  return (
    <Awaited query={query}>
      {(task) => (
        <Stack gap="md">
          <TaskHeader task={task} />
          <ExtensionCard task={task} />
          <DecisionCard task={task} />
          <ProofCard task={task} />
          <DeadlineCard task={task} />
          <OwnersCard task={task} />
          <NoticesCard task={task} />
          <ControlCard task={task} />
          <ButtonLink to="/tasks/$id" params={{ id: task.id }} variant="light">{t.atHand.whole}</ButtonLink>
        </Stack>
      )}
    </Awaited>
  );
}
