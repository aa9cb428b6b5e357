import { Badge, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { call } from '../api/client';
import { tokensQuery, unitsQuery } from '../api/queries';
import type { Token, TokenWithSecret } from '../api/types';
import { useMoments } from '../app/moments';
import { Card } from '../common/Card';
import { Awaited, Failure } from '../common/notes';
import { tell } from '../common/toasts';
import { useSpeech } from '../i18n';
import { pathOf } from '../units/tree';
import { NewKey, NewKeyShown } from './NewKey';

/** One's own keys for programs: those there are, making one, ending one. */
export function KeysCard() {
  const { t } = useSpeech();
  const queries = useQueryClient();
  const tokens = useQuery(tokensQuery);
  const [made, setMade] = useState<TokenWithSecret | null>(null);
  const [ending, setEnding] = useState<Token | null>(null);
  const onMade = (token: TokenWithSecret) => {
    setMade(token);
    void queries.invalidateQueries({ queryKey: tokensQuery.queryKey });
  };
  return (
    <Card title={t.access.keys} name="keys">
      <Text size="sm" c="dimmed">{t.access.keysHint}</Text>
      <Awaited query={tokens}>
        {(items) => (items.length === 0
          ? <Text>{t.access.noKeys}</Text>
          : <>{items.map((one) => <KeyRow key={one.id} token={one} onEnd={() => setEnding(one)} />)}</>)}
      </Awaited>
      {made ? <NewKeyShown token={made} onKept={() => setMade(null)} /> : <NewKey onMade={onMade} />}
      {ending && <EndKey token={ending} onClose={() => setEnding(null)} />}
    </Card>
  );
}

function KeyRow({ token, onEnd }: { token: Token; onEnd: () => void }) {
  const { t } = useSpeech();
  const { moment } = useMoments();
  const units = useQuery({ ...unitsQuery, enabled: token.organization !== null }).data ?? [];
  const only = token.organization === null ? '' : pathOf(units, token.organization) || `№ ${token.organization}`;
  const term = token.open ? t.access.until(moment(token.expires_at))
    : token.ended_at ? t.access.endedAt(moment(token.ended_at)) : t.access.expiredAt(moment(token.expires_at));
  return (
    <Group justify="space-between" wrap="nowrap" align="flex-start" data-key={token.id}>
      <Stack gap={2}>
        <Group gap="xs">
          <Text fw={500}>{token.name}</Text>
          {!token.open && <Badge variant="light" color="gray" styles={{ label: { textTransform: 'none' } }}>{t.access.over}</Badge>}
        </Group>
        <Text size="sm">{token.scopes.map((scope) => t.access.scope[scope]).join(' · ')}</Text>
        {only && <Text size="sm">{t.access.onlyIn(only)}</Text>}
        <Text size="sm" c="dimmed">{term}</Text>
        <Text size="sm" c="dimmed">{token.used_at ? t.access.used(moment(token.used_at), token.used_from) : t.access.neverUsed}</Text>
      </Stack>
      {token.open && (
        <Button size="xs" variant="default" onClick={onEnd} style={{ flexShrink: 0 }}
          aria-label={t.access.endOf(token.name)}>{t.access.end}</Button>
      )}
    </Group>
  );
}

function EndKey({ token, onClose }: { token: Token; onClose: () => void }) {
  const { t } = useSpeech();
  const queries = useQueryClient();
  const end = useMutation({
    mutationFn: () => call<Token>('/tokens/end', { method: 'POST', body: { token: token.id } }),
    onSuccess: () => {
      tell(t.access.keyEnded);
      onClose();
      return queries.invalidateQueries({ queryKey: tokensQuery.queryKey });
    },
  });
  return (
    <Modal opened onClose={onClose} title={t.access.sureTitle}>
      <Stack gap="sm">
        <Text>{t.access.sure(token.name)}</Text>
        {end.error && <Failure error={end.error} />}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>{t.access.keep}</Button>
          <Button color="red" loading={end.isPending} onClick={() => end.mutate()}>{t.access.end}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
