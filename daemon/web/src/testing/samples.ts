// A fictional office to test on.
import type { Deadline, DocumentTable, Doubt, Item, Me, Person, Preview, ShownDocument, Task } from '../api/types';

const nowhere = { line: 0, table: 0, row: 0, cell: 0, page: 0 };

export const coordinator: Person = {
  id: 1, login: 'petrova', name: 'Анна Петрова', position: 'муниципальный координатор', department: 'Отдел образования',
  email: 'petrova@example.org', telegram: '', max: '', language: 'ru', channels: [], duties: ['controller'], active: true,
  unit: null,
  grants: [],
};
export const executor: Person = {
  id: 2, login: 'ivanov', name: 'Иван Иванов', position: 'методист', department: 'Методический центр',
  email: 'ivanov@example.org', telegram: '', max: '', language: 'ru', channels: [], duties: ['executor'], active: true,
  unit: null,
  grants: [],
};

export const controller: Me = {
  person: coordinator, rights: ['see_all', 'see_people', 'import', 'people'], csrf: 'token', only_task: null,
  expires_at: '2026-03-20T00:00:00.000Z', organization: 'Отдел образования', zone: 'Europe/Moscow', today: '2026-03-18',
};
export const owner: Me = { ...controller, person: executor, rights: [] };

export function makeTask(part: Partial<Task> = {}): Task {
  return {
    id: 5, version: 7, number: '1.1', title: 'Назначение муниципального координатора', state: 'open', overdue: true,
    days_left: -3, occurrence: 1, window: { first: null, last: '2026-03-15' }, due: '2026-03-15',
    due_rule: 'Названный день ещё в срок.', due_at: '2026-03-15T17:00:00.000Z', first_due: '2026-03-15',
    deadline: {
      text: 'До 15 марта 2026 года', kind: 'once', windows: [[null, '2026-03-15']], every: null, ambiguous: false, rule: '', convention: '', after: null, source: nowhere,
    },
    section: null, position: 1, responsible: { text: 'Методист', parties: ['Методист'], source: nowhere },
    result: { text: 'Приказ, протокол', evidence: ['order', 'protocol'], indicators: [], from_title: [], source: nowhere },
    roadmap: { id: 1, title: 'План мероприятий', source_name: 'plan.txt' },
    assignments: [{ person: { id: 2, name: 'Иван Иванов' }, role: 'lead', party: 'Методист' }],
    controller: { id: 1, name: 'Анна Петрова' },
    requirements: [
      { number: 1, kind: 'order', state: 'requested', waiver: '', remark: '' },
      { number: 2, kind: 'protocol', state: 'requested', waiver: '', remark: '' },
    ],
    evidence: [], submissions: [], acknowledgements: [], disownings: [], steps: [], notices: [], ladder: [], hold_reason: '',
    created_at: '2026-01-10T06:00:00.000Z', closed_at: null, today: '2026-03-18', indicators: [], contributions: [], silent: [],
    draft: '', extensions: [], pauses: [], parent: null, children: { all: 0, accepted: 0, excused: 0, items: [] }, policy: '',
    ...part,
  };
}

export function makeDoubt(part: Partial<Doubt> = {}): Doubt {
  return {
    kind: 'ambiguous_deadline', blocks: true, position: 1, number: '1', title: 'Семинар', text: 'до мая',
    reason: 'Месяц не назван целиком.', proposal: 'Прочитано: до 30 апреля.', source: { ...nowhere, line: 12 }, convention: null,
    others: [], candidates: [], proofs: [], ...part,
  };
}

export function makeItem(part: Partial<Item> = {}, deadline: Partial<Deadline> = {}): Item {
  return {
    section: null, number: '1', title: 'Семинар',
    deadline: {
      text: 'до мая', kind: 'once', windows: [[null, '2026-04-30']], every: null, ambiguous: true, rule: '', convention: '', after: null,
      source: nowhere, ...deadline,
    },
    responsible: { text: 'Методист', parties: ['Методист'], source: nowhere },
    result: { text: 'Приказ', evidence: ['order'], indicators: [], from_title: [], source: nowhere }, source: nowhere,
    ...part,
  };
}

/** A document of one table. */
export function makeDocument(rows: DocumentTable['rows'][number]['cells'][]): ShownDocument {
  const table: DocumentTable = { kind: 'table', number: 1, rows: rows.map((cells, index) => ({ number: index + 1, cells })) };
  return { blocks: [{ kind: 'paragraph', text: 'Приказ' }, table], footnotes: [], remarks: [], cut: false };
}

export function makePreview(doubts: Doubt[], part: Partial<Preview> = {}): Preview {
  return {
    name: 'plan.txt', sha256: '', document: null, controllers: [], doubts, items: 1, tasks: 1, blocked: doubts.some((one) => one.blocks),
    reading: { title: 'План мероприятий', organization: null, approval: null, period: null, roles: [], control: null, abbreviations: [], items: [makeItem()] },
    ...part,
  };
}
