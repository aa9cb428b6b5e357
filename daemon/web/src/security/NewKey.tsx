import { Alert, Button, Checkbox, Group, NativeSelect, Select, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';

import { call } from '../api/client';
import { unitsQuery } from '../api/queries';
import type { TokenScope, TokenWithSecret } from '../api/types';
import { Copied } from '../common/Copied';
import { Failure } from '../common/notes';
import { useSpeech } from '../i18n';
import { pathOf } from '../units/tree';

const scopes: readonly TokenScope[] = ['read', 'act', 'import', 'administer'];
const terms = [7, 30, 90, 180, 366];
const usualDays = 90;
const longestName = 200;

export function NewKey({ onMade }: { onMade: (token: TokenWithSecret) => void }) {
  const { t } = useSpeech();
  const [name, setName] = useState('');
  const [allowed, setAllowed] = useState<string[]>(['read']);
  const [days, setDays] = useState(usualDays);
  const [organization, setOrganization] = useState<string | null>(null);
  const units = (useQuery(unitsQuery).data ?? []).filter((unit) => unit.active);
  const make = useMutation({
    mutationFn: () => call<TokenWithSecret>('/tokens', {
      method: 'POST', body: { name: name.trim(), scopes: allowed, days, ...(organization ? { organization: Number(organization) } : {}) },
    }),
    onSuccess: onMade,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    make.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <TextInput label={t.access.name} description={t.access.nameHint} value={name} required maxLength={longestName}
          onChange={(event) => setName(event.target.value)} />
        <Checkbox.Group label={t.access.scopes} value={allowed} onChange={setAllowed}>
          <Stack gap="xs" mt="xs">
            {scopes.map((scope) => <Checkbox key={scope} value={scope} label={t.access.scope[scope]} />)}
          </Stack>
        </Checkbox.Group>
        {units.length > 0 && (
          <Select label={t.access.organization} placeholder={t.access.everywhere} value={organization} onChange={setOrganization} searchable clearable
            data={units.map((unit) => ({ value: String(unit.id), label: pathOf(units, unit.id) }))} />
        )}
        {make.error && <Failure error={make.error} />}
        <Group align="flex-end" gap="sm">
          <NativeSelect label={t.access.term} value={String(days)} onChange={(event) => setDays(Number(event.target.value))}
            data={terms.map((n) => ({ value: String(n), label: t.access.days(n) }))} />
          <Button type="submit" loading={make.isPending} disabled={name.trim() === '' || allowed.length === 0}>{t.access.make}</Button>
        </Group>
      </Stack>
    </form>
  );
}

/** The secret, this once; only a key that may read has an example, for the example reads. */
export function NewKeyShown({ token, onKept }: { token: TokenWithSecret; onKept: () => void }) {
  const { t } = useSpeech();
  const example = `curl -H 'Authorization: Bearer ${token.secret}' ${window.location.origin}/api/v1/board`;
  return (
    <Alert color="yellow">
      <Stack gap="sm">
        <Text fw={600}>{token.name}</Text>
        <Text size="sm">{t.access.once}</Text>
        <Copied label={t.access.secret} value={token.secret} />
        {token.scopes.includes('read') && <Copied label={t.access.example} value={example} />}
        <Group><Button onClick={onKept}>{t.access.kept}</Button></Group>
      </Stack>
    </Alert>
  );
}
