import { Anchor, Button, Group, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';

import { useMoments } from '../app/moments';
import { address, call } from '../api/client';
import type { Evidence, Task } from '../api/types';
import { FileIcon, LinkIcon } from '../common/icons';
import { tell } from '../common/toasts';
import { useSpeech } from '../i18n';
import { formatDay } from '../i18n/dates';
import { lookOf, webAddress } from '../papers/kinds';
import { canWithdraw, sizeWords } from './facts';
import { keepTask, useTaskFailure } from './useStep';

const PaperDrawer = lazy(() => import('../papers/PaperDrawer').then((found) => ({ default: found.PaperDrawer })));

interface EvidenceLineProps {
  task: Task;
  evidence: Evidence;
}

function hrefOf(task: Task, evidence: Evidence): string | undefined {
  return evidence.link ? webAddress(evidence.link) : address(`/tasks/${task.id}/evidence/${evidence.number}`);
}

/** One paper or link, who brought it and when, its own number and date. */
export function EvidenceLine({ task, evidence }: EvidenceLineProps) {
  const { language, t } = useSpeech();
  const { moment } = useMoments();
  const title = evidence.title || evidence.link;
  const reference = t.task.documentRef(evidence.document_number, evidence.document_date ? formatDay(language, evidence.document_date) : '');
  const size = evidence.link ? '' : sizeWords(t, evidence.bytes);
  const look = lookOf(evidence);
  const lookable = look !== 'link' && look !== 'none';
  const elsewhere = evidence.link ? { target: '_blank', rel: 'noopener noreferrer' } : { download: true };
  return (
    <Group gap="xs" wrap="nowrap" align="flex-start" pl="xs" data-evidence={evidence.number}>
      <Text c="dimmed" component="span" pt={2}>{evidence.link ? <LinkIcon size={18} /> : <FileIcon size={18} />}</Text>
      <div style={{ minWidth: 0, flex: 1 }}>
        <Anchor href={hrefOf(task, evidence)} {...elsewhere} className="words">{title}</Anchor>
        <Text size="xs" c="dimmed">
          {[reference, size, t.task.evidenceBy(evidence.by?.name ?? t.state.system, moment(evidence.at))]
            .filter(Boolean).join(' · ')}
        </Text>
      </div>
      {lookable && <Look task={task} evidence={evidence} />}
      {canWithdraw(task, evidence) && <Withdraw task={task} number={evidence.number} />}
    </Group>
  );
}

/** Opens the paper beside the task. */
function Look({ task, evidence }: EvidenceLineProps) {
  const { t } = useSpeech();
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button size="compact-xs" variant="light" aria-label={t.papers.lookAt(evidence.title)} onClick={() => setOpened(true)}>{t.papers.look}</Button>
      {opened && <Suspense fallback={null}><PaperDrawer task={task} first={evidence.number} onClose={() => setOpened(false)} /></Suspense>}
    </>
  );
}

function Withdraw({ task, number }: { task: Task; number: number }) {
  const { t } = useSpeech();
  const queries = useQueryClient();
  const failed = useTaskFailure(task.id);
  const withdraw = useMutation({
    mutationFn: () => call<Task>(`/tasks/${task.id}/evidence/${number}`, { method: 'DELETE' }),
    onError: failed,
    onSuccess: (changed) => {
      keepTask(queries, changed);
      tell(t.task.withdrawn);
    },
  });
  return (
    <Button size="compact-xs" variant="subtle" color="gray" loading={withdraw.isPending} onClick={() => withdraw.mutate()}>
      {t.task.withdraw}
    </Button>
  );
}
