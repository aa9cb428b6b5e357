import { Stack, Text } from '@mantine/core';

import { useMoments } from '../app/moments';
import type { Task } from '../api/types';
import { Card } from '../common/Card';
import { Folded } from '../common/Folded';
import { useSpeech } from '../i18n';

const shownAtFirst = 4;

interface OwnerProps {
  name: string;
  role: string;
  note?: string;
  seen?: string | undefined;
  /** Why the task is not theirs, as they say. */
  disowned?: string | undefined;
}

function Owner({ name, role, note, seen, disowned }: OwnerProps) {
  const { t } = useSpeech();
  const { moment } = useMoments();
  return (
    <div>
      <Text fw={500}>{name}</Text>
      <Text size="sm" c="dimmed">{role}</Text>
      {note && <Text size="xs" c="dimmed">{note}</Text>}
      {seen && <Text size="xs" c="var(--vekha-done-words)">{t.task.seen(moment(seen))}</Text>}
      {disowned && <Text size="xs" c="var(--vekha-soon-words)">{t.task.disowned(disowned)}</Text>}
    </div>
  );
}

export function OwnersCard({ task }: { task: Task }) {
  const { t } = useSpeech();
  const seen = (id: number) => task.acknowledgements.find((one) => one.person?.id === id)?.at;
  const disowned = (id: number) => task.disownings.find((one) => one.person?.id === id)?.reason;
  return (
    <Card title={t.task.owners} name="owners">
      <Stack gap="sm">
        <Folded items={task.assignments} atFirst={shownAtFirst} render={({ person, role, party }) => (
          <Owner key={person.id} name={person.name} role={t.task[role]} seen={seen(person.id)} disowned={disowned(person.id)}
            note={party && party !== person.name ? t.task.printed(party) : ''} />
        )} />
        <Owner name={task.controller?.name ?? t.state.nobody} role={t.task.controller} />
      </Stack>
    </Card>
  );
}
