import type { Catalogue } from './index';
import { counted, type Forms } from './plural';

const operations: Forms = ['operation', 'operations', 'operations'];
const doors = { open: 'Open to everybody.', session: 'Only for a person who has signed in.', both: "By a session or a program's key." };

export const enReference: Catalogue['reference'] = {
  title: 'API reference',
  hint: (version, count) => `Version ${version}, ${counted('en', count, operations)}.`,
  search: 'Find an operation: method, address or words',
  found: (count) => `Shown: ${counted('en', count, operations)}.`,
  parts: 'Parts of the API',
  parameters: 'Parameters',
  body: 'Request body',
  answers: 'Answers',
  fields: 'Fields',
  headers: 'Headers',
  example: 'Example',
  optional: 'optional',
  other: 'else',
  deprecated: 'deprecated',
  goes: (since, until) => `Deprecated since ${since}; may be gone from ${until} on.`,
  door: (door) => doors[door] ?? door,
};
