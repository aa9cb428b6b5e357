import { Badge, Code, Stack, Table, Text } from '@mantine/core';

import { useSpeech } from '../i18n';
import { contract } from './contract';
import { Opened } from './Opened';
import { kindOf, nameOf, namedIn, resolve, type Schema } from './openapi';
import { Inline } from './Prose';

/** The fields of an object, or what else the body is; the shared schemas that it names open below it. */
export function SchemaView({ schema, above = [] }: { schema: Schema; above?: string[] }) {
  const { t } = useSpeech();
  const whole = resolve<Schema>(contract, schema);
  const name = nameOf(schema);
  const known = name ? [...above, name] : above;
  const fields = Object.entries(whole.properties ?? {});
  return (
    <Stack gap={6}>
      {whole.description && <Text size="sm" lang="en"><Inline text={whole.description} /></Text>}
      {fields.length === 0 ? <Text size="sm"><Code>{kindOf(whole)}</Code></Text> : (
        <Table withRowBorders verticalSpacing={4} aria-label={name ?? t.reference.fields}>
          <Table.Tbody>
            {fields.map(([field, one]) => <Field key={field} name={field} schema={one} required={whole.required?.includes(field) ?? false} />)}
          </Table.Tbody>
        </Table>
      )}
      <Named names={[...new Set([...fields.flatMap(([, one]) => namedIn(one)), ...(fields.length ? [] : namedIn(whole))])]} above={known} />
    </Stack>
  );
}

function Field({ name, schema, required }: { name: string; schema: Schema; required: boolean }) {
  const { t } = useSpeech();
  return (
    <Table.Tr>
      <Table.Td w="30%"><Code>{name}</Code>{!required && <Text span size="xs" c="dimmed"> {t.reference.optional}</Text>}</Table.Td>
      <Table.Td>
        <Text size="sm" ff="monospace" style={{ overflowWrap: 'anywhere' }}>{kindOf(schema)}</Text>
        {schema.deprecated && <Badge color="orange" variant="light">{t.reference.deprecated}</Badge>}
        {schema.description && <Text size="sm" lang="en"><Inline text={schema.description} /></Text>}
      </Table.Td>
    </Table.Tr>
  );
}

/** A schema that stands above itself ends there: it is open already. */
function Named({ names, above }: { names: string[]; above: string[] }) {
  return names.filter((name) => !above.includes(name)).map((name) => (
    <Opened key={name} summary={<Code>{name}</Code>}>
      <SchemaView schema={{ $ref: `#/components/schemas/${name}` }} above={above} />
    </Opened>
  ));
}
