import './review.css';

import { Accordion, Alert, Button, Group, Stack, Tabs, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo, useState } from 'react';

import type { Doubt, Preview, ShownDocument } from '../api/types';
import { FileIcon } from '../common/icons';
import { Failure } from '../common/notes';
import { tell } from '../common/toasts';
import { useSpeech } from '../i18n';
import { askTitleProof, questionsOf, undecided } from './decisions';
import { DoubtPlace } from './QuestionCard';
import { placeOf, Questions } from './Questions';
import { ReadingList } from './ReadingList';
import { mapSource, type Place } from './sourceMap';
import { SourcePane } from './SourcePane';
import { Summary } from './Summary';
import type { Reading } from './useReading';

interface ReviewProps {
  reading: Reading;
  preview: Preview;
}

type Tab = 'questions' | 'items' | 'document';

const noDocument: ShownDocument = { blocks: [], footnotes: [], remarks: [], cut: false };

/** The document has room beside its reading from here on; below, each has a tab. */
const wideScreen = '(min-width: 75em)';

/** The document beside its reading: what lights in one lights in the other. */
export function Review({ reading, preview }: ReviewProps) {
  const { t } = useSpeech();
  const wide = useMediaQuery(wideScreen, undefined, { getInitialValueInEffect: false }) ?? false;
  const [tab, setTab] = useState<Tab>('questions');
  const [place, setPlace] = useState<Place | null>(null);
  const [key, setKey] = useState<{ key: string } | null>(null);
  const shown = reading.shown ?? noDocument;
  const { items } = preview.reading;
  const map = useMemo(() => mapSource(shown, items), [shown, items]);
  // Until the server has answered, what is decided already is not asked again.
  const questions = questionsOf(preview.doubts, reading.preview.isPlaceholderData ? reading.decisions : undecided);
  const askedKeys = useMemo(
    () => new Set(preview.doubts.filter((one) => one.blocks).map((one) => map.keyOf(placeOf(one))).filter((one) => one !== null)),
    [preview.doubts, map],
  );
  const askedItems = useMemo(() => new Set(preview.doubts.filter((one) => one.blocks).map((one) => one.position)), [preview.doubts]);

  const light = useCallback((next: Place) => {
    setPlace(next);
    const at = map.keyOf(next);
    setKey(at === null ? null : { key: at });
  }, [map]);
  const isRead = useCallback((at: string) => map.placesAt(at).length > 0, [map]);
  const come = useCallback((at: string) => {
    const [first] = map.placesAt(at);
    if (!first) return;
    setKey({ key: at });
    setPlace(first);
    setTab('items');
  }, [map]);

  const beside = wide && reading.shown !== null;
  /** On a narrow screen the document comes in front. */
  const show = useCallback((next: Place) => {
    light(next);
    if (!beside) setTab('document');
  }, [light, beside]);

  const source = <SourcePane document={shown} beside={beside} lit={key} asked={askedKeys} isRead={isRead} onPlace={come} />;
  return (
    <Stack gap="lg">
      <Remarks doubts={preview.doubts} />
      <Summary reading={reading} preview={preview} />
      <div className="review" data-wide={beside ? '' : undefined}>
        {beside && source}
        <Stack gap="md" style={{ minWidth: 0 }}>
          <Tabs value={beside && tab === 'document' ? 'questions' : tab} onChange={(value) => setTab((value ?? 'questions') as Tab)} keepMounted={false}>
            <Tabs.List>
              <Tabs.Tab value="questions">{t.import.tabQuestions(questions.length)}</Tabs.Tab>
              <Tabs.Tab value="items">{t.import.tabItems(items.length)}</Tabs.Tab>
              {!beside && reading.shown && <Tabs.Tab value="document">{t.import.document}</Tabs.Tab>}
            </Tabs.List>
            <Tabs.Panel value="questions" pt="md">
              <Questions questions={questions} reading={reading} preview={preview} lit={place} onPlace={light} onShow={show} />
            </Tabs.Panel>
            <Tabs.Panel value="items" pt="md">
              <ReadingList items={items} lit={place} asked={askedItems} onField={show} />
            </Tabs.Panel>
            {!beside && <Tabs.Panel value="document" pt="md">{source}</Tabs.Panel>}
          </Tabs>
          <SubmitBar reading={reading} left={questions.length} />
          <Asides reading={reading} preview={preview} onPlace={show} />
        </Stack>
      </div>
    </Stack>
  );
}

const isRemark = (doubt: Doubt) => doubt.kind === 'document_remark' || doubt.kind === 'doubtful_name';

/** What a person should know of the document before looking at its rows. */
function Remarks({ doubts }: { doubts: readonly Doubt[] }) {
  const { t } = useSpeech();
  const remarks = doubts.filter(isRemark);
  if (remarks.length === 0) return null;
  return (
    <Alert color="blue" icon={<FileIcon />} title={t.import.remarks}>
      <Stack gap={4}>
        {remarks.map((one, index) => (
          <Text size="sm" key={index}>{one.reason} {one.text && `«${one.text}».`} {one.proposal}</Text>
        ))}
      </Stack>
    </Alert>
  );
}

function SubmitBar({ reading, left }: { reading: Reading; left: number }) {
  const { t } = useSpeech();
  const navigate = useNavigate();
  const submit = () =>
    reading.submit((made) => {
      tell(t.import.made(made.tasks));
      void navigate({ to: '/roadmaps/$id', params: { id: made.id } });
    });
  return (
    <Stack gap="sm">
      {reading.land.error && <Failure error={reading.land.error} />}
      <Group justify="flex-end" gap="sm">
        {left > 0 && <Text size="sm" c="dimmed">{t.import.submitBlocked(left)}</Text>}
        <Button size="md" disabled={left > 0} loading={reading.land.isPending || reading.preview.isFetching} onClick={submit}>
          {t.import.submit}
        </Button>
      </Group>
    </Stack>
  );
}

interface AsidesProps extends ReviewProps {
  onPlace: (place: Place) => void;
}

/** What needs no decision. */
function Asides({ reading, preview, onPlace }: AsidesProps) {
  const { t } = useSpeech();
  const asides = preview.doubts.filter((one) => !one.blocks && !isRemark(one));
  if (asides.length === 0) return null;
  return (
    <Accordion variant="contained" multiple defaultValue={[]}>
      <Accordion.Item value="remarks">
        <Accordion.Control>{t.import.forInformation(asides.length)}</Accordion.Control>
        <Accordion.Panel>
          <Stack gap="sm">{asides.map((one, index) => <Aside key={index} doubt={one} reading={reading} onPlace={onPlace} />)}</Stack>
        </Accordion.Panel>
      </Accordion.Item>
    </Accordion>
  );
}

interface AsideProps {
  doubt: Doubt;
  reading: Reading;
  onPlace: (place: Place) => void;
}

function Aside({ doubt, reading, onPlace }: AsideProps) {
  const { t } = useSpeech();
  const papers = doubt.proofs.map((kind) => t.evidenceKind[kind]).join(', ');
  const ask = () => reading.setDecisions((now) => askTitleProof(now, doubt.position));
  return (
    <div data-aside={doubt.kind}>
      <DoubtPlace doubt={doubt} />
      <Text size="sm">{doubt.reason} {doubt.proposal}</Text>
      <Group gap="xs" mt={4}>
        {papers && <Button size="compact-sm" variant="light" onClick={ask}>{t.import.askProof(papers)}</Button>}
        {doubt.position > 0 && (
          <Button size="compact-sm" variant="subtle" onClick={() => onPlace(placeOf(doubt))}>{t.import.showSource}</Button>
        )}
      </Group>
    </div>
  );
}
