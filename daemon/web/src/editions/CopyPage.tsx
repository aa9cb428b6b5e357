import { Button, Group, NumberInput, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';

import { call, requestName } from '../api/client';
import { roadmapQuery } from '../api/queries';
import type { Imported, NewCopy, Preview, RoadmapView } from '../api/types';
import { NoRight } from '../app/NotFound';
import { may, useMe } from '../app/session';
import { Awaited, Failure, Loading } from '../common/notes';
import { Page } from '../common/page';
import { tell } from '../common/toasts';
import { useSpeech } from '../i18n';
import { type Decisions, questionsOf, requestOf, undecided } from '../import/decisions';
import { Questions } from '../import/Questions';
import { ReadingList } from '../import/ReadingList';

const route = getRouteApi('/gate/roadmaps/$id/copy');

export function CopyPage() {
  const { id } = route.useParams();
  const me = useMe();
  const plan = useQuery(roadmapQuery(id));
  if (!may(me, 'import')) return <NoRight />;
  return <Awaited query={plan}>{(view) => <Copy view={view} />}</Awaited>;
}

function copyRequest(year: number, decisions: Decisions): NewCopy {
  const { decisions: rows, parties, accept_readings, controller } = requestOf({ name: '', base64: '' }, decisions);
  return {
    year, ...(rows && { decisions: rows }), ...(parties && { parties }), ...(accept_readings && { accept_readings }),
    ...(controller && { controller }),
  };
}

/** A plan by the pattern of one in force: its dates moved, its doubts shown again. */
export function Copy({ view }: { view: RoadmapView }) {
  const { t } = useSpeech();
  const { roadmap } = view;
  const begins = Number((roadmap.period.first ?? roadmap.period.last).slice(0, 4));
  const [year, setYear] = useState(begins + 1);
  const [decisions, setDecisions] = useState<Decisions>(undecided);
  const preview = useQuery<Preview>({
    queryKey: ['copy', roadmap.id, year, decisions],
    queryFn: ({ signal }) => call<Preview>(`/roadmaps/${roadmap.id}/copy/preview`, { method: 'POST', body: copyRequest(year, decisions), signal }),
    placeholderData: (before, query) => (query?.queryKey[2] === year ? before : undefined),
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  });
  const choose = (next: number) => {
    setYear(next);
    setDecisions(undecided);
  };
  return (
    <Page title={t.editions.copyTitle} hint={roadmap.title}>
      <Stack gap="lg">
        <Group align="flex-end">
          <NumberInput label={t.editions.year} description={t.editions.yearHint} value={year} min={begins + 1} max={begins + 10} w={220}
            allowDecimal={false} clampBehavior="strict" onChange={(value) => typeof value === 'number' && value !== year && choose(value)} />
        </Group>
        <Text size="sm" c="dimmed">{t.editions.copyHint}</Text>
        {preview.error && <Failure error={preview.error} onRetry={() => void preview.refetch()} />}
        {!preview.data && !preview.error && <Loading />}
        {preview.data && (
          <Copied roadmap={roadmap.id} year={year} preview={preview.data} decisions={decisions} setDecisions={setDecisions}
            waits={preview.isPlaceholderData || preview.isFetching} />
        )}
      </Stack>
    </Page>
  );
}

interface CopiedProps {
  roadmap: number;
  year: number;
  preview: Preview;
  decisions: Decisions;
  setDecisions: (change: (now: Decisions) => Decisions) => void;
  waits: boolean;
}

const nowhere = () => undefined;

function Copied({ roadmap, year, preview, decisions, setDecisions, waits }: CopiedProps) {
  const { t } = useSpeech();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const questions = questionsOf(preview.doubts, waits ? decisions : undecided);
  const land = useMutation({
    mutationFn: (name: string) =>
      call<Imported>(`/roadmaps/${roadmap}/copy`, { method: 'POST', body: copyRequest(year, decisions), headers: { 'Idempotency-Key': name } }),
    onSuccess: (made) => {
      for (const key of ['tasks', 'roadmaps', 'parties']) void queries.invalidateQueries({ queryKey: [key] });
      tell(t.import.made(made.tasks));
      void navigate({ to: '/roadmaps/$id', params: { id: made.id } });
    },
  });
  const asked = new Set(preview.doubts.filter((one) => one.blocks).map((one) => one.position));
  return (
    <Stack gap="lg">
      <Text fw={600} className="words">{preview.reading.title}</Text>
      <Text size="sm" fw={500} data-testid="will-make">{t.import.willMake(preview.items, preview.tasks)}</Text>
      <Questions questions={questions} reading={{ decisions, setDecisions }} preview={preview} lit={null} onPlace={nowhere} onShow={nowhere} />
      {land.error && <Failure error={land.error} />}
      <Group justify="flex-end" gap="sm">
        {questions.length > 0 && <Text size="sm" c="dimmed">{t.import.submitBlocked(questions.length)}</Text>}
        <Button size="md" disabled={questions.length > 0} loading={land.isPending || waits} onClick={() => land.mutate(requestName())}>
          {t.editions.copySubmit}
        </Button>
      </Group>
      <ReadingList items={preview.reading.items} lit={null} asked={asked} onField={nowhere} />
    </Stack>
  );
}
