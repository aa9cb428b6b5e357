import { ActionIcon, Button, Group, Stack, Text } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';

import './papers.css';
import { address } from '../api/client';
import type { Evidence, Task } from '../api/types';
import { useMoments } from '../app/moments';
import { BackIcon, ForwardIcon } from '../common/icons';
import { Loading } from '../common/notes';
import { useSpeech } from '../i18n';
import { formatDay } from '../i18n/dates';
import { sizeWords } from '../task/facts';
import { lookOf, webAddress } from './kinds';
import { PictureView } from './PictureView';

const PdfView = lazy(() => import('./PdfView').then(({ PdfView }) => ({ default: PdfView })));
const WordsView = lazy(() => import('./WordsView').then(({ WordsView }) => ({ default: WordsView })));

interface PaperReaderProps {
  task: Task;
  /** The number of the paper that is looked at first. */
  first: number;
}

/** One paper of the task after another, read where one stands. */
export function PaperReader({ task, first }: PaperReaderProps) {
  const { t } = useSpeech();
  const [number, setNumber] = useState(first);
  const all = task.evidence;
  const at = Math.max(0, all.findIndex((one) => one.number === number));
  const shown = all[at];
  if (!shown) return null;
  const go = (step: number) => setNumber(all[at + step]?.number ?? number);
  return (
    <Stack gap="sm" h="100%" data-paper={shown.number}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <About task={task} paper={shown} />
        {all.length > 1 && (
          <Group gap={4} wrap="nowrap">
            <ActionIcon variant="default" size="lg" aria-label={t.papers.previous} disabled={at === 0} onClick={() => go(-1)}><BackIcon /></ActionIcon>
            <Text size="sm" c="dimmed" style={{ whiteSpace: 'nowrap' }}>{t.papers.place(at + 1, all.length)}</Text>
            <ActionIcon variant="default" size="lg" aria-label={t.papers.next} disabled={at === all.length - 1} onClick={() => go(1)}><ForwardIcon /></ActionIcon>
          </Group>
        )}
      </Group>
      <Suspense fallback={<Loading />}><Shown key={shown.number} task={task} paper={shown} /></Suspense>
    </Stack>
  );
}

function About({ task, paper }: { task: Task; paper: Evidence }) {
  const { language, t } = useSpeech();
  const { moment } = useMoments();
  const reference = t.task.documentRef(paper.document_number, paper.document_date ? formatDay(language, paper.document_date) : '');
  const size = paper.link ? '' : sizeWords(t, paper.bytes);
  return (
    <Stack gap={2} style={{ minWidth: 0 }}>
      <Text fw={600} className="words">{paper.title || paper.link}</Text>
      <Text size="xs" c="dimmed">
        {[t.evidenceKind[paper.kind], reference, size, t.task.evidenceBy(paper.by?.name ?? t.state.system, moment(paper.at))].filter(Boolean).join(' · ')}
      </Text>
      {!paper.link && (
        <div>
          <Button component="a" href={address(`/tasks/${task.id}/evidence/${paper.number}`)} download size="compact-sm" variant="subtle" px={0}>
            {t.papers.download}
          </Button>
        </div>
      )}
    </Stack>
  );
}

function Shown({ task, paper }: { task: Task; paper: Evidence }) {
  const { t } = useSpeech();
  const source = address(`/tasks/${task.id}/evidence/${paper.number}`);
  switch (lookOf(paper)) {
    case 'picture': return <PictureView source={source} name={paper.title} />;
    case 'pdf': return <PdfView source={source} />;
    case 'text': return <WordsView task={task.id} number={paper.number} />;
    case 'link': return (
      <Stack align="flex-start" gap="xs">
        <Text size="sm">{t.papers.link}</Text>
        <Button component="a" href={webAddress(paper.link)} target="_blank" rel="noopener noreferrer" variant="light">{t.papers.openLink}</Button>
      </Stack>
    );
    case 'none': return <Text c="dimmed">{t.papers.cannotShow}</Text>;
  }
}
