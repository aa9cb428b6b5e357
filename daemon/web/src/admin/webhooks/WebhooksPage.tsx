// Which other systems hear of what happens. A secret is shown once: when it is made.
import { Alert, Badge, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { call } from '../../api/client';
import type { Webhook, WebhookTest, WebhookWithSecret } from '../../api/types';
import { useMoments } from '../../app/moments';
import { NoRight } from '../../app/NotFound';
import { may, useMe } from '../../app/session';
import { deed } from '../../app/theme';
import { Card } from '../../common/Card';
import { Copied } from '../../common/Copied';
import { Awaited, Empty, Failure } from '../../common/notes';
import { Page } from '../../common/page';
import { webhooksQuery } from '../queries';
import { Sure } from '../Sure';
import { useAdminWords } from '../words';
import { Letters } from './Letters';
import { WebhookForm } from './WebhookForm';

export function WebhooksPage() {
  const words = useAdminWords().webhooks;
  const me = useMe();
  const allowed = may(me, 'see_settings');
  const webhooks = useQuery({ ...webhooksQuery, enabled: allowed });
  const [adding, setAdding] = useState(false);
  const [made, setMade] = useState<WebhookWithSecret>();
  if (!allowed) return <NoRight />;
  const add = may(me, 'administer') && <Button onClick={() => setAdding(true)}>{words.add}</Button>;
  return (
    <Page title={words.title} hint={words.hint} side={add}>
      {made && <SecretShown webhook={made} onKept={() => setMade(undefined)} />}
      <Awaited query={webhooks}>
        {(items) => (items.length === 0
          ? <Empty title={words.empty} hint={words.emptyHint} />
          : items.map((one) => <WebhookCard key={one.id} webhook={one} onSecret={setMade} />))}
      </Awaited>
      {adding && (
        <WebhookForm onClose={() => setAdding(false)} onSaved={(saved) => {
          setAdding(false);
          if ('secret' in saved) setMade(saved);
        }} />
      )}
    </Page>
  );
}

function SecretShown({ webhook, onKept }: { webhook: WebhookWithSecret; onKept: () => void }) {
  const words = useAdminWords().webhooks;
  return (
    <Alert color="yellow">
      <Stack gap="sm">
        <Text fw={600}>{webhook.name}</Text>
        <Text size="sm">{words.once}</Text>
        <Copied label={words.secret} value={webhook.secret} />
        <Group><Button onClick={onKept}>{words.kept}</Button></Group>
      </Stack>
    </Alert>
  );
}

interface WebhookCardProps {
  webhook: Webhook;
  onSecret: (webhook: WebhookWithSecret) => void;
}

function WebhookCard({ webhook, onSecret }: WebhookCardProps) {
  const words = useAdminWords().webhooks;
  const badge = (
    <Badge variant="light" color={webhook.trouble ? 'red' : webhook.active ? 'pine' : 'gray'} styles={{ label: { textTransform: 'none' } }}>
      {webhook.active ? words.active : words.resting}
    </Badge>
  );
  return (
    <Card title={webhook.name} name={`webhook-${webhook.id}`} side={badge}>
      <Facts webhook={webhook} />
      <Deeds webhook={webhook} onSecret={onSecret} />
    </Card>
  );
}

function Facts({ webhook }: { webhook: Webhook }) {
  const all = useAdminWords();
  const words = all.webhooks;
  const { moment } = useMoments();
  return (
    <Stack gap={4}>
      <Text size="sm" className="words">{webhook.address}</Text>
      <Text size="sm">
        {words.types}: {webhook.types.length === 0 ? words.all : webhook.types.map((one) => all.events[one] ?? one).join(', ')}
      </Text>
      <Text size="sm" c="dimmed">{words.madeBy(webhook.made_by?.name ?? '', moment(webhook.made_at))}</Text>
      {webhook.old_secret_until && <Text size="sm">{words.oldSecret(moment(webhook.old_secret_until))}</Text>}
      {webhook.trouble && <Text size="sm" c="var(--vekha-late-words)">{words.trouble[webhook.trouble]}</Text>}
    </Stack>
  );
}

/** What a change of a subscription sends: all of it, as PUT replaces. */
const bodyOf = ({ name, address, types, active }: Webhook) => ({ name, address, types, active });

function useDeeds(webhook: Webhook, onSecret: (made: WebhookWithSecret) => void) {
  const queries = useQueryClient();
  const again = () => queries.invalidateQueries({ queryKey: webhooksQuery.queryKey });
  const at = `/webhooks/${webhook.id}`;
  return {
    test: useMutation({ mutationFn: () => call<WebhookTest>(`${at}/test`, { method: 'POST' }), onSettled: again }),
    rotate: useMutation({
      mutationFn: () => call<WebhookWithSecret>(`${at}/secrets`, { method: 'POST' }), onSuccess: onSecret, onSettled: again,
    }),
    rest: useMutation({
      mutationFn: () => call(at, { method: 'PUT', body: { ...bodyOf(webhook), active: !webhook.active } }), onSettled: again,
    }),
    remove: useMutation({ mutationFn: () => call(at, { method: 'DELETE' }), onSettled: again }),
  };
}

function Deeds({ webhook, onSecret }: WebhookCardProps) {
  const words = useAdminWords().webhooks;
  const [open, setOpen] = useState<'edit' | 'letters'>();
  const { test, rotate, rest, remove } = useDeeds(webhook, onSecret);
  const error = test.error ?? rotate.error ?? rest.error ?? remove.error;
  const allowed = may(useMe(), 'administer');
  const shut = () => setOpen(undefined);
  return (
    <>
      {test.data && <Tested test={test.data} />}
      {error && <Failure error={error} />}
      <Group gap="xs">
        <Button size="sm" variant="default" onClick={() => setOpen('letters')}>{words.letters}</Button>
        {allowed && (
          <>
            <Button size="sm" variant="default" loading={test.isPending} onClick={() => test.mutate()}>{words.test}</Button>
            <Button size="sm" variant="default" onClick={() => setOpen('edit')}>{words.edit}</Button>
            <Button size="sm" variant="default" loading={rest.isPending} onClick={() => rest.mutate()}>
              {webhook.active ? words.rest : words.wake}
            </Button>
            <Sure action={words.rotate} question={words.rotateAsk} busy={rotate.isPending} onYes={() => rotate.mutate()} />
            <Sure action={words.remove} question={words.removeAsk(webhook.name)} color={deed.stop} busy={remove.isPending} onYes={() => remove.mutate()} />
          </>
        )}
      </Group>
      {open === 'edit' && <WebhookForm webhook={webhook} onClose={shut} onSaved={shut} />}
      {open === 'letters' && (
        <Modal opened onClose={shut} title={words.lettersOf(webhook.name)} size="xl"><Letters webhook={webhook} /></Modal>
      )}
    </>
  );
}

function Tested({ test }: { test: WebhookTest }) {
  const words = useAdminWords().webhooks;
  return (
    <Text size="sm" role="status" c={test.taken ? 'var(--vekha-done-words)' : 'var(--vekha-late-words)'}>
      {test.taken ? words.testTaken(test.code) : words.testFailed(words.outcome[test.outcome], test.code)}
    </Text>
  );
}
