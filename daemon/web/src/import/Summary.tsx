import { Group, Paper, Select, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';

import { peopleQuery } from '../api/queries';
import type { Preview } from '../api/types';
import { useSpeech } from '../i18n';
import { formatDay } from '../i18n/dates';
import type { Reading } from './useReading';

interface SummaryProps {
  reading: Reading;
  preview: Preview;
}

/** The plan's own head, what would be made of it, and who would control it. */
export function Summary({ reading, preview }: SummaryProps) {
  const { language, t } = useSpeech();
  const { title, organization, approval, period } = preview.reading;
  const day = (value: string) => formatDay(language, value);
  const facts = [
    organization && `${t.import.organization}: ${organization}`,
    approval && `${t.import.approval}: ${t.roadmaps.approval(approval.number ?? '', approval.date ? day(approval.date) : '')}`,
    period && `${t.import.period}: ${t.roadmaps.period(day(period.start), day(period.end))}`,
  ].filter((one): one is string => Boolean(one));
  return (
    <Paper withBorder p="md">
      <Group justify="space-between" align="flex-start" gap="md">
        <Stack gap={4} style={{ flex: '1 1 24rem' }}>
          <Text fw={600} className="words">{title}</Text>
          {facts.map((fact) => <Text size="sm" c="dimmed" key={fact}>{fact}</Text>)}
          <Text size="sm" fw={500} data-testid="will-make">{t.import.willMake(preview.items, preview.tasks)}</Text>
        </Stack>
        <Controller reading={reading} />
      </Group>
    </Paper>
  );
}

function Controller({ reading }: { reading: Reading }) {
  const { t } = useSpeech();
  const people = useQuery(peopleQuery);
  const controllers = (people.data ?? []).filter((one) => one.active && one.duties.includes('controller'));
  return (
    <Select label={t.import.controller} description={t.import.controllerHint} placeholder={t.import.controllerAuto} clearable w={260}
      data={controllers.map((one) => ({ value: one.login, label: one.name }))} value={reading.decisions.controller || null}
      onChange={(login) => reading.setDecisions((now) => ({ ...now, controller: login ?? '' }))} />
  );
}
