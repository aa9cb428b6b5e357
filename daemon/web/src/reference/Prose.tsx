import { Code, List, Text } from '@mantine/core';

/** Words of the contract: paragraphs, lists, `code`. No other Markdown stands there. */
export function Prose({ text }: { text: string }) {
  return text.trim().split(/\n{2,}/).map((block, at) => {
    if (!block.startsWith('* ')) return <Text key={at} size="sm" lang="en"><Inline text={block} /></Text>;
    return (
      <List key={at} size="sm" lang="en">
        {block.slice(2).split(/\n\* /).map((item, n) => <List.Item key={n}><Inline text={item} /></List.Item>)}
      </List>
    );
  });
}

export function Inline({ text }: { text: string }) {
  return text.split('`').map((part, at) => (at % 2 ? <Code key={at}>{part}</Code> : part));
}
