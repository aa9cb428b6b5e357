import { Badge, Button, Code, Group, NativeSelect, Paper, Stack, Text } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { call } from '../../api/client';
import type { LetterPage, LetterState, Replayed, Webhook } from '../../api/types';
import { useMoments } from '../../app/moments';
import { may, useMe } from '../../app/session';
import { Awaited, Failure, More } from '../../common/notes';
import { tell } from '../../common/toasts';
import { useSpeech } from '../../i18n';
import { lettersQuery, webhooksQuery } from '../queries';
import { useAdminWords } from '../words';

type Letter = LetterPage['items'][number];
const states: readonly LetterState[] = ['dead', 'waiting', 'leased', 'sent'];
const colors: Record<LetterState, string> = { dead: 'red', waiting: 'blue', leased: 'blue', sent: 'pine' };

/** What was posted to a system and whether it took it; dead ones are sent again from here. */
export function Letters({ webhook }: { webhook: Webhook }) {
  const words = useAdminWords().webhooks;
  const mayReplay = may(useMe(), 'administer');
  const queries = useQueryClient();
  const [state, setState] = useState<LetterState | ''>('');
  const letters = useInfiniteQuery(lettersQuery(webhook.id, state));
  const replay = useMutation({
    mutationFn: (letter?: Letter) =>
      call<Replayed>(`/webhooks/${webhook.id}/letters/${letter ? `${letter.sequence}/` : ''}replay`, { method: 'POST' }),
    onSuccess: ({ replayed }) => tell(words.replayed(replayed)),
    onSettled: () => queries.invalidateQueries({ queryKey: webhooksQuery.queryKey }),
  });
  return (
    <Stack gap="sm">
      <Group align="flex-end" gap="sm">
        <NativeSelect label={words.stateLabel} value={state} onChange={(event) => setState(event.target.value as LetterState | '')}
          data={[{ value: '', label: words.anyState }, ...states.map((one) => ({ value: one, label: words.state[one] }))]} />
        {mayReplay && webhook.trouble === 'letters_dead' && (
          <Button variant="light" loading={replay.isPending} onClick={() => replay.mutate(undefined)}>{words.replayAll}</Button>
        )}
      </Group>
      {replay.error && <Failure error={replay.error} />}
      <Awaited query={letters}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          if (items.length === 0) return <Text size="sm" c="dimmed">{words.noLetters}</Text>;
          return items.map((one) => (
            <LetterRow key={one.id} letter={one} busy={replay.isPending} {...(mayReplay && { onReplay: () => replay.mutate(one) })} />
          ));
        }}
      </Awaited>
      <More query={letters} />
    </Stack>
  );
}

interface LetterRowProps {
  letter: Letter;
  busy: boolean;
  onReplay?: () => void;
}

function LetterRow({ letter, busy, onReplay }: LetterRowProps) {
  const { t } = useSpeech();
  const all = useAdminWords();
  const words = all.webhooks;
  const { moment } = useMoments();
  const [open, setOpen] = useState(false);
  const facts = [
    moment(letter.made_at),
    words.attempts(letter.attempts),
    letter.outcome && letter.state !== 'sent' && words.outcome[letter.outcome],
    letter.code !== null && letter.code > 0 && String(letter.code),
    letter.state === 'waiting' && letter.next_try_at && words.nextTry(moment(letter.next_try_at)),
  ];
  return (
    <Paper withBorder p="sm" component="article" aria-label={letter.id}>
      <Stack gap={4}>
        <Group justify="space-between" gap="sm">
          <Group gap="sm">
            <Text fw={500}>{all.events[letter.type] ?? letter.type}</Text>
            <Badge variant="light" color={colors[letter.state]} styles={{ label: { textTransform: 'none' } }}>{words.state[letter.state]}</Badge>
          </Group>
          {letter.state === 'dead' && onReplay && (
            <Button size="xs" variant="light" disabled={busy} onClick={onReplay} aria-label={words.replayOf(letter.id)}>{words.replay}</Button>
          )}
        </Group>
        <Text size="sm" c="dimmed">{facts.filter(Boolean).join(' · ')}</Text>
        <Group>
          <Button size="compact-xs" variant="subtle" aria-expanded={open} onClick={() => setOpen(!open)}>{open ? t.actions.close : words.body}</Button>
        </Group>
        {open && <Code block style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{letter.body}</Code>}
      </Stack>
    </Paper>
  );
}
