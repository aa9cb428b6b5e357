// The templates of messages: an own one over the shipped one, with a look at what it makes before it is saved.
import { Alert, Badge, Group, NativeSelect, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import type { MessageTemplates } from '../../api/types';
import { NoRight } from '../../app/NotFound';
import { may, useMe } from '../../app/session';
import { Awaited } from '../../common/notes';
import { Page } from '../../common/page';
import { templatesQuery } from '../queries';
import { useAdminWords } from '../words';
import { TemplateEditor } from './TemplateEditor';

export type Template = MessageTemplates['items'][number];

export function TemplatesPage() {
  const words = useAdminWords().templates;
  const allowed = may(useMe(), 'see_settings');
  const templates = useQuery({ ...templatesQuery, enabled: allowed });
  if (!allowed) return <NoRight />;
  return (
    <Page title={words.title} hint={words.hint}>
      <Awaited query={templates}>{(items) => <Templates items={items} />}</Awaited>
    </Page>
  );
}

function Templates({ items }: { items: Template[] }) {
  const words = useAdminWords().templates;
  const [name, setName] = useState(items[0]?.name ?? '');
  // What was typed stays while another template is looked at.
  const [drafts, setDrafts] = useState<Readonly<Record<string, string>>>({});
  const one = items.find((item) => item.name === name) ?? items[0];
  if (!one) return null;
  const keep = (draft: string | undefined) =>
    setDrafts((before) => {
      const others = Object.entries(before).filter(([other]) => other !== one.name);
      return Object.fromEntries(draft === undefined ? others : [...others, [one.name, draft]]);
    });
  return (
    <>
      <Group align="flex-end" gap="sm">
        <NativeSelect label={words.pick} value={one.name} onChange={(event) => setName(event.target.value)} data={optionsOf(items, words)} />
        <Badge variant="light" color={one.fault ? 'red' : one.own ? 'pine' : 'gray'} mb={8} styles={{ label: { textTransform: 'none' } }}>
          {one.fault ? words.broken : one.own ? words.own : words.shipped}
        </Badge>
        <Text size="sm" c="dimmed" mb={6}>{one.name}</Text>
      </Group>
      {one.fault && <Alert color="red" title={words.fault}>{one.fault}</Alert>}
      <TemplateEditor key={one.name} template={one} draft={drafts[one.name]} onDraft={keep} />
    </>
  );
}

/** ru/digest.subject.mustache: the language, what kind of message, which part of it. */
function optionsOf(items: readonly Template[], words: ReturnType<typeof useAdminWords>['templates']) {
  const groups = new Map<string, { value: string; label: string }[]>();
  for (const { name } of items) {
    const [language = '', file = ''] = name.split('/');
    const [kind = '', part = ''] = file.split('.');
    const group = words.language[language] ?? language;
    const label = `${words.kind[kind] ?? kind}: ${words.name[part] ?? part}`;
    groups.set(group, [...(groups.get(group) ?? []), { value: name, label }]);
  }
  return [...groups].map(([group, options]) => ({ group, items: options }));
}
