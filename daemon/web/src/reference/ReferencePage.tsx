import './reference.css';

import { Anchor, Container, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';

import { LanguageSwitch } from '../app/LanguageSwitch';
import { Page } from '../common/page';
import { useSpeech } from '../i18n';
import { contract } from './contract';
import { type Entry, entriesOf, matches } from './openapi';
import { OperationCard } from './OperationCard';
import { Prose } from './Prose';

const served = '/api/v1/openapi.yaml';

/** The contract as a page: every operation by its part, found by words. Needs no session and nothing but this page's files. */
export function ReferencePage() {
  const { t } = useSpeech();
  const [words, setWords] = useState('');
  const entries = useMemo(() => entriesOf(contract), []);
  const found = words.trim() ? entries.filter((entry) => matches(entry, words.trim())) : entries;
  const wanted = useWanted();
  return (
    <Container size="lg" py="lg" component="main">
      <Page title={t.reference.title} hint={t.reference.hint(contract.info.version, entries.length)}
        side={<Group><Anchor href={served}>{served}</Anchor><LanguageSwitch /></Group>}>
        <Stack gap={6}><Prose text={contract.info.description} /></Stack>
        <TextInput type="search" label={t.reference.search} value={words} onChange={(event) => setWords(event.currentTarget.value)} />
        <Text size="sm" role="status">{t.reference.found(found.length)}</Text>
        <nav aria-label={t.reference.parts}>
          <Group gap="sm">{contract.tags.map(({ name }) => <Anchor key={name} href={`#part-${name}`} size="sm">{name}</Anchor>)}</Group>
        </nav>
        {contract.tags.map((tag) => (
          <TagSection key={tag.name} tag={tag} wanted={wanted} entries={found.filter(({ operation }) => operation.tags.includes(tag.name))} />
        ))}
      </Page>
    </Container>
  );
}

/** The operation that the address points to; the page scrolls there, which the browser did before there was anything. */
function useWanted(): string {
  const [wanted, setWanted] = useState(() => decodeURIComponent(location.hash.slice(1)));
  useEffect(() => {
    const follow = () => setWanted(decodeURIComponent(location.hash.slice(1)));
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, []);
  useEffect(() => {
    if (wanted) document.getElementById(wanted)?.scrollIntoView();
  }, [wanted]);
  return wanted;
}

function TagSection({ tag, entries, wanted }: { tag: { name: string; description: string }; entries: Entry[]; wanted: string }) {
  if (entries.length === 0) return null;
  return (
    <section id={`part-${tag.name}`} aria-labelledby={`title-${tag.name}`}>
      <Title order={2} size="h4" id={`title-${tag.name}`} lang="en">{tag.name}</Title>
      <Text size="sm" c="dimmed" lang="en" mb="xs">{tag.description}</Text>
      {entries.map((entry) => <OperationCard key={entry.operation.operationId} entry={entry} open={entry.operation.operationId === wanted} />)}
    </section>
  );
}
