import { counted, type Forms } from './plural';
import type { ListCounts, ruInvite, ruPeopleList } from './ru.people';

const people: Forms = ['person', 'people', 'people'];
const rows: Forms = ['row', 'rows', 'rows'];
const tasks: Forms = ['task', 'tasks', 'tasks'];

const fields: Readonly<Record<string, string>> = {
  name: 'Name', position: 'Position', organization: 'Organization', department: 'Department', email: 'E-mail', login: 'Login',
  role: 'Role', telegram: 'Telegram', max: 'MAX', active: 'At work',
};

export const enInvite: typeof ruInvite = {
  title: 'Invitation',
  empty: 'There is no invitation in the address',
  failed: 'The invitation did not open',
  welcome: (name: string) => `${name}, you are invited to Vekha`,
  hint: (organization: string) => `${organization}. Choose a password; you will sign in with it and this login.`,
  password: 'Choose a password',
  again: 'Once more',
  differ: 'The passwords differ.',
  accept: 'Sign in',
  send: 'Invite',
  resend: 'Invite again',
  sendAll: (n: number) => `Invite ${counted('en', n, people)}`,
  never: 'has never signed in',
  invited: (day: string) => `invited on ${day}, has not signed in yet`,
  expired: (day: string) => `invited on ${day}, the link is too old`,
  sent: (n: number) => `Invitations sent: ${n}.`,
  left: (n: number) => `Not invited: ${counted('en', n, people)}`,
};

export const enPeopleList: typeof ruPeopleList = {
  button: 'Load a list',
  title: 'Staff list',
  hint: 'From an XLSX or CSV file. What would change is shown first; nothing is saved before “Load”.',
  sample: 'Sample',
  sampleName: 'Staff list sample.csv',
  drop: 'Drop the file here: it needs a column of names and one more, with Russian headings, in any order',
  dropOver: 'Let go of the file',
  pick: 'Choose a file',
  another: 'Another file',
  standing: {
    added: 'new', changed: 'changes', unchanged: 'unchanged', doubtful: 'to decide', refused: 'refused', skipped: 'skipped',
  },
  counts: (n: ListCounts) =>
    `New: ${n.added}, to change: ${n.changed}, unchanged: ${n.unchanged}, to decide: ${n.doubtful}, refused: ${n.refused}, skipped: ${n.skipped}`,
  unused: (columns: string) => `These columns are not kept: ${columns}.`,
  becomes: 'Becomes',
  person: 'Person',
  what: 'What changes',
  loginMade: (login: string) => `login ${login} is made from the name`,
  fieldName: (field: string) => fields[field] ?? field,
  who: 'Who is it',
  newPerson: 'Somebody new',
  unit: 'Organization',
  choose: 'Choose',
  mend: 'Correct',
  skip: 'skip',
  createUnits: 'Make the organizations that are not there',
  newUnits: (names: string) => `To be made: ${names}.`,
  showUnchanged: (n: number) => `Show those who do not change, too (${n})`,
  skipRefused: (n: number) => `Load the rest and leave out ${counted('en', n, rows)}`,
  missing: (n: number) => `Not in the list: ${counted('en', n, people)}`,
  missingHint: 'They work in the same organizations. Mark those who have left; the others stay as they are.',
  dismiss: (name: string, n: number) => `${name} has left${n > 0 ? ` (holds ${counted('en', n, tasks)})` : ''}`,
  take: 'Load',
  nothing: 'There is nothing to load: the list changes nothing.',
  done: 'The list is loaded',
  doneCounts: (n) =>
    `Added: ${n.added}, changed: ${n.changed}, unchanged: ${n.unchanged}, rows skipped: ${n.skipped}, dismissed: ${n.dismissed}.`,
  unitsMade: (names: string) => `Organizations made: ${names}.`,
  handOver: 'Hand over the tasks of those who have left',
  held: (name: string, n: number) => `${name}: ${counted('en', n, tasks)}`,
  logins: 'Logins of the new people',
  toPeople: 'To the list of people',
};
