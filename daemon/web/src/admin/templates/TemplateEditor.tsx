import { Button, Group, Paper, SegmentedControl, SimpleGrid, Stack, Text, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { call } from '../../api/client';
import type { MessageTemplates, Person } from '../../api/types';
import { may, useMe } from '../../app/session';
import { Letter } from '../../common/Letter';
import { Failure } from '../../common/notes';
import { tell } from '../../common/toasts';
import { PersonPick } from '../PersonPick';
import { templatesQuery } from '../queries';
import { Sure } from '../Sure';
import { useAdminWords } from '../words';
import type { Template } from './TemplatesPage';

interface Made {
  subject: string;
  text: string;
  html: string;
}

interface TemplateEditorProps {
  template: Template;
  /** What was typed and not saved; none: the text in force. */
  draft: string | undefined;
  onDraft: (draft: string | undefined) => void;
}

export function TemplateEditor({ template, draft, onDraft }: TemplateEditorProps) {
  const words = useAdminWords().templates;
  const mayChange = may(useMe(), 'administer');
  const queries = useQueryClient();
  const [person, setPerson] = useState<Person>();
  const source = draft ?? template.text;
  const touched = source !== template.text;
  const preview = useMutation({
    mutationFn: () => call<Made>('/templates/preview', {
      method: 'POST', body: { name: template.name, text: source, ...(person && { person: person.id }) },
    }),
  });
  /** Without a text: the shipped one again. */
  const put = useMutation({
    mutationFn: (text?: string) => call<MessageTemplates>('/templates', {
      method: 'PUT', body: { name: template.name, ...(text !== undefined && { text }) },
    }),
    onSuccess: ({ items }, text) => {
      onDraft(undefined);
      queries.setQueryData(templatesQuery.queryKey, items);
      tell(text === undefined ? words.wasReset : words.saved);
    },
  });
  return (
    <SimpleGrid cols={{ base: 1, lg: 2 }}>
      <Stack gap="sm">
        <Textarea label={words.source} value={source} onChange={(event) => onDraft(event.target.value)} readOnly={!mayChange} spellCheck={false}
          autosize minRows={6} maxRows={28} styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 13 } }} />
        {!mayChange && <Text size="sm" c="dimmed">{words.readOnly}</Text>}
        {put.error && <Failure error={put.error} />}
        {mayChange && (
          <Group gap="sm">
            <Button disabled={!touched} loading={put.isPending} onClick={() => put.mutate(source)}>{words.save}</Button>
            {touched && <Button variant="default" onClick={() => onDraft(undefined)}>{words.undo}</Button>}
            {template.own && <Sure action={words.reset} question={words.resetAsk} busy={put.isPending} onYes={() => put.mutate(undefined)} />}
            {touched && <Text size="sm" c="var(--vekha-soon-words)">{words.changed}</Text>}
          </Group>
        )}
      </Stack>
      {mayChange && (
        <Stack gap="sm">
          <Group align="flex-end" gap="sm">
            <PersonPick label={words.whose} value={person?.id ?? null} placeholder={words.sample} onPick={setPerson} />
            <Button variant="light" loading={preview.isPending} onClick={() => preview.mutate()}>{words.preview}</Button>
          </Group>
          {preview.error && <Failure error={preview.error} />}
          {preview.data && <Shown made={preview.data} />}
        </Stack>
      )}
    </SimpleGrid>
  );
}

function Shown({ made }: { made: Made }) {
  const words = useAdminWords().templates;
  const [way, setWay] = useState('html');
  return (
    <Stack gap="xs" component="section" aria-label={words.shown}>
      <Text size="sm"><Text span inherit c="dimmed">{words.subject}: </Text><Text span inherit fw={500}>{made.subject}</Text></Text>
      <SegmentedControl size="xs" value={way} onChange={setWay} style={{ alignSelf: 'flex-start' }}
        data={[{ value: 'html', label: words.html }, { value: 'text', label: words.text }]} />
      {way === 'html'
        ? <Letter title={words.frame} html={made.html} />
        : <Paper withBorder p="md" className="words" ff="monospace" fz="sm">{made.text}</Paper>}
      <Text size="xs" c="dimmed">{words.noLinks}</Text>
    </Stack>
  );
}
