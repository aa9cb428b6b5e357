import { NavLink, Text } from '@mantine/core';
import { Link, useLocation } from '@tanstack/react-router';
import type { ComponentType } from 'react';

import type { Me } from '../api/types';
import {
  AheadIcon, BoardIcon, CalendarIcon, ChannelIcon, GlanceIcon, HookIcon, ImportIcon, JournalIcon, LadderIcon, MessageIcon, NodeIcon,
  PeopleIcon, RoadmapIcon, TemplateIcon, UnitsIcon,
} from '../common/icons';
import { useSpeech } from '../i18n';
import { may } from './session';

interface Section {
  to:
    | '/'
    | '/channels'
    | '/dates'
    | '/glance'
    | '/import'
    | '/journal'
    | '/messages'
    | '/nodes'
    | '/people'
    | '/policies'
    | '/rehearsal'
    | '/roadmaps'
    | '/templates'
    | '/units'
    | '/webhooks';
  label: string;
  icon: ComponentType<{ size?: number }>;
  seen: boolean;
}

function useSections(me: Me): Section[] {
  const { t } = useSpeech();
  const all = may(me, 'see_all');
  const sections: Section[] = [
    { to: '/', label: all ? t.nav.board : t.nav.mine, icon: BoardIcon, seen: true },
    { to: '/glance', label: t.glance.title, icon: GlanceIcon, seen: all },
    { to: '/roadmaps', label: t.nav.roadmaps, icon: RoadmapIcon, seen: all },
    { to: '/import', label: t.nav.import, icon: ImportIcon, seen: may(me, 'import') },
    { to: '/messages', label: t.nav.messages, icon: MessageIcon, seen: true },
    { to: '/rehearsal', label: t.rehearsal.nav, icon: AheadIcon, seen: all },
    { to: '/people', label: t.nav.people, icon: PeopleIcon, seen: may(me, 'see_people') },
  ];
  return sections.filter((section) => section.seen);
}

/** What is set up once and looked after. */
function useSetup(me: Me): Section[] {
  const { t } = useSpeech();
  const settings = may(me, 'see_settings');
  const leads = may(me, 'people') || settings;
  const sections: Section[] = [
    { to: '/units', label: t.units.title, icon: UnitsIcon, seen: may(me, 'keep_units') },
    { to: '/channels', label: t.nav.channels, icon: ChannelIcon, seen: leads },
    { to: '/policies', label: t.nav.policies, icon: LadderIcon, seen: leads || may(me, 'choose_ladder') },
    { to: '/dates', label: t.nav.dates, icon: CalendarIcon, seen: leads || may(me, 'approve_dates') },
    { to: '/templates', label: t.nav.templates, icon: TemplateIcon, seen: settings },
    { to: '/webhooks', label: t.nav.webhooks, icon: HookIcon, seen: settings },
    { to: '/nodes', label: t.nav.nodes, icon: NodeIcon, seen: settings },
    { to: '/journal', label: t.nav.journal, icon: JournalIcon, seen: may(me, 'read_journal') },
  ];
  return sections.filter((section) => section.seen);
}

export function Navigation({ me, onGo }: { me: Me; onGo: () => void }) {
  const { t } = useSpeech();
  const { pathname } = useLocation();
  const at = (to: string) => (to === '/' ? pathname === '/' || pathname.startsWith('/tasks/') : pathname.startsWith(to));
  const link = ({ to, label, icon: Icon }: Section) => (
    <NavLink key={to} component={Link} to={to} label={label} leftSection={<Icon />} active={at(to)}
      aria-current={at(to) ? 'page' : undefined} onClick={onGo} style={{ borderRadius: 8 }} />
  );
  const setup = useSetup(me);
  return (
    <div style={{ overflowY: 'auto' }}>
      {useSections(me).map(link)}
      {setup.length > 0 && (
        <div role="group" aria-labelledby="setup">
          <Text id="setup" size="xs" fw={600} c="dimmed" px="sm" pt="md" pb={4}>{t.nav.setup}</Text>
          {setup.map(link)}
        </div>
      )}
    </div>
  );
}
