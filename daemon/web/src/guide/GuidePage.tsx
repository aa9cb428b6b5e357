import { Anchor, Container, Image, List, Paper, Stack, Text, Title } from '@mantine/core';

import { Page } from '../common/page';
import { useSpeech } from '../i18n';
import { type Block, guide, type Part } from './text';

/** The user's guide, for anybody: in Russian, whatever language the page speaks. */
export function GuidePage() {
  const { t } = useSpeech();
  return (
    <Container size="md" py="lg" component="main">
      <Page title={t.steps.guide} hint={t.steps.guideHint} side={<Anchor href="/">{t.steps.guideBack}</Anchor>}>
        <div lang="ru">
          <Stack gap="lg">
            <List spacing={4}>{guide.map((part) => <List.Item key={part.id}><Anchor href={`#${part.id}`}>{part.title}</Anchor></List.Item>)}</List>
            {guide.map((part) => <PartOf key={part.id} part={part} />)}
          </Stack>
        </div>
      </Page>
    </Container>
  );
}

function PartOf({ part }: { part: Part }) {
  return (
    <Paper withBorder p="lg" component="section" id={part.id} aria-labelledby={`${part.id}-title`}>
      <Stack>
        <Title order={2} size="h3" id={`${part.id}-title`}>{part.title}</Title>
        {part.blocks.map((block, index) => <BlockOf key={index} block={block} />)}
      </Stack>
    </Paper>
  );
}

function BlockOf({ block }: { block: Block }) {
  if ('words' in block) return <Text><Marked words={block.words} /></Text>;
  if ('steps' in block) return <List type="ordered" spacing="xs">{block.steps.map((step) => <List.Item key={step}><Marked words={step} /></List.Item>)}</List>;
  return <Image src={`/guide/${block.picture}.jpg`} alt={block.alt} loading="lazy" radius="md" style={{ border: '1px solid var(--vekha-edge)' }} />;
}

/** [[…]] is a word of the page: in quotes and bold. */
function Marked({ words }: { words: string }) {
  return words.split(/\[\[|\]\]/).map((part, index) => (index % 2 === 1 ? <strong key={index}>«{part}»</strong> : part));
}
