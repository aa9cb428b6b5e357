// What stands in place of content: loading, failed, empty. Each says what to do next.
import { Alert, Button, Center, Group, Loader, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

import { asProblem } from '../api/problem';
import { useSpeech } from '../i18n';
import { WarningIcon } from './icons';
import { problemWords } from './problems';

export function Loading() {
  const { t } = useSpeech();
  return (
    <Center py="xl" role="status">
      <Group gap="sm">
        <Loader size="sm" />
        <Text c="dimmed">{t.state.loading}</Text>
      </Group>
    </Center>
  );
}

interface FailureProps {
  error: unknown;
  onRetry?: (() => void) | undefined;
  title?: string;
}

/** A failed request; the words are the server's where it gave any. */
export function Failure({ error, onRetry, title }: FailureProps) {
  const { language, t } = useSpeech();
  const words = problemWords(asProblem(error), language, t);
  const lines = title ? [words.title, ...words.lines] : words.lines;
  return (
    <Alert color="red" icon={<WarningIcon />} title={title ?? words.title} role="alert">
      <Stack gap="xs" align="flex-start">
        {lines.map((line) => <Text size="sm" key={line}>{line}</Text>)}
        {onRetry && <Button size="xs" variant="light" color="red" onClick={onRetry}>{t.actions.retry}</Button>}
      </Stack>
    </Alert>
  );
}

interface EmptyProps {
  title: string;
  /** The heading's level: the first where this is all there is on the page. */
  order?: 1 | 2;
  hint?: string;
  children?: ReactNode;
}

export function Empty({ title, order = 2, hint, children }: EmptyProps) {
  return (
    <Stack align="center" gap="xs" py="xl" px="md" ta="center">
      <Title order={order} size="h4">{title}</Title>
      {hint && <Text c="dimmed" maw={460}>{hint}</Text>}
      {children}
    </Stack>
  );
}

interface AwaitedProps<T> {
  query: { data: T | undefined; error: unknown; isPending: boolean; refetch: () => unknown };
  children: (data: T) => ReactNode;
}

/** Shows the content once it is there, else what keeps it away. */
export function Awaited<T>({ query, children }: AwaitedProps<T>) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.error) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  return <Loading />;
}

interface MoreProps {
  query: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown };
}

/** The way to the next page of a list that is read in pages; nothing where there is none. */
export function More({ query }: MoreProps) {
  const { t } = useSpeech();
  if (!query.hasNextPage) return null;
  return (
    <Center p="xs">
      <Button variant="subtle" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>{t.actions.more}</Button>
    </Center>
  );
}
