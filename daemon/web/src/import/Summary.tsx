import { Group, Paper, Select, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';

import { peopleQuery } from '../api/queries';
import type { Candidate, Preview } from '../api/types';
import { useSpeech } from '../i18n';
import { formatDay } from '../i18n/dates';
import { Candidates } from './QuestionCard';
import type { Reading } from './useReading';

interface SummaryProps {
  reading: Reading;
  preview: Preview;
}

/** The plan's own head, what would be made of it, and who would control it. */
export function Summary({ reading, preview }: SummaryProps) {
  const { language, t } = useSpeech();
  const { title, organization, approval, period, roles } = preview.reading;
  const day = (value: string) => formatDay(language, value);
  const facts = [
    organization && `${t.import.organization}: ${organization}`,
    approval && `${t.import.approval}: ${t.roadmaps.approval(approval.number ?? '', approval.date ? day(approval.date) : '')}`,
    period && `${t.import.period}: ${t.roadmaps.period(day(period.start), day(period.end))}`,
    ...roles.map((one) => `${one.person}: ${one.role}`),
  ].filter((one): one is string => Boolean(one));
  return (
    <Paper withBorder p="md">
      <Group justify="space-between" align="flex-start" gap="md">
        <Stack gap={4} style={{ flex: '1 1 24rem' }}>
          <Text fw={600} className="words">{title}</Text>
          {facts.map((fact) => <Text size="sm" c="dimmed" key={fact}>{fact}</Text>)}
          <Text size="sm" fw={500} data-testid="will-make">{t.import.willMake(preview.items, preview.tasks)}</Text>
        </Stack>
        <Controller reading={reading} proposed={preview.controllers} />
      </Group>
    </Paper>
  );
}

interface ControllerProps {
  reading: Reading;
  proposed: readonly Candidate[];
}

/** Who accepts the reports; whom the order gives control is one click away. */
export function Controller({ reading, proposed }: ControllerProps) {
  const { t } = useSpeech();
  const people = useQuery(peopleQuery);
  const chosen = reading.decisions.controller;
  const choose = (login: string) => reading.setDecisions((now) => ({ ...now, controller: login }));
  const controllers = (people.data ?? []).filter((one) => one.active && (one.duties.includes('controller') || one.login === chosen));
  return (
    <Stack gap="xs" w={320} maw="100%">
      <Select label={t.import.controller} description={t.import.controllerHint} placeholder={t.import.controllerAuto} clearable
        data={controllers.map((one) => ({ value: one.login, label: one.name }))} value={chosen || null} onChange={(login) => choose(login ?? '')} />
      <Candidates candidates={proposed.filter((one) => one.owner !== chosen)} onChoose={choose} />
    </Stack>
  );
}
