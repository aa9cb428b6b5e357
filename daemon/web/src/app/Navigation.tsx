import { NavLink } from '@mantine/core';
import { Link, useLocation } from '@tanstack/react-router';
import type { ComponentType } from 'react';

import type { Me } from '../api/types';
import { AheadIcon, BoardIcon, GlanceIcon, ImportIcon, JournalIcon, MessageIcon, NodeIcon, PeopleIcon, RoadmapIcon, UnitsIcon } from '../common/icons';
import { useSpeech } from '../i18n';
import { may } from './session';

interface Section {
  to: '/' | '/glance' | '/roadmaps' | '/import' | '/messages' | '/rehearsal' | '/people' | '/units' | '/nodes' | '/journal';
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
    { to: '/units', label: t.units.title, icon: UnitsIcon, seen: may(me, 'keep_units') },
    { to: '/nodes', label: t.nav.nodes, icon: NodeIcon, seen: may(me, 'see_settings') },
    { to: '/journal', label: t.nav.journal, icon: JournalIcon, seen: may(me, 'read_journal') },
  ];
  return sections.filter((section) => section.seen);
}

export function Navigation({ me, onGo }: { me: Me; onGo: () => void }) {
  const { pathname } = useLocation();
  const at = (to: string) => (to === '/' ? pathname === '/' || pathname.startsWith('/tasks/') : pathname.startsWith(to));
  return useSections(me).map(({ to, label, icon: Icon }) => (
    <NavLink key={to} component={Link} to={to} label={label} leftSection={<Icon />} active={at(to)}
      aria-current={at(to) ? 'page' : undefined} onClick={onGo} style={{ borderRadius: 8 }} />
  ));
}
