import { Alert, Button, Paper, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';

import type { SearchKind } from '../api/types';
import { may, useMe } from '../app/session';
import { SearchIcon } from '../common/icons';
import { Empty, Failure, Loading, More } from '../common/notes';
import { Page } from '../common/page';
import { keyOf } from './found';
import { FoundRow } from './FoundRow';
import { enough, searchQuery } from './queries';
import { useSearchWords } from './words';
import './search.css';

const route = getRouteApi('/gate/search');
const typing = 300; // milliseconds after the last key

/** What is looked for stands in the address, so that it can be sent to a colleague. */
export function SearchPage() {
  const { q = '', kind } = route.useSearch();
  const navigate = useNavigate();
  const look = (words: string, of: SearchKind | undefined) =>
    void navigate({ to: '/search', search: { ...(words && { q: words }), ...(of && { kind: of }) }, replace: true });
  return <SearchScreen words={q} kind={kind} onLook={look} />;
}

interface ScreenProps {
  words: string;
  kind: SearchKind | undefined;
  onLook: (words: string, kind: SearchKind | undefined) => void;
}

export function SearchScreen({ words, kind, onLook }: ScreenProps) {
  const w = useSearchWords();
  return (
    <Page title={words ? `${w.title}: ${words}` : w.title} hint={w.hint}>
      <Stack gap="md">
        <WordsField words={words} onWords={(next) => onLook(next, kind)} />
        <Kinds kind={kind} onKind={(next) => onLook(words, next)} />
        {enough(words)
          ? <Results words={words} kind={kind} onEverywhere={() => onLook(words, undefined)} />
          : <Paper withBorder><Empty title={w.shortTitle} hint={w.short} /></Paper>}
      </Stack>
    </Page>
  );
}

/** Looks when the hands rest, or at once by Enter. */
function WordsField({ words, onWords }: { words: string; onWords: (words: string) => void }) {
  const w = useSearchWords();
  const [typed, setTyped] = useState(words);
  const [known, setKnown] = useState(words);
  if (known !== words) {
    // Another address: by the browser's way back, or by a link.
    setKnown(words);
    if (typed.trim() !== words) setTyped(words);
  }
  useEffect(() => {
    if (typed.trim() === words) return;
    const rest = setTimeout(() => onWords(typed.trim()), typing);
    return () => clearTimeout(rest);
  }, [typed, words, onWords]);
  return (
    <form role="search" onSubmit={(event) => { event.preventDefault(); onWords(typed.trim()); }}>
      <TextInput type="search" size="md" aria-label={w.label} placeholder={w.placeholder} leftSection={<SearchIcon />}
        maxLength={200} value={typed} onChange={(event) => setTyped(event.currentTarget.value)} />
    </form>
  );
}

function Kinds({ kind, onKind }: { kind: SearchKind | undefined; onKind: (kind: SearchKind | undefined) => void }) {
  const w = useSearchWords();
  const kinds = ['all', 'task', 'document', ...(may(useMe(), 'see_people') ? ['person' as const] : [])] as const;
  return (
    <SegmentedControl aria-label={w.choose} value={kind ?? 'all'} style={{ alignSelf: 'flex-start' }}
      onChange={(next) => onKind(next === 'all' ? undefined : (next as SearchKind))}
      data={kinds.map((one) => ({ value: one, label: w.kind[one] }))} />
  );
}

interface ResultsProps {
  words: string;
  kind: SearchKind | undefined;
  onEverywhere: () => void;
}

function Results({ words, kind, onEverywhere }: ResultsProps) {
  const w = useSearchWords();
  const query = useInfiniteQuery(searchQuery(words, kind));
  if (query.error) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Loading />;
  const items = query.data.pages.flatMap((page) => page.items);
  const whole = query.data.pages.every((page) => page.whole);
  const nothing = items.length === 0 && !query.hasNextPage;
  return (
    <>
      {!whole && <Alert color="yellow" role="status">{w.building}</Alert>}
      <Text size="sm" c="dimmed" role="status">{!nothing && w.count(items.length, query.hasNextPage)}</Text>
      <Paper withBorder>
        {nothing && (
          <Empty title={w.nothing(words)} hint={w.nothingHint}>
            {kind && <Button variant="light" onClick={onEverywhere}>{w.elsewhere}</Button>}
          </Empty>
        )}
        {items.map((found) => <FoundRow key={keyOf(found)} found={found} />)}
        <More query={query} />
      </Paper>
    </>
  );
}
