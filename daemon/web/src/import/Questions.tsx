import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useRef } from 'react';

import type { Doubt, Preview } from '../api/types';
import { CheckIcon } from '../common/icons';
import { useSpeech } from '../i18n';
import { DecidedList } from './DecidedList';
import type { Deciding, Question } from './decisions';
import { QuestionCard } from './QuestionCard';
import type { Field, Place } from './sourceMap';
import { useQuestionKeys } from './useQuestionKeys';

interface QuestionsProps {
  questions: readonly Question[];
  reading: Deciding;
  preview: Pick<Preview, 'reading'>;
  lit: Place | null;
  /** A question was come to. */
  onPlace: (place: Place) => void;
  /** Its cell is to be shown. */
  onShow: (place: Place) => void;
}

const askedFields: Partial<Record<Doubt['kind'], Field>> = { unbound_party: 'responsible', missing_party: 'responsible', no_proof: 'result' };

/** The field that a doubt asks about. */
export function placeOf(doubt: Doubt): Place {
  return { position: doubt.position, field: askedFields[doubt.kind] ?? 'deadline' };
}

const keyOf = ({ doubt }: Question) => `${doubt.kind} ${doubt.position} ${doubt.text}`;

/** What waits for a decision, one card each, and what was decided so far. */
export function Questions({ questions, reading, preview, lit, onPlace, onShow }: QuestionsProps) {
  const { t } = useSpeech();
  const list = useRef<HTMLDivElement>(null);
  useQuestionKeys(list, questions.map(keyOf).join('\n'));
  const isLit = (doubt: Doubt) => {
    const place = placeOf(doubt);
    return lit?.position === place.position && lit.field === place.field;
  };
  return (
    <Stack gap="md">
      {questions.length > 0 ? (
        <Stack gap="sm" component="section" aria-label={t.import.left(questions.length)} ref={list}>
          <Group justify="space-between">
            <Text fw={600} size="lg" role="status" data-testid="left">{t.import.left(questions.length)}</Text>
            <AcceptAll reading={reading} questions={questions} />
          </Group>
          <Text size="xs" c="dimmed" className="keys"><kbd>J</kbd> <kbd>K</kbd> {t.import.keysMove} · <kbd>Enter</kbd> {t.import.keysTake}</Text>
          {questions.map((question) => (
            <QuestionCard key={keyOf(question)} {...question} reading={reading} preview={preview} lit={isLit(question.doubt)}
              onCome={() => onPlace(placeOf(question.doubt))} onShow={() => onShow(placeOf(question.doubt))} />
          ))}
        </Stack>
      ) : (
        <Alert color="pine" icon={<CheckIcon />} title={t.import.allDecided}>{t.import.allDecidedHint}</Alert>
      )}
      <DecidedList reading={reading} preview={preview} />
    </Stack>
  );
}

const fewestForAll = 2;

function AcceptAll({ reading, questions }: { reading: Deciding; questions: readonly Question[] }) {
  const { t } = useSpeech();
  const ambiguous = questions.filter(({ doubt }) => doubt.kind === 'ambiguous_deadline').length;
  if (ambiguous < fewestForAll) return null;
  return (
    <Button variant="light" size="sm" onClick={() => reading.setDecisions((now) => ({ ...now, allAsRead: true }))}>
      {t.import.acceptAll(ambiguous)}
    </Button>
  );
}
