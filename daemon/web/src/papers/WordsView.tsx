import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';

import '../import/review.css';
import { evidenceWordsQuery } from '../api/queries';
import { Awaited } from '../common/notes';
import { useSpeech } from '../i18n';
import { SourcePane } from '../import/SourcePane';

interface WordsViewProps {
  task: number;
  number: number;
}

const nothing: ReadonlySet<string> = new Set();
const none = () => false;
const ignore = () => undefined;

/** The words and tables of an office's document. */
export function WordsView({ task, number }: WordsViewProps) {
  const { t } = useSpeech();
  const words = useQuery(evidenceWordsQuery(task, number));
  return (
    <Awaited query={words}>
      {(document) => (
        <Stack gap="xs" style={{ minHeight: 0 }}>
          <Text size="sm" c="dimmed">{t.papers.noStyle}</Text>
          {document.remarks.map((one) => <Text size="sm" c="dimmed" key={one}>{one}</Text>)}
          {document.blocks.length === 0
            ? <Text>{t.papers.noWords}</Text>
            : <SourcePane document={document} beside lit={null} asked={nothing} isRead={none} onPlace={ignore} />}
        </Stack>
      )}
    </Awaited>
  );
}
