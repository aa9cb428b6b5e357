import { Collapse, Group, SegmentedControl, Select, SimpleGrid, Stack, Text, TextInput, UnstyledButton } from '@mantine/core';
import { type ReactNode, useState } from 'react';

import './papers.css';
import type { UploadDetails } from '../api/upload';
import { type EvidenceKind, evidenceKinds, type Task } from '../api/types';
import { DayInput } from '../common/DayInput';
import { FileDrop } from '../common/FileDrop';
import { CameraIcon, FileIcon } from '../common/icons';
import { useSpeech } from '../i18n';
import { isDay } from '../i18n/dates';
import { openSlots } from '../task/facts';
import { LinkForm } from './LinkForm';
import { named } from './names';
import { PickButton } from './PickButton';
import { UploadLine } from './UploadLine';
import { usePaste } from './usePaste';
import { useTouch } from './useTouch';
import { useUploads } from './useUploads';

/** What a person says about a paper beside the paper itself. `slot` 0: it answers no requirement in particular. */
export interface PaperDetails {
  slot: number;
  kind: EvidenceKind;
  number: string;
  day: string;
}

/** The part of the details that a request carries; what was left empty is left out. */
export function requestDetails(details: PaperDetails): UploadDetails {
  return {
    requirement: details.slot,
    ...(details.slot === 0 && { kind: details.kind }),
    ...(details.number.trim() && { document_number: details.number.trim() }),
    ...(isDay(details.day) && { document_date: details.day }),
  };
}

/** What is meant until a person chooses: the next empty slot; after each paper that is another one. */
export function firstSlot(task: Pick<Task, 'requirements'>): number {
  return openSlots(task)[0]?.number ?? 0;
}
const emptyDetails = { kind: 'other', number: '', day: '' } as const;

/** Hands papers in: chosen, dropped, pasted, taken by the camera, or named by a link. */
export function AttachPanel({ task }: { task: Task }) {
  const { t } = useSpeech();
  const touch = useTouch();
  const [way, setWay] = useState<'file' | 'link'>('file');
  const [pasted, setPasted] = useState('');
  const [chosen, setChosen] = useState<(Omit<PaperDetails, 'slot'> & { slot?: number | undefined })>(emptyDetails);
  const details: PaperDetails = { ...chosen, slot: chosen.slot ?? firstSlot(task) };
  const { uploads, queue } = useUploads(task);
  const reset = () => setChosen(emptyDetails);
  const send = (files: File[]) => {
    queue.add(named(t.papers.photo, files), requestDetails(details));
    reset();
  };
  const takeLink = (link: string) => {
    setPasted(link);
    setWay('link');
  };
  usePaste({ onFiles: send, onLink: takeLink });
  const fields = <DetailsFields task={task} details={details} onChange={setChosen} />;
  return (
    <Stack gap="sm" pt="xs" style={{ borderTop: '1px solid var(--vekha-line)' }}>
      <Group justify="space-between">
        <Text fw={500}>{t.task.attachTitle}</Text>
        <SegmentedControl size="xs" value={way} onChange={(next) => setWay(next as 'file' | 'link')} aria-label={t.task.attachTitle}
          data={[{ value: 'file', label: t.task.fileTab }, { value: 'link', label: t.task.linkTab }]} />
      </Group>
      {touch ? <Folding title={t.papers.about(details.slot === 0 ? t.task.anySlot : slotName(task, details.slot, t))}>{fields}</Folding> : fields}
      {way === 'file' && touch && (
        <SimpleGrid cols={2} spacing="sm">
          <PickButton camera variant="light" leftSection={<CameraIcon size={18} />} onFiles={send}>{t.papers.shoot}</PickButton>
          <PickButton variant="light" leftSection={<FileIcon size={18} />} onFiles={send}>{t.papers.files}</PickButton>
        </SimpleGrid>
      )}
      {way === 'file' && !touch && (
        <FileDrop multiple label={t.papers.dropHere} labelOver={t.task.dropNow} button={t.task.choose} onFiles={send} />
      )}
      {way === 'link' && <LinkForm key={pasted} task={task} details={details} link={pasted} onDone={reset} />}
      {uploads.map((one) => <UploadLine key={one.key} upload={one} queue={queue} />)}
    </Stack>
  );
}

function slotName(task: Task, number: number, t: ReturnType<typeof useSpeech>['t']): string {
  const slot = task.requirements.find((one) => one.number === number);
  return slot ? t.task.slot(number, t.evidenceKind[slot.kind]) : t.task.anySlot;
}

/** On a phone the paper comes first; what is said about it is a touch away. */
function Folding({ title, children }: { title: string; children: ReactNode }) {
  const [opened, setOpened] = useState(false);
  return (
    <div>
      <UnstyledButton aria-expanded={opened} onClick={() => setOpened(!opened)} py={6}>
        <Text size="sm" td="underline">{title}</Text>
      </UnstyledButton>
      <Collapse in={opened}>{children}</Collapse>
    </div>
  );
}

interface DetailsFieldsProps {
  task: Task;
  details: PaperDetails;
  onChange: (details: PaperDetails) => void;
}

function DetailsFields({ task, details, onChange }: DetailsFieldsProps) {
  const { t } = useSpeech();
  const slots = task.requirements.map((one) => ({ value: String(one.number), label: t.task.slot(one.number, t.evidenceKind[one.kind]) }));
  return (
    <SimpleGrid cols={{ base: 1, sm: details.slot === 0 ? 2 : 3 }} spacing="sm">
      <Select label={t.task.forWhat} allowDeselect={false} data={[...slots, { value: '0', label: t.task.anySlot }]}
        value={String(details.slot)} onChange={(value) => onChange({ ...details, slot: Number(value ?? 0) })} />
      {details.slot === 0 && (
        <Select label={t.task.kind} allowDeselect={false} value={details.kind}
          data={evidenceKinds.map((kind) => ({ value: kind, label: t.evidenceKind[kind] }))}
          onChange={(value) => onChange({ ...details, kind: (value ?? 'other') as EvidenceKind })} />
      )}
      <TextInput label={t.task.documentNumber} placeholder={t.task.optional} value={details.number} maxLength={200}
        onChange={(event) => onChange({ ...details, number: event.target.value })} />
      <DayInput label={t.task.documentDate} value={details.day} max={task.today} onDay={(day) => onChange({ ...details, day })} />
    </SimpleGrid>
  );
}
