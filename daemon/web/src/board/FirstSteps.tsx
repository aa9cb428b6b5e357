import { Badge, Button, Group, List, Paper, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { channelsQuery, peopleQuery, roadmapsQuery } from '../api/queries';
import { useMe } from '../app/session';
import { AnchorLink } from '../common/links';
import { useSpeech } from '../i18n';
import { hideSteps, lookedAhead, type StepName, stepNames, stepsDone, stepsHidden } from './steps';

const ways = { people: '/people', channels: '/contact', import: '/import', ahead: '/rehearsal' } as const satisfies Record<StepName, string>;

/** The first ten minutes: shown until all is done, or the person has seen enough of it. */
export function FirstSteps() {
  const { person } = useMe();
  const [hidden, setHidden] = useState(() => stepsHidden(person.id));
  const hide = () => {
    hideSteps(person.id);
    setHidden(true);
  };
  return hidden ? null : <Steps person={person.id} onHide={hide} />;
}

function Steps({ person, onHide }: { person: number; onHide: () => void }) {
  const { t } = useSpeech();
  const people = useQuery(peopleQuery).data;
  const channels = useQuery(channelsQuery).data?.items;
  const roadmaps = useQuery(roadmapsQuery).data;
  if (!people || !channels || !roadmaps) return null;
  const done = stepsDone({ people: people.length, channels, roadmaps: roadmaps.length, ahead: lookedAhead(person) });
  if (stepNames.every((name) => done[name])) return null;
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="first-steps">
      <Group justify="space-between" gap="sm">
        <Title order={2} size="h4" id="first-steps">{t.steps.title}</Title>
        <Button size="compact-sm" variant="subtle" onClick={onHide}>{t.steps.hide}</Button>
      </Group>
      <Text size="sm" c="dimmed">{t.steps.hint} <AnchorLink to="/guide" inherit underline="always">{t.steps.guide}</AnchorLink></Text>
      <List type="ordered" mt="xs" spacing="xs">
        {stepNames.map((name) => (
          <List.Item key={name} data-step={name}>
            <Group gap="xs">
              <AnchorLink to={ways[name]} fw={500}>{t.steps[name]}</AnchorLink>
              {done[name] && <Badge variant="light" color="pine" styles={{ label: { textTransform: 'none' } }}>{t.steps.done}</Badge>}
            </Group>
            {!done[name] && <Text size="sm" c="dimmed">{t.steps[`${name}Hint`]}</Text>}
          </List.Item>
        ))}
      </List>
    </Paper>
  );
}
