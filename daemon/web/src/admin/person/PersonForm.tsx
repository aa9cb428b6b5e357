import { Button, Checkbox, Group, Modal, NativeSelect, Select, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';

import { call } from '../../api/client';
import { peopleQuery, unitsQuery } from '../../api/queries';
import type { Duty, Person } from '../../api/types';
import { may, useMe } from '../../app/session';
import { Failure } from '../../common/notes';
import { tell } from '../../common/toasts';
import { useRequestName } from '../../common/useRequestName';
import { useSpeech } from '../../i18n';
import { pathOf } from '../../units/tree';
import { useAdminWords } from '../words';

const duties: readonly Duty[] = [
  'executor', 'controller', 'department_head', 'deputy_head', 'head', 'administrator', 'observer', 'auditor',
];
const longestLogin = 64;
const longestWords = 512;
const wholeOffice = '0';

interface PersonFormProps {
  /** The one that is changed; none: a new one. */
  person?: Person;
  onClose: () => void;
}

type Typed = Pick<Person, 'login' | 'name' | 'position' | 'department' | 'email' | 'language' | 'duties'> & { unit: string };

const empty: Typed = { login: '', name: '', position: '', department: '', email: '', language: 'ru', duties: ['executor'], unit: wholeOffice };

/** The server says of each field what is wrong with it; what was typed stays. */
export function PersonForm({ person, onClose }: PersonFormProps) {
  const { t } = useSpeech();
  const words = useAdminWords().one;
  const keeps = may(useMe(), 'keep_person');
  const queries = useQueryClient();
  const [typed, setTyped] = useState<Typed>(person ? { ...person, unit: String(person.unit ?? wholeOffice) } : empty);
  const [unitTouched, setUnitTouched] = useState(false);
  const request = useRequestName();
  const put = (part: Partial<Typed>) => setTyped((before) => ({ ...before, ...part }));
  const save = useMutation({
    mutationFn: () => {
      const { login, position, department, email, language } = typed;
      const body = {
        login: login.trim(), name: typed.name.trim(), position, department, email: email.trim(), language,
        ...(keeps && { duties: typed.duties }), ...(unitTouched && { unit: Number(typed.unit) }),
      };
      return call<Person>('/people', { method: 'POST', headers: person ? {} : { 'Idempotency-Key': request.of(body) }, body });
    },
    onSuccess: async (saved) => {
      tell(person ? words.saved : words.added(saved.name));
      await queries.invalidateQueries({ queryKey: peopleQuery.queryKey });
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <Modal opened onClose={onClose} title={person?.name ?? words.add} closeButtonProps={{ 'aria-label': t.actions.close }}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          {!person && <Text size="sm" c="dimmed">{words.addHint}</Text>}
          <TextInput label={words.name} value={typed.name} required maxLength={longestWords} data-autofocus onChange={(event) => put({ name: event.target.value })} />
          {!person && (
            <TextInput label={words.login} description={words.loginHint} value={typed.login} required maxLength={longestLogin} autoComplete="off"
              onChange={(event) => put({ login: event.target.value })} />
          )}
          <TextInput label={words.position} value={typed.position} maxLength={longestWords} onChange={(event) => put({ position: event.target.value })} />
          <TextInput label={words.department} value={typed.department} maxLength={longestWords} onChange={(event) => put({ department: event.target.value })} />
          <TextInput label={words.email} type="email" value={typed.email} maxLength={longestWords} onChange={(event) => put({ email: event.target.value })} />
          <NativeSelect label={words.language} value={typed.language} onChange={(event) => put({ language: event.target.value as Person['language'] })}
            data={[{ value: 'ru', label: words.languages.ru }, { value: 'en', label: words.languages.en }]} />
          <UnitField value={typed.unit} onUnit={(unit) => { setUnitTouched(true); put({ unit }); }} />
          {keeps && (
            <Checkbox.Group label={words.duties} value={typed.duties} onChange={(chosen) => put({ duties: chosen as Duty[] })}>
              <Stack gap={6} mt={4}>{duties.map((one) => <Checkbox key={one} value={one} label={t.duty[one]} />)}</Stack>
            </Checkbox.Group>
          )}
          {save.error && <Failure error={save.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>{t.actions.cancel}</Button>
            <Button type="submit" loading={save.isPending} disabled={typed.name.trim() === '' || typed.login.trim() === ''}>
              {person ? t.actions.save : words.add}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

/** Where the person works; nothing where there is no tree of organizations or it is not theirs to keep. */
function UnitField({ value, onUnit }: { value: string; onUnit: (unit: string) => void }) {
  const { t } = useSpeech();
  const words = useAdminWords().one;
  const units = useQuery({ ...unitsQuery, enabled: may(useMe(), 'keep_units') }).data ?? [];
  if (units.length === 0) return null;
  const data = [
    { value: wholeOffice, label: words.wholeOffice },
    ...units.filter((one) => one.active || String(one.id) === value).map((one) => ({ value: String(one.id), label: pathOf(units, one.id) })),
  ];
  return (
    <Select label={words.unit} data={data} value={value} allowDeselect={false} searchable limit={100} nothingFoundMessage={t.units.notFound}
      onChange={(unit) => { if (unit !== null) onUnit(unit); }} />
  );
}
