import { Badge, Group, Paper, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { useMoments } from '../app/moments';
import { deliveryQuery } from '../api/queries';
import type { DeliveryCard, DeliveryView } from '../api/types';
import { Letter } from '../common/Letter';
import { Awaited } from '../common/notes';
import { useSpeech } from '../i18n';
import { AnchorLink } from '../common/links';
import { channelWords, outcomeColor, reasonWords } from './words';

export function MessageView({ id }: { id: number }) {
  const message = useQuery(deliveryQuery(id));
  return <Awaited query={message}>{(view) => <Message view={view} />}</Awaited>;
}

function Message({ view }: { view: DeliveryView }) {
  const { t } = useSpeech();
  const [way, setWay] = useState<'html' | 'text'>(view.html ? 'html' : 'text');
  return (
    <Stack gap="sm">
      <Title order={2} size="h4" className="words">{view.delivery.subject}</Title>
      <Standing card={view.delivery} />
      <About view={view} />
      <Text size="xs" c="dimmed">{t.messages.noLinks}</Text>
      {view.html && (
        <SegmentedControl size="xs" value={way} onChange={(next) => setWay(next as 'html' | 'text')} style={{ alignSelf: 'flex-start' }}
          data={[{ value: 'html', label: t.messages.html }, { value: 'text', label: t.messages.text }]} />
      )}
      {way === 'html'
        ? <Letter title={t.messages.frame} html={view.html} />
        : <Paper withBorder p="md" className="words" ff="monospace" fz="sm" data-testid="text">{view.text}</Paper>}
      {view.message_id && <Text size="xs" c="dimmed" className="words">{t.messages.id}: {view.message_id}</Text>}
    </Stack>
  );
}

function Standing({ card }: { card: DeliveryCard }) {
  const { t } = useSpeech();
  const { moment } = useMoments();
  const facts = [
    `${t.messages.created}: ${moment(card.created_at)}`,
    card.settled_at && `${t.messages.settled}: ${moment(card.settled_at)}`,
    t.messages.attempts(card.attempts),
    card.next_try_at && t.messages.nextTry(moment(card.next_try_at)),
  ];
  return (
    <div>
      <Group gap="sm">
        <Text>{card.person?.name ?? t.state.nobody}</Text>
        <Text c="dimmed">{channelWords(t, card.channel)}</Text>
        <Badge variant="light" color={outcomeColor(card.state)} styles={{ label: { textTransform: 'none' } }}>{t.deliveryState[card.state]}</Badge>
      </Group>
      <Text size="sm" c="dimmed">{facts.filter(Boolean).join(' · ')}</Text>
      {card.outcome && <Text size="sm" c={card.state === 'failed' ? 'var(--vekha-late-words)' : 'dimmed'}>{t.messages.outcome}: {reasonWords(t, card.outcome)}</Text>}
    </div>
  );
}

function About({ view }: { view: DeliveryView }) {
  const { t } = useSpeech();
  if (view.notices.length === 0) return null;
  return (
    <Text size="sm">
      {t.messages.about}:{' '}
      {view.notices.map((one, index) => (
        <Text span inherit key={index}>
          {index > 0 && ', '}
          {one.task === null
            ? t.noticeKind[one.kind]
            : <AnchorLink to="/tasks/$id" params={{ id: one.task }} inherit>{t.messages.task(one.task)} ({t.noticeKind[one.kind]})</AnchorLink>}
        </Text>
      ))}
    </Text>
  );
}
