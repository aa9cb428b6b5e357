import { Alert, Button, Group, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';

import { sessionQuery } from '../api/queries';
import { lineIsDown, watchLine } from '../offline/line';
import { type Ear, makeEar } from './ear';
import { followChanges } from './stream';
import { useLiveWords } from './words';

/** A connection that comes back within this is nothing to tell of. */
const patience = 10_000;
/** What is on its way while the stream opens. */
const margin = 2_000;
/** What is older is read anew by itself. */
const oldest = 20_000;

/** Follows changes while the page is open; says so where they do not come. Nothing where all is well. */
export default function LiveNews() {
  const queries = useQueryClient();
  const [broken, setBroken] = useState(false);
  const ear = useRef<Ear | null>(null);
  const down = useSyncExternalStore(watchLine, lineIsDown);

  useEffect(() => {
    const made = makeEar(queries);
    ear.current = made;
    let doubt: number | undefined;
    const age = () => {
      const times = queries.getQueryCache().getAll().filter((one) => one.isActive() && one.state.dataUpdatedAt > 0)
        .map((one) => Date.now() - one.state.dataUpdatedAt);
      return Math.min(Math.max(0, ...times), oldest) + margin;
    };
    const stop = followChanges({
      heard: made.hear,
      age,
      comes: (is) => {
        if (!is) {
          doubt ??= window.setTimeout(() => setBroken(true), patience);
          return;
        }
        window.clearTimeout(doubt);
        doubt = undefined;
        setBroken(false);
      },
      refused: () => void queries.invalidateQueries({ queryKey: sessionQuery.queryKey }),
    });
    return () => {
      stop();
      window.clearTimeout(doubt);
      made.close();
    };
  }, [queries]);

  // Without a line that is said already.
  if (!broken || down) return null;
  return <Stopped onRefresh={() => ear.current?.lookNow()} />;
}

function Stopped({ onRefresh }: { onRefresh: () => void }) {
  const words = useLiveWords();
  return (
    <Alert color="yellow" title={words.stopped} data-note="live" py="xs" mb="md" role="status"
      styles={{ title: { color: 'var(--mantine-color-text)' } }}>
      <Group justify="space-between" gap="sm">
        <Text size="sm" style={{ flex: '1 1 16rem' }}>{words.stoppedHint}</Text>
        <Button size="xs" variant="default" onClick={onRefresh}>{words.refresh}</Button>
      </Group>
    </Alert>
  );
}
