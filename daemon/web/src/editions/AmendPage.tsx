import { Alert, Button, Group, Paper, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';

import { roadmapQuery } from '../api/queries';
import type { EditionPreview } from '../api/types';
import { NoRight } from '../app/NotFound';
import { may, useMe } from '../app/session';
import { FileDrop } from '../common/FileDrop';
import { Failure, Loading } from '../common/notes';
import { Page } from '../common/page';
import { tell } from '../common/toasts';
import { useSpeech } from '../i18n';
import { questionsOf, undecided } from '../import/decisions';
import { Questions } from '../import/Questions';
import { leftToDecide } from './matches';
import { SideBySide } from './SideBySide';
import { type AmendmentReview, useAmendment } from './useAmendment';

const route = getRouteApi('/gate/roadmaps/$id/amend');

export function AmendPage() {
  const { id } = route.useParams();
  return <Amend roadmap={id} />;
}

/** A new edition of a plan in force: dropped, compared, decided, put in force. */
export function Amend({ roadmap }: { roadmap: number }) {
  const { t } = useSpeech();
  const me = useMe();
  const plan = useQuery(roadmapQuery(roadmap));
  const review = useAmendment(roadmap);
  if (!may(me, 'import')) return <NoRight />;
  const hint = [plan.data?.roadmap.title, review.document?.name].filter(Boolean).join(' · ');
  return (
    <Page title={t.editions.amend} hint={hint}>
      <Stack gap="lg">
        {review.open.error && <Failure error={review.open.error} />}
        <FileDrop label={review.document ? t.import.another : t.editions.amendHint} labelOver={t.import.dropNow} button={t.import.choose}
          onFiles={([file]) => file && review.open.mutate(file)} />
        {review.document && <Compared roadmap={roadmap} review={review} />}
      </Stack>
    </Page>
  );
}

function Compared({ roadmap, review }: { roadmap: number; review: AmendmentReview }) {
  const { t } = useSpeech();
  const { preview } = review;
  const failure = preview.error && <Failure error={preview.error} onRetry={() => void preview.refetch()} />;
  if (!preview.data) return failure ?? <Stack align="center"><Loading /><Text c="dimmed">{t.editions.comparing}</Text></Stack>;
  return (
    <Stack gap="lg">
      {failure}
      <Head review={review} preview={preview.data} />
      <MostlyDropped review={review} preview={preview.data} />
      <SideBySide review={review} preview={preview.data} />
      <Doubts review={review} preview={preview.data} />
      <SubmitBar roadmap={roadmap} review={review} preview={preview.data} />
    </Stack>
  );
}

interface PartProps {
  review: AmendmentReview;
  preview: EditionPreview;
}

/** What is in force, how much changes, and by which act. */
function Head({ review, preview }: PartProps) {
  const { t } = useSpeech();
  const [typed, setTyped] = useState(review.amendment.reason || preview.reason);
  const keep = () => review.setAmendment((now) => (now.reason === typed ? now : { ...now, reason: typed }));
  const { changed, added, dropped, moved, same } = preview.counts;
  const counts = t.editions.counts;
  return (
    <Paper withBorder p="md">
      <Group justify="space-between" align="flex-start" gap="md">
        <Stack gap={4} style={{ flex: '1 1 24rem' }}>
          <Text fw={600}>{t.editions.inForce(preview.edition)}</Text>
          <Text size="sm" data-testid="counts">
            {[counts.changed(changed), counts.added(added), counts.dropped(dropped), counts.moved(moved), counts.same(same)].join(' · ')}
          </Text>
        </Stack>
        <TextInput w={320} maw="100%" label={t.editions.reason} description={t.editions.reasonHint} placeholder={t.editions.reasonPlaceholder}
          value={typed} onChange={(event) => setTyped(event.currentTarget.value)} onBlur={keep}
          onKeyDown={(event) => event.key === 'Enter' && keep()} required />
      </Group>
    </Paper>
  );
}

function MostlyDropped({ review, preview }: PartProps) {
  const { t } = useSpeech();
  if (!preview.mostly_dropped) return null;
  return (
    <Alert color="red" title={t.editions.mostlyDropped(preview.counts.dropped)}>
      <Stack gap="sm" align="flex-start">
        <Text size="sm">{t.editions.mostlyDroppedHint}</Text>
        <Button color="red" variant="light" onClick={() => review.setAmendment((now) => ({ ...now, acceptDropped: true }))}>
          {t.editions.reallyDropped}
        </Button>
      </Stack>
    </Alert>
  );
}

const nowhere = () => undefined;

/** Doubts about new and changed rows: the same questions as at an import. */
function Doubts({ review, preview }: PartProps) {
  const questions = questionsOf(preview.doubts, review.preview.isPlaceholderData ? review.decisions : undecided);
  const decided = Object.keys(review.decisions.rows).length + Object.keys(review.decisions.parties).length > 0;
  if (questions.length === 0 && !decided) return null;
  return <Questions questions={questions} reading={review} preview={preview} lit={null} onPlace={nowhere} onShow={nowhere} />;
}

function SubmitBar({ roadmap, review, preview }: PartProps & { roadmap: number }) {
  const { t } = useSpeech();
  const navigate = useNavigate();
  const left = leftToDecide(preview);
  const submit = () =>
    review.submit((done) => {
      tell(t.editions.done(done.edition, done.people_told));
      void navigate({ to: '/roadmaps/$id', params: { id: roadmap } });
    });
  const why = preview.changes_nothing ? t.editions.changesNothing : left > 0 ? t.editions.submitBlocked(left) : '';
  return (
    <Stack gap="sm">
      {review.land.error && <Failure error={review.land.error} />}
      <Group justify="flex-end" gap="sm">
        {why && <Text size="sm" c="dimmed" role="status">{why}</Text>}
        <Button size="md" disabled={why !== ''} loading={review.land.isPending || review.preview.isFetching} onClick={submit}>{t.editions.submit}</Button>
      </Group>
    </Stack>
  );
}
