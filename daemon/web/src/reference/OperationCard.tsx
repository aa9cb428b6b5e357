import { Badge, Code, Group, Stack, Table, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

import { useSpeech } from '../i18n';
import { contract } from './contract';
import { type Answer, type Entry, examplesOf, kindOf, type Media, type Method, type Parameter, refusalsWith, resolve } from './openapi';
import { Opened } from './Opened';
import { Inline, Prose } from './Prose';
import { SchemaView } from './SchemaView';

const colors: Record<Method, string> = { get: 'blue', post: 'pine', put: 'violet', delete: 'red' };

/** One operation: a line that opens to everything the contract says of it. */
export function OperationCard({ entry, open }: { entry: Entry; open: boolean }) {
  const { method, path, operation } = entry;
  const { t } = useSpeech();
  return (
    <Opened id={operation.operationId} open={open} summary={
      <Group component="span" gap="xs" display="inline-flex">
        <Badge component="span" color={colors[method]} variant="light" w={72}>{method}</Badge>
        <Code>{path}</Code>
        <Text span size="sm" lang="en">{operation.summary}</Text>
        {operation.deprecated && <Badge component="span" color="orange" variant="light">{t.reference.deprecated}</Badge>}
      </Group>
    }>
      <Stack gap="sm">
        {operation.deprecated && <Text size="sm">{t.reference.goes(operation['x-deprecated'] ?? '', operation['x-sunset'] ?? '')}</Text>}
        {operation.description && <Prose text={operation.description} />}
        <Text size="sm">{t.reference.door(doorOf(entry))} <Code>{operation.operationId}</Code></Text>
        <Parameters parameters={entry.parameters} />
        {operation.requestBody && <Part title={t.reference.body}><Bodies content={operation.requestBody.content} /></Part>}
        <Part title={t.reference.answers}>
          {Object.entries(operation.responses).map(([status, answer]) => (
            <AnswerView key={status} status={status} answer={resolve<Answer>(contract, answer)} />
          ))}
        </Part>
      </Stack>
    </Opened>
  );
}

function doorOf({ operation }: Entry): 'open' | 'session' | 'both' {
  const ways = operation.security ?? contract.security;
  if (ways.length === 0) return 'open';
  return ways.some((way) => 'token' in way) ? 'both' : 'session';
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Stack gap={6}>
      <Title order={4} size="h6">{title}</Title>
      {children}
    </Stack>
  );
}

function Parameters({ parameters }: { parameters: Parameter[] }) {
  const { t } = useSpeech();
  if (parameters.length === 0) return null;
  return (
    <Part title={t.reference.parameters}>
      <Table verticalSpacing={4} aria-label={t.reference.parameters}>
        <Table.Tbody>
          {parameters.map((one) => (
            <Table.Tr key={`${one.in} ${one.name}`}>
              <Table.Td w="30%">
                <Code>{one.name}</Code> <Text span size="xs" c="dimmed">{one.in}{one.required ? '' : `, ${t.reference.optional}`}</Text>
              </Table.Td>
              <Table.Td>
                <Text size="sm" ff="monospace" style={{ overflowWrap: 'anywhere' }}>{kindOf(one.schema)}</Text>
                {one.description && <Text size="sm" lang="en"><Inline text={one.description} /></Text>}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Part>
  );
}

function AnswerView({ status, answer }: { status: string; answer: Answer }) {
  const { t } = useSpeech();
  const headers = Object.keys(answer.headers ?? {});
  return (
    <Opened open={status.startsWith('2')} summary={
      <Text span size="sm"><Code>{status === 'default' ? t.reference.other : status}</Code> <span lang="en"><Inline text={answer.description} /></span></Text>
    }>
      <Stack gap={6}>
        {headers.length > 0 && <Text size="sm">{t.reference.headers}: {headers.map((name) => <Code key={name} mr={6}>{name}</Code>)}</Text>}
        {answer.content && <Bodies content={answer.content} status={status} />}
      </Stack>
    </Opened>
  );
}

function Bodies({ content, status = '' }: { content: Record<string, Media>; status?: string }) {
  return Object.entries(content).map(([type, media]) => {
    const all = examplesOf(contract, media);
    const shown = type === 'application/problem+json' ? refusalsWith(status, all) : all;
    return (
      <Stack key={type} gap={6}>
        <Text size="xs" c="dimmed">{type}</Text>
        <SchemaView schema={media.schema} />
        {shown.map(([name, value], at) => <Example key={`${name} ${at}`} name={name} value={value} />)}
      </Stack>
    );
  });
}

function Example({ name, value }: { name: string; value: unknown }) {
  const { t } = useSpeech();
  return (
    <div>
      <Text size="xs" c="dimmed">{t.reference.example} {name}</Text>
      <Code block className="example" tabIndex={0}>{JSON.stringify(value, null, 2)}</Code>
    </div>
  );
}
