// Every address of the page. The board and a task come with the first load; each other screen when it is opened.
import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet, type RouterHistory } from '@tanstack/react-router';

import type { SearchKind } from '../api/types';
import { BoardPage } from '../board/BoardPage';
import { type PlanSearch, planSearchOf } from '../roadmaps/planViews';
import { LinkPage } from '../signin/LinkPage';
import { TaskPage } from '../task/TaskPage';
import { Crash } from './Crash';
import { Gate } from './Gate';
import { NotFound } from './NotFound';

const root = createRootRoute({ component: Outlet, errorComponent: Crash, notFoundComponent: NotFound });
const link = createRoute({ getParentRoute: () => root, path: '/go', component: LinkPage });
const invite = createRoute({ getParentRoute: () => root, path: '/invite', component: lazyRouteComponent(() => import('../signin/InvitePage'), 'InvitePage') });
// Of use to those who write programs, and as large as the page itself: loaded when it is asked for.
const reference = createRoute({
  getParentRoute: () => root,
  path: '/reference',
  component: lazyRouteComponent(() => import('../reference/ReferencePage'), 'ReferencePage'),
});
const guide = createRoute({ getParentRoute: () => root, path: '/guide', component: lazyRouteComponent(() => import('../guide/GuidePage'), 'GuidePage') });
const gate = createRoute({ getParentRoute: () => root, id: 'gate', component: Gate });

const positive = (word: unknown): number | undefined => {
  const number = Number(word);
  return Number.isSafeInteger(number) && number > 0 ? number : undefined;
};

export interface BoardSearch {
  roadmap?: number | undefined;
  mine?: boolean | undefined;
  owner?: number | undefined;
  /** The task that is looked at beside the lists. */
  look?: number | undefined;
}
const board = createRoute({
  getParentRoute: () => gate,
  path: '/',
  component: BoardPage,
  validateSearch: (search: Record<string, unknown>): BoardSearch => {
    const checked: BoardSearch = {};
    const roadmap = positive(search.roadmap);
    if (roadmap) checked.roadmap = roadmap;
    if (search.mine === true) checked.mine = true;
    const owner = positive(search.owner);
    if (owner && !checked.mine) checked.owner = owner;
    const look = positive(search.look);
    if (look) checked.look = look;
    return checked;
  },
});

export interface MessagesSearch {
  open?: number | undefined;
}
const messages = createRoute({
  getParentRoute: () => gate,
  path: '/messages',
  component: lazyRouteComponent(() => import('../messages/MessagesPage'), 'MessagesPage'),
  validateSearch: (search: Record<string, unknown>): MessagesSearch => {
    const open = positive(search.open);
    return open ? { open } : {};
  },
});

export interface RehearsalSearch {
  span?: 'month' | undefined;
  roadmap?: number | undefined;
}
const rehearsal = createRoute({
  getParentRoute: () => gate,
  path: '/rehearsal',
  component: lazyRouteComponent(() => import('../rehearsal/RehearsalPage'), 'RehearsalPage'),
  validateSearch: (search: Record<string, unknown>): RehearsalSearch => {
    const roadmap = positive(search.roadmap);
    return { ...(search.span === 'month' ? { span: 'month' as const } : {}), ...(roadmap ? { roadmap } : {}) };
  },
});

const ids = { parse: ({ id }: { id: string }) => ({ id: positive(id) ?? 0 }), stringify: ({ id }: { id: number }) => ({ id: String(id) }) };
const task = createRoute({ getParentRoute: () => gate, path: '/tasks/$id', component: TaskPage, params: ids });
const roadmaps = createRoute({ getParentRoute: () => gate, path: '/roadmaps', component: lazyRouteComponent(() => import('../roadmaps/RoadmapsPage'), 'RoadmapsPage') });
const roadmap = createRoute({ getParentRoute: () => gate, path: '/roadmaps/$id', component: lazyRouteComponent(() => import('../roadmaps/RoadmapPage'), 'RoadmapPage'), params: ids, validateSearch: (search: Record<string, unknown>): PlanSearch => planSearchOf(search) });
const amend = createRoute({ getParentRoute: () => gate, path: '/roadmaps/$id/amend', component: lazyRouteComponent(() => import('../editions/AmendPage'), 'AmendPage'), params: ids });
const copy = createRoute({ getParentRoute: () => gate, path: '/roadmaps/$id/copy', component: lazyRouteComponent(() => import('../editions/CopyPage'), 'CopyPage'), params: ids });
const imports = createRoute({ getParentRoute: () => gate, path: '/import', component: lazyRouteComponent(() => import('../import/ImportPage'), 'ImportPage') });
const people = createRoute({ getParentRoute: () => gate, path: '/people', component: lazyRouteComponent(() => import('../people/PeoplePage'), 'PeoplePage') });
const peopleList = createRoute({ getParentRoute: () => gate, path: '/people/list', component: lazyRouteComponent(() => import('../people/PeopleListPage'), 'PeopleListPage') });
const person = createRoute({ getParentRoute: () => gate, path: '/people/$id', component: lazyRouteComponent(() => import('../admin/person/PersonPage'), 'PersonPage'), params: ids });
const contact = createRoute({ getParentRoute: () => gate, path: '/contact', component: lazyRouteComponent(() => import('../contact/ContactPage'), 'ContactPage') });
const security = createRoute({ getParentRoute: () => gate, path: '/security', component: lazyRouteComponent(() => import('../security/SecurityPage'), 'SecurityPage') });
const units = createRoute({ getParentRoute: () => gate, path: '/units', component: lazyRouteComponent(() => import('../units/UnitsPage'), 'UnitsPage') });
const nodes = createRoute({ getParentRoute: () => gate, path: '/nodes', component: lazyRouteComponent(() => import('../nodes/NodesPage'), 'NodesPage') });
const glance = createRoute({
  getParentRoute: () => gate,
  path: '/glance',
  component: lazyRouteComponent(() => import('../glance/GlancePage'), 'GlancePage'),
});
export interface SearchSearch {
  q?: string | undefined;
  kind?: SearchKind | undefined;
}
const kinds: unknown[] = ['task', 'document', 'person'] satisfies SearchKind[];
const search = createRoute({
  getParentRoute: () => gate,
  path: '/search',
  component: lazyRouteComponent(() => import('../search/SearchPage'), 'SearchPage'),
  validateSearch: (asked: Record<string, unknown>): SearchSearch => ({
    // A number typed into the address comes as one.
    ...((typeof asked.q === 'string' || typeof asked.q === 'number') && { q: String(asked.q) }),
    ...(kinds.includes(asked.kind) && { kind: asked.kind as SearchKind }),
  }),
});
const journal = createRoute({ getParentRoute: () => gate, path: '/journal', component: lazyRouteComponent(() => import('../journal/JournalPage'), 'JournalPage') });

// The administrator's screens.
const channels = createRoute({ getParentRoute: () => gate, path: '/channels', component: lazyRouteComponent(() => import('../admin/channels/ChannelsPage'), 'ChannelsPage') });
const policies = createRoute({ getParentRoute: () => gate, path: '/policies', component: lazyRouteComponent(() => import('../admin/policies/PoliciesPage'), 'PoliciesPage') });
const dates = createRoute({ getParentRoute: () => gate, path: '/dates', component: lazyRouteComponent(() => import('../admin/dates/DatesPage'), 'DatesPage') });
const templates = createRoute({ getParentRoute: () => gate, path: '/templates', component: lazyRouteComponent(() => import('../admin/templates/TemplatesPage'), 'TemplatesPage') });
const webhooks = createRoute({ getParentRoute: () => gate, path: '/webhooks', component: lazyRouteComponent(() => import('../admin/webhooks/WebhooksPage'), 'WebhooksPage') });

const pages = [
  board,
  glance,
  task,
  roadmaps,
  roadmap,
  amend,
  copy,
  imports,
  rehearsal,
  messages,
  people,
  peopleList,
  person,
  channels,
  policies,
  dates,
  templates,
  webhooks,
  units,
  contact,
  security,
  nodes,
  search,
  journal,
];
const tree = root.addChildren([link, invite, reference, guide, gate.addChildren(pages)]);

/** `history`: a test's own in place of the browser's. */
export function makeRouter(history?: RouterHistory) {
  return createRouter({ routeTree: tree, scrollRestoration: true, defaultPreload: false, ...(history && { history }) });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
