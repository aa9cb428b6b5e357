// As much of OpenAPI 3.1 as our contract uses, and how the page looks things up in it. No React here.
export interface Ref {
  $ref: string;
}

export interface Schema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  description?: string;
  deprecated?: boolean;
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  pattern?: string;
  required?: string[];
  properties?: Record<string, Schema>;
  additionalProperties?: boolean | Schema;
  items?: Schema;
  prefixItems?: Schema[];
  oneOf?: Schema[];
  anyOf?: Schema[];
  allOf?: Schema[];
  example?: unknown;
  examples?: unknown[];
}

export interface Media {
  schema: Schema;
  example?: unknown;
  examples?: Record<string, { value: unknown }>;
}

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header' | 'cookie';
  required?: boolean;
  description?: string;
  schema: Schema;
}

export interface Answer {
  description: string;
  headers?: Record<string, { description?: string; schema: Schema }>;
  content?: Record<string, Media>;
}

export interface Operation {
  operationId: string;
  tags: string[];
  summary: string;
  description?: string;
  deprecated?: boolean;
  'x-deprecated'?: string;
  'x-sunset'?: string;
  security?: Record<string, string[]>[];
  parameters?: (Parameter | Ref)[];
  requestBody?: { required?: boolean; description?: string; content: Record<string, Media> };
  responses: Record<string, Answer | Ref>;
}

const methods = ['get', 'post', 'put', 'delete'] as const;
export type Method = (typeof methods)[number];
export type PathItem = Partial<Record<Method, Operation>> & { parameters?: (Parameter | Ref)[] };

export interface Contract {
  info: { title: string; version: string; description: string };
  security: Record<string, string[]>[];
  tags: { name: string; description: string }[];
  paths: Record<string, PathItem>;
  components: Record<string, unknown> & { schemas: Record<string, Schema> };
}

/** An operation with what its path says of it. */
export interface Entry {
  path: string;
  method: Method;
  operation: Operation;
  parameters: Parameter[];
}

/** What a reference points to; the thing itself where it is none. */
export function resolve<T extends object>(contract: Contract, thing: T | Ref): T {
  if (!('$ref' in thing) || typeof thing.$ref !== 'string') return thing as T;
  let found: unknown = contract;
  for (const part of thing.$ref.replace('#/', '').split('/')) found = (found as Record<string, unknown>)[part];
  return resolve(contract, found as T | Ref);
}

/** The name of a shared schema; nothing for one that stands in place. */
export function nameOf(schema: Schema): string | undefined {
  return schema.$ref?.split('/').pop();
}

export function entriesOf(contract: Contract): Entry[] {
  return Object.entries(contract.paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item[method];
      if (!operation) return [];
      const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])].map((one) => resolve<Parameter>(contract, one));
      return [{ path, method, operation, parameters }];
    }),
  );
}

/** Whether every word stands in the method, the address, the name or what is said of the operation. */
export function matches(entry: Entry, words: string): boolean {
  const { operation } = entry;
  const text = [entry.method, entry.path, operation.operationId, operation.summary, operation.description ?? ''].join(' ').toLowerCase();
  return words.toLowerCase().split(/\s+/).every((word) => text.includes(word));
}

/** The values that show a body: those of the place first, else those of its schema. */
export function examplesOf(contract: Contract, media: Media): [name: string, value: unknown][] {
  if (media.example !== undefined) return [['', media.example]];
  if (media.examples) return Object.entries(media.examples).map(([name, { value }]) => [name, value]);
  const schema = resolve<Schema>(contract, media.schema);
  const own = schema.examples ?? (schema.example === undefined ? [] : [schema.example]);
  return own.map((value) => ['', value]);
}

/** A kind of refusal that this operation names, among the examples of the shared answer; all where none fits. */
export function refusalsWith(status: string, examples: [string, unknown][]): [string, unknown][] {
  const fitting = examples.filter(([, value]) => String((value as { status?: number }).status) === status);
  return fitting.length ? fitting : examples;
}

const kept = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));

/** What a value may be, in a few words: "string, date", "integer ≥ 1", "[Step]", "a | b". */
export function kindOf(schema: Schema): string {
  const name = nameOf(schema);
  if (name) return name;
  if (schema.const !== undefined) return kept(schema.const);
  if (schema.enum) return schema.enum.map(kept).join(' | ');
  const choices = schema.oneOf ?? schema.anyOf;
  if (choices) return choices.map(kindOf).join(' | ');
  if (schema.allOf) return schema.allOf.map(kindOf).join(' & ');
  const words = (Array.isArray(schema.type) ? schema.type : [schema.type ?? 'any']).map((type) => {
    if (type !== 'array') return type;
    return `[${schema.prefixItems ? schema.prefixItems.map(kindOf).join(', ') : kindOf(schema.items ?? {})}]`;
  });
  const map = typeof schema.additionalProperties === 'object' ? ` of ${kindOf(schema.additionalProperties)}` : '';
  return [words.join(' | ') + map, schema.format, boundsOf(schema)].filter(Boolean).join(', ');
}

function boundsOf(schema: Schema): string {
  const within = (least?: number, most?: number, unit = '') => {
    if (least === undefined && most === undefined) return '';
    if (least === undefined) return `≤ ${most}${unit}`;
    return most === undefined ? `≥ ${least}${unit}` : `${least}…${most}${unit}`;
  };
  return [
    within(schema.minimum, schema.maximum), within(schema.minLength, schema.maxLength, ' chars'),
    within(schema.minItems, schema.maxItems, ' items'), schema.default === undefined ? '' : `default ${kept(schema.default)}`,
  ].filter(Boolean).join(', ');
}

/** The shared schemas that a schema names directly. */
export function namedIn(schema: Schema): string[] {
  const name = nameOf(schema);
  if (name) return [name];
  const inner = [
    ...(schema.oneOf ?? []), ...(schema.anyOf ?? []), ...(schema.allOf ?? []), ...(schema.prefixItems ?? []),
    ...(schema.items ? [schema.items] : []), ...(typeof schema.additionalProperties === 'object' ? [schema.additionalProperties] : []),
  ];
  return [...new Set(inner.flatMap(namedIn))];
}
