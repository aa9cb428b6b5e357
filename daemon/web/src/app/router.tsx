// Every address of the page.
import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet } from '@tanstack/react-router';

import { BoardPage } from '../board/BoardPage';
import { ContactPage } from '../contact/ContactPage';
import { AmendPage } from '../editions/AmendPage';
import { CopyPage } from '../editions/CopyPage';
import { ImportPage } from '../import/ImportPage';
import { JournalPage } from '../journal/JournalPage';
import { MessagesPage } from '../messages/MessagesPage';
import { NodesPage } from '../nodes/NodesPage';
import { PeopleListPage } from '../people/PeopleListPage';
import { PeoplePage } from '../people/PeoplePage';
import { RoadmapPage } from '../roadmaps/RoadmapPage';
import { RoadmapsPage } from '../roadmaps/RoadmapsPage';
import { SecurityPage } from '../security/SecurityPage';
import { InvitePage } from '../signin/InvitePage';
import { LinkPage } from '../signin/LinkPage';
import { TaskPage } from '../task/TaskPage';
import { Crash } from './Crash';
import { Gate } from './Gate';
import { NotFound } from './NotFound';

const root = createRootRoute({ component: Outlet, errorComponent: Crash, notFoundComponent: NotFound });
const link = createRoute({ getParentRoute: () => root, path: '/go', component: LinkPage });
const invite = createRoute({ getParentRoute: () => root, path: '/invite', component: InvitePage });
// Of use to those who write programs, and as large as the page itself: loaded when it is asked for.
const reference = createRoute({
  getParentRoute: () => root,
  path: '/reference',
  component: lazyRouteComponent(() => import('../reference/ReferencePage'), 'ReferencePage'),
});
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
  component: MessagesPage,
  validateSearch: (search: Record<string, unknown>): MessagesSearch => {
    const open = positive(search.open);
    return open ? { open } : {};
  },
});

const ids = { parse: ({ id }: { id: string }) => ({ id: positive(id) ?? 0 }), stringify: ({ id }: { id: number }) => ({ id: String(id) }) };
const task = createRoute({ getParentRoute: () => gate, path: '/tasks/$id', component: TaskPage, params: ids });
const roadmaps = createRoute({ getParentRoute: () => gate, path: '/roadmaps', component: RoadmapsPage });
const roadmap = createRoute({ getParentRoute: () => gate, path: '/roadmaps/$id', component: RoadmapPage, params: ids });
const amend = createRoute({ getParentRoute: () => gate, path: '/roadmaps/$id/amend', component: AmendPage, params: ids });
const copy = createRoute({ getParentRoute: () => gate, path: '/roadmaps/$id/copy', component: CopyPage, params: ids });
const imports = createRoute({ getParentRoute: () => gate, path: '/import', component: ImportPage });
const people = createRoute({ getParentRoute: () => gate, path: '/people', component: PeoplePage });
const peopleList = createRoute({ getParentRoute: () => gate, path: '/people/list', component: PeopleListPage });
const contact = createRoute({ getParentRoute: () => gate, path: '/contact', component: ContactPage });
const security = createRoute({ getParentRoute: () => gate, path: '/security', component: SecurityPage });
const nodes = createRoute({ getParentRoute: () => gate, path: '/nodes', component: NodesPage });
const glance = createRoute({
  getParentRoute: () => gate,
  path: '/glance',
  component: lazyRouteComponent(() => import('../glance/GlancePage'), 'GlancePage'),
});
const journal = createRoute({ getParentRoute: () => gate, path: '/journal', component: JournalPage });

const pages = [
  board,
  glance,
  task,
  roadmaps,
  roadmap,
  amend,
  copy,
  imports,
  messages,
  people,
  peopleList,
  contact,
  security,
  nodes,
  journal,
];
const tree = root.addChildren([link, invite, reference, gate.addChildren(pages)]);

export function makeRouter() {
  return createRouter({ routeTree: tree, scrollRestoration: true, defaultPreload: false });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
