import { Button, Group, Menu, Paper, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';

import { rehearsalQuery } from '../api/queries';
import type { Rehearsal } from '../api/types';
import { NoRight } from '../app/NotFound';
import { may, useMe } from '../app/session';
import { noteLookAhead } from '../board/steps';
import { Folded } from '../common/Folded';
import { AnchorLink, ButtonLink } from '../common/links';
import { Empty, Failure, Loading } from '../common/notes';
import { Page } from '../common/page';
import { useSpeech } from '../i18n';
import { dayAfter, formatDay, formatDayBriefly, weekday } from '../i18n/dates';
import { channelWords } from '../messages/words';
import { byDay, dayIn, type DayOfMessages, type Line, type Message } from './ahead';
import { EditDialog, type Edited } from './EditDialog';
import { WeakSpotsCard } from './WeakSpotsCard';

const route = getRouteApi('/gate/rehearsal');
const monthDays = 30;
const messagesAtFirst = 20;

/** What will be sent if nobody does anything, changed before it happens; and what will keep it from arriving. */
export function RehearsalPage() {
  const { t } = useSpeech();
  const me = useMe();
  const { span, roadmap } = route.useSearch();
  const navigate = useNavigate();
  useEffect(() => noteLookAhead(me.person.id), [me.person.id]);
  if (!may(me, 'see_all')) return <NoRight />;
  const choose = (next: string) =>
    void navigate({ to: '/rehearsal', search: (now) => ({ ...now, span: next === 'month' ? 'month' as const : undefined }), replace: true });
  return (
    <Page title={t.rehearsal.title} hint={t.rehearsal.hint}
      side={<SegmentedControl aria-label={t.rehearsal.period} value={span ?? 'week'} onChange={choose}
        data={[{ value: 'week', label: t.rehearsal.week }, { value: 'month', label: t.rehearsal.month }]} />}>
      {roadmap && (
        <Group gap="sm">
          <Text size="sm">{t.rehearsal.ofRoadmap}</Text>
          <ButtonLink to="/rehearsal" search={span ? { span } : {}} size="compact-sm" variant="default">{t.rehearsal.ofAll}</ButtonLink>
        </Group>
      )}
      <Ahead days={span === 'month' ? [me.today, dayAfter(me.today, monthDays)] : undefined} roadmap={roadmap} />
      <WeakSpotsCard />
    </Page>
  );
}

export function Ahead({ days, roadmap }: { days: [string, string] | undefined; roadmap: number | undefined }) {
  const { t } = useSpeech();
  const played = useQuery(rehearsalQuery({ from: days?.[0], to: days?.[1], roadmap }));
  if (played.data) return <Played played={played.data} />;
  if (played.error) return <Failure error={played.error} onRetry={() => void played.refetch()} />;
  return <Paper withBorder><Text ta="center" pt="md" size="sm">{t.rehearsal.playing}</Text><Loading /></Paper>;
}

function Played({ played }: { played: Rehearsal }) {
  const { t } = useSpeech();
  const { zone } = useMe();
  const [edited, setEdited] = useState<Edited>();
  if (played.messages === 0) return <Paper withBorder><Empty title={t.rehearsal.nothing} hint={t.rehearsal.nothingHint} /></Paper>;
  const days = byDay(played.items, (instant) => dayIn(zone, instant));
  return (
    <Stack>
      <Text size="lg" fw={500} data-testid="rehearsal-words">{played.words}</Text>
      {days.map((one) => <Day key={one.day} day={one} onEdit={setEdited} />)}
      {played.items.length < played.messages && <Text size="sm" c="dimmed">{t.rehearsal.cut(played.items.length)}</Text>}
      {edited && <EditDialog edited={edited} onClose={() => setEdited(undefined)} />}
    </Stack>
  );
}

interface Editing {
  onEdit: (edited: Edited) => void;
}

function Day({ day, onEdit }: { day: DayOfMessages } & Editing) {
  const { language, t } = useSpeech();
  return (
    <Paper withBorder component="section" p="sm" aria-label={formatDay(language, day.day)}>
      <Group gap="sm" align="baseline" mb="xs">
        <Title order={2} size="h5">{formatDay(language, day.day)}, {weekday(language, day.day)}</Title>
        <Text size="sm" c="dimmed">{t.rehearsal.byDay(day.messages.length)}</Text>
      </Group>
      <Folded items={day.messages} atFirst={messagesAtFirst}
        render={(one) => <MessageLine key={`${one.at}-${one.person.id}-${one.channel}`} message={one} onEdit={onEdit} />} />
    </Paper>
  );
}

function MessageLine({ message, onEdit }: { message: Message } & Editing) {
  const { language, t } = useSpeech();
  const { zone } = useMe();
  const time = new Intl.DateTimeFormat(language, { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(new Date(message.at));
  return (
    <Stack gap={2} data-message-to={message.person.id} style={{ borderTop: '1px solid var(--vekha-line)' }} pt="xs">
      <Text size="sm"><Text span c="dimmed" inherit>{time}</Text> <Text span fw={500} inherit>{message.person.name}</Text>
        <Text span c="dimmed" inherit> · {channelWords(t, message.channel)}</Text></Text>
      <Text size="sm">{message.subject}</Text>
      {message.lines.map((line, index) => <LineOf key={index} message={message} line={line} onEdit={onEdit} />)}
    </Stack>
  );
}

function LineOf({ message, line, onEdit }: { message: Message; line: Line } & Editing) {
  const { language, t } = useSpeech();
  const me = useMe();
  const title = `${line.number} ${line.title}`.trim();
  return (
    <Group gap="xs" justify="space-between" wrap="nowrap" align="flex-start">
      <Text size="sm" c="dimmed" component="div" style={{ minWidth: 0, overflowWrap: 'anywhere' }}>
        {line.task ? <AnchorLink to="/tasks/$id" params={{ id: line.task }} size="sm">{title || t.rehearsal.toTask}</AnchorLink> : title}
        {line.due && ` · ${t.rehearsal.due(formatDayBriefly(language, line.due, me.today))}`}
        {line.in_place_of && ` · ${t.rehearsal.inPlaceOf(line.in_place_of.name)}`}
        <br />{line.reason}
      </Text>
      {line.task && line.rung && may(me, 'control') && <EditMenu title={title} onPick={(kind) => onEdit({ kind, message, line })} />}
    </Group>
  );
}

function EditMenu({ title, onPick }: { title: string; onPick: (kind: Edited['kind']) => void }) {
  const { t } = useSpeech();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button size="compact-sm" variant="default" aria-label={t.rehearsal.editOf(title)} style={{ flexShrink: 0 }}>{t.rehearsal.edit}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {(['skip', 'hold', 'note'] as const).map((kind) => (
          <Menu.Item key={kind} onClick={() => onPick(kind)}>{t.rehearsal[kind]}</Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
