// The dialogs of an organization. A refusal of the server stands in the dialog, and what was typed stays.
import { Button, Group, Modal, NativeSelect, Select, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';

import { call } from '../api/client';
import { unitsQuery } from '../api/queries';
import type { Unit } from '../api/types';
import { Failure } from '../common/notes';
import { useRequestName } from '../common/useRequestName';
import { useSpeech } from '../i18n';
import { pathOf, placesFor } from './tree';

/** The longest name that the server takes. */
const longestName = 512;
const kinds = ['region', 'municipality', 'institution', 'school', 'department'] as const;
const usualBelow: Record<Unit['kind'], Unit['kind']> = {
  region: 'municipality', municipality: 'school', institution: 'department', school: 'department', department: 'department',
};

export type Change = Partial<Pick<Unit, 'name' | 'kind' | 'active'>> & { parent?: number };

/** Sends a change and reads the tree anew. */
export function useChange(done: (unit: Unit) => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, change }: { id: number; change: Change }) => call<Unit>(`/units/${id}`, { method: 'PUT', body: change }),
    onSuccess: async (unit) => {
      await queries.invalidateQueries({ queryKey: unitsQuery.queryKey });
      done(unit);
    },
  });
}

interface FormProps {
  title: string;
  action: string;
  ready: boolean;
  busy: boolean;
  error: unknown;
  onClose: () => void;
  onSubmit: () => void;
  children: ReactNode;
}

function Form({ title, action, ready, busy, error, onClose, onSubmit, children }: FormProps) {
  const { t } = useSpeech();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready && !busy) onSubmit();
  };
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t.actions.close }}>
      <form onSubmit={submit}>
        <Stack>
          {children}
          {error != null && <Failure error={error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>{t.actions.cancel}</Button>
            <Button type="submit" disabled={!ready} loading={busy}>{action}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

interface WordsProps {
  name: string;
  kind: Unit['kind'];
  onName: (name: string) => void;
  onKind: (kind: Unit['kind']) => void;
}

function Words({ name, kind, onName, onKind }: WordsProps) {
  const { t } = useSpeech();
  return (
    <>
      <TextInput label={t.units.name} value={name} maxLength={longestName} required data-autofocus
        onChange={(event) => onName(event.target.value)} />
      <NativeSelect label={t.units.kindLabel} value={kind} data={kinds.map((one) => ({ value: one, label: t.units.kind[one] }))}
        onChange={(event) => onKind(event.target.value as Unit['kind'])} />
    </>
  );
}

interface AddFormProps {
  /** What it will lie under; none: the top. */
  parent: Unit | undefined;
  onClose: () => void;
  onAdded: (unit: Unit) => void;
}

export function AddForm({ parent, onClose, onAdded }: AddFormProps) {
  const { t } = useSpeech();
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [kind, setKind] = useState<Unit['kind']>(parent ? usualBelow[parent.kind] : 'municipality');
  const request = useRequestName();
  const add = useMutation({
    mutationFn: () => {
      const body = { kind, name: name.trim(), parent: parent?.id ?? 0 };
      return call<Unit>('/units', { method: 'POST', headers: { 'Idempotency-Key': request.of(body) }, body });
    },
    onSuccess: async (unit) => {
      await queries.invalidateQueries({ queryKey: unitsQuery.queryKey });
      onAdded(unit);
    },
  });
  return (
    <Form title={parent ? t.units.addTo(parent.name) : t.units.addTop} action={t.units.add} ready={name.trim() !== ''}
      busy={add.isPending} error={add.error} onClose={onClose} onSubmit={() => add.mutate()}>
      <Words name={name} kind={kind} onName={setName} onKind={setKind} />
    </Form>
  );
}

interface EditFormProps {
  unit: Unit;
  onClose: () => void;
}

export function RenameForm({ unit, onClose }: EditFormProps) {
  const { t } = useSpeech();
  const [name, setName] = useState(unit.name);
  const [kind, setKind] = useState(unit.kind);
  const save = useChange(onClose);
  return (
    <Form title={t.units.renameTitle} action={t.actions.save} ready={name.trim() !== ''} busy={save.isPending} error={save.error}
      onClose={onClose} onSubmit={() => save.mutate({ id: unit.id, change: { name: name.trim(), kind } })}>
      <Words name={name} kind={kind} onName={setName} onKind={setKind} />
    </Form>
  );
}

interface MoveFormProps extends EditFormProps {
  units: readonly Unit[];
  onMoved: (unit: Unit) => void;
}

export function MoveForm({ unit, units, onClose, onMoved }: MoveFormProps) {
  const { t } = useSpeech();
  const [place, setPlace] = useState<string | null>(null);
  const move = useChange(onMoved);
  const top = unit.parent == null ? [] : [{ value: '0', label: t.units.top }];
  const data = [...top, ...placesFor(units, unit).map(({ id, path }) => ({ value: String(id), label: path }))];
  return (
    <Form title={t.units.moveTitle(unit.name)} action={t.units.move} ready={place !== null} busy={move.isPending}
      error={move.error} onClose={onClose} onSubmit={() => move.mutate({ id: unit.id, change: { parent: Number(place) } })}>
      <TextInput label={t.units.now} value={pathOf(units, unit.id)} readOnly variant="filled" />
      <Select label={t.units.where} placeholder={t.units.wherePlaceholder} data={data} value={place} onChange={setPlace} searchable
        nothingFoundMessage={t.units.notFound} comboboxProps={{ withinPortal: true }} limit={100} data-autofocus />
    </Form>
  );
}
