import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { type FormEvent, lazy, type ReactNode, Suspense, useState } from 'react';

import '../papers/papers.css';
import type { Task, Waiver } from '../api/types';
import { Loading } from '../common/notes';
import { useSpeech } from '../i18n';
import { openSlots } from './facts';
import { useStep } from './useStep';

const PaperReader = lazy(() => import('../papers/PaperReader').then((found) => ({ default: found.PaperReader })));

interface AcceptDialogProps {
  task: Task;
  opened: boolean;
  onClose: () => void;
}

interface Acceptance {
  waivers: Waiver[];
  submission?: number;
  shortfall?: string;
  excuse?: string;
}

/** Acceptance; a slot still empty asks why its paper is not needed. */
export function AcceptDialog({ task, opened, onClose }: AcceptDialogProps) {
  const { t } = useSpeech();
  const [reasons, setReasons] = useState<Record<number, string>>({});
  const [shortfall, setShortfall] = useState('');
  const [excuse, setExcuse] = useState('');
  const accept = useStep<Acceptance>(task, 'accept', t.task.accepted, onClose);
  const missing = openSlots(task);
  const short = task.indicators.filter((one) => one.falls_short);
  const owed = task.children.all - task.children.accepted - task.children.excused;
  const waivers = missing.map(({ number }) => ({ requirement: number, reason: (reasons[number] ?? '').trim() }));
  const ready =
    waivers.every((one) => one.reason !== '') && (short.length === 0 || shortfall.trim() !== '') && (owed === 0 || excuse.trim() !== '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!ready) return;
    const body: Acceptance = { waivers };
    const report = task.submissions.at(-1);
    if (report) body.submission = report.number;
    if (short.length > 0) body.shortfall = shortfall.trim();
    if (owed > 0) body.excuse = excuse.trim();
    accept.mutate(body);
  };
  return (
    <Modal opened={opened} onClose={onClose} title={t.task.accept} size={task.evidence.length > 0 ? '72rem' : 'md'}
      closeButtonProps={{ 'aria-label': t.actions.close }}>
      <Beside task={task}>
        <form onSubmit={submit}>
          <Stack>
            <Text size="sm">{missing.length > 0 ? t.task.acceptOpen(missing.length) : t.task.acceptClear}</Text>
            {missing.map((slot) => (
              <Textarea key={slot.number} required autosize minRows={2} maxLength={4000}
                label={t.task.waiverFor(t.task.slot(slot.number, t.evidenceKind[slot.kind]))} value={reasons[slot.number] ?? ''}
                onChange={(event) => setReasons({ ...reasons, [slot.number]: event.target.value })} />
            ))}
            {short.length > 0 && (
              <Textarea required autosize minRows={2} maxLength={4000} value={shortfall}
                label={t.task.whyShort(short.map((one) => one.text).join('; '))} onChange={(event) => setShortfall(event.target.value)} />
            )}
            {owed > 0 && (
              <Textarea required autosize minRows={2} maxLength={4000} value={excuse} label={t.task.whyExcused(owed)}
                onChange={(event) => setExcuse(event.target.value)} />
            )}
            {!ready && <Text size="sm" c="dimmed">{t.task.reasonNeeded}</Text>}
            <Group justify="flex-end">
              <Button variant="default" onClick={onClose}>{t.actions.cancel}</Button>
              <Button type="submit" disabled={!ready} loading={accept.isPending}>{t.step.accept}</Button>
            </Group>
          </Stack>
        </form>
      </Beside>
    </Modal>
  );
}

/** What is accepted is read beside the acceptance; on a narrow screen above it. */
function Beside({ task, children }: { task: Task; children: ReactNode }) {
  const { t } = useSpeech();
  const newest = task.evidence.at(-1);
  if (!newest) return children;
  return (
    <div className="accepting">
      <section aria-label={t.papers.beside}>
        <Suspense fallback={<Loading />}><PaperReader task={task} first={newest.number} /></Suspense>
      </section>
      {children}
    </div>
  );
}
