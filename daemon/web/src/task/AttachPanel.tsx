import { CloseButton, Group, Progress, SegmentedControl, Select, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';

import type { UploadDetails } from '../api/upload';
import { type EvidenceKind, evidenceKinds, type Task } from '../api/types';
import { DayInput } from '../common/DayInput';
import { FileDrop } from '../common/FileDrop';
import { Failure } from '../common/notes';
import { useSpeech } from '../i18n';
import { isDay } from '../i18n/dates';
import { openSlots } from './facts';
import { LinkForm } from './LinkForm';
import { type Upload, useUploads } from './useUploads';

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

const firstSlot = (task: Task): number => openSlots(task)[0]?.number ?? 0;
const emptyDetails = { kind: 'other', number: '', day: '' } as const;

export function AttachPanel({ task }: { task: Task }) {
  const { t } = useSpeech();
  const [way, setWay] = useState<'file' | 'link'>('file');
  const [chosen, setChosen] = useState<(Omit<PaperDetails, 'slot'> & { slot?: number | undefined })>(emptyDetails);
  // Until a person chooses, the next empty slot is meant; after each paper that is another one.
  const details: PaperDetails = { ...chosen, slot: chosen.slot ?? firstSlot(task) };
  const { uploads, start, dismiss } = useUploads(task);
  const reset = () => setChosen(emptyDetails);
  const send = async (files: File[]) => {
    if (await start(files, requestDetails(details))) reset();
  };
  return (
    <Stack gap="sm" pt="xs" style={{ borderTop: '1px solid var(--vekha-line)' }}>
      <Group justify="space-between">
        <Text fw={500}>{t.task.attachTitle}</Text>
        <SegmentedControl size="xs" value={way} onChange={(next) => setWay(next as 'file' | 'link')} aria-label={t.task.attachTitle}
          data={[{ value: 'file', label: t.task.fileTab }, { value: 'link', label: t.task.linkTab }]} />
      </Group>
      <DetailsFields task={task} details={details} onChange={setChosen} />
      {way === 'file'
        ? <FileDrop multiple label={t.task.dropHere} labelOver={t.task.dropNow} button={t.task.choose} onFiles={(files) => void send(files)} />
        : <LinkForm task={task} details={details} onDone={reset} />}
      {uploads.map((one) => <UploadLine key={one.key} upload={one} onDismiss={() => dismiss(one.key)} />)}
    </Stack>
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

function UploadLine({ upload, onDismiss }: { upload: Upload; onDismiss: () => void }) {
  const { t } = useSpeech();
  const percent = Math.round(upload.share * 100);
  if (upload.error)
    return (
      <Group gap="xs" wrap="nowrap" align="flex-start">
        <div style={{ flex: 1 }}><Failure error={upload.error} title={t.task.uploadFailed(upload.name)} /></div>
        <CloseButton aria-label={t.actions.close} onClick={onDismiss} />
      </Group>
    );
  return (
    <div>
      <Text size="sm">{t.task.uploading(upload.name, percent)}</Text>
      <Progress value={percent} aria-label={upload.name} animated />
    </div>
  );
}
