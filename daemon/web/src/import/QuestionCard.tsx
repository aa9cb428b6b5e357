import { Badge, Button, Group, Paper, Stack, Text, UnstyledButton } from '@mantine/core';

import type { Candidate, Doubt, Preview } from '../api/types';
import { useSpeech } from '../i18n';
import { appointLead, bindParty, decideDeadline, type Deciding } from './decisions';
import { DeadlineChoice } from './DeadlineChoice';
import { OwnerChoice } from './OwnerChoice';
import { windowsWords } from './words';

/** Where in the plan the doubt stands: the row's number, title and the cell of the document. */
export function DoubtPlace({ doubt }: { doubt: Doubt }) {
  const { t } = useSpeech();
  const { line, table, row, cell, page } = doubt.source;
  const name = doubt.position === 0
    ? t.import.wholePlan
    : doubt.number ? t.import.item(doubt.number) : t.import.position(doubt.position);
  const place = t.import.source(line, table, row, cell, page);
  return (
    <div>
      <Text size="sm" fw={500}>{name}{doubt.title && `. ${doubt.title}`}</Text>
      {place && <Text size="xs" c="dimmed">{place}</Text>}
    </div>
  );
}

interface QuestionCardProps {
  doubt: Doubt;
  rows: number;
  reading: Deciding;
  preview: Pick<Preview, 'reading'>;
  lit: boolean;
  /** The card was come to: its cell is to be lit. */
  onCome: () => void;
  /** The cell is to be shown, whatever else is on the screen. */
  onShow: () => void;
}

/** One doubt that blocks: the words, the reason, the proposal, and the ways to decide. The card itself takes the focus. */
export function QuestionCard({ doubt, rows, reading, preview, lit, onCome, onShow }: QuestionCardProps) {
  const { language, t } = useSpeech();
  const item = preview.reading.items[doubt.position - 1];
  const readAs = doubt.kind === 'ambiguous_deadline' && item ? windowsWords(item.deadline, language, t) : '';
  const name = [t.import.kind[doubt.kind], doubt.text && `«${doubt.text}»`, doubt.number && t.import.item(doubt.number)];
  return (
    <Paper withBorder p="md" className="question" role="group" aria-label={name.filter(Boolean).join(', ')} tabIndex={-1}
      data-doubt={doubt.kind} data-position={doubt.position} data-lit={lit ? '' : undefined} onFocus={onCome}>
      <Stack gap="xs">
        <Group gap="sm">
          <Badge variant="light" color="orange" styles={{ label: { textTransform: 'none' } }}>{t.import.kind[doubt.kind]}</Badge>
          {rows > 1 && <Text size="sm" c="dimmed">{t.import.inItems(rows)}</Text>}
        </Group>
        <PlaceButton doubt={doubt} onShow={onShow} />
        {doubt.text && <Text size="lg" className="words">«{doubt.text}»{readAs && <Text span c="dimmed" size="md"> → {readAs}</Text>}</Text>}
        <Text size="sm">{doubt.reason} {!readAs && doubt.proposal}</Text>
        <Ways doubt={doubt} reading={reading} preview={preview} />
      </Stack>
    </Paper>
  );
}

/** Where it stands, as a button that lights the cell. */
function PlaceButton({ doubt, onShow }: { doubt: Doubt; onShow: () => void }) {
  const { t } = useSpeech();
  return (
    <UnstyledButton className="place" onClick={onShow} title={t.import.showSource}>
      <DoubtPlace doubt={doubt} />
    </UnstyledButton>
  );
}

function Ways({ doubt, reading, preview }: Pick<QuestionCardProps, 'doubt' | 'reading' | 'preview'>) {
  const { t } = useSpeech();
  const { setDecisions } = reading;
  if (doubt.kind === 'unbound_party') {
    const bind = (owner: string) => setDecisions((now) => bindParty(now, doubt.text, owner));
    return (
      <Stack gap="sm">
        <Candidates candidates={doubt.candidates} onChoose={bind} />
        <OwnerChoice label={t.import.bindTo} hint={t.import.bindHint} action={t.import.bind} withGroups withNobody onChoose={bind} />
      </Stack>
    );
  }
  if (doubt.kind === 'missing_party')
    return (
      <OwnerChoice label={t.import.chooseLead} action={t.import.appoint}
        onChoose={(login) => setDecisions((now) => appointLead(now, doubt.position, login))} />
    );
  const item = preview.reading.items[doubt.position - 1];
  return (
    <DeadlineChoice doubt={doubt} windows={item?.deadline.windows ?? []}
      onChoose={(word) => setDecisions((now) => decideDeadline(now, doubt.position, word))} />
  );
}

interface CandidatesProps {
  candidates: readonly Candidate[];
  onChoose: (owner: string) => void;
}

/** Whom the words may stand for, the likeliest first: a click takes one. */
export function Candidates({ candidates, onChoose }: CandidatesProps) {
  return (
    <Group gap="xs">
      {candidates.map((one, index) => (
        <Button key={`${one.kind} ${one.owner}`} variant="light" size="sm" className="candidate" data-proposal={index === 0 ? '' : undefined}
          onClick={() => onChoose(one.owner)}>
          {one.name}
          <Text size="xs" c="dimmed">{one.why}</Text>
        </Button>
      ))}
    </Group>
  );
}
