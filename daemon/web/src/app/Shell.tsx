import { AppShell, Burger, Container, Group, Text, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense } from 'react';

import type { Me } from '../api/types';
import { Mark } from '../common/icons';
import { useSpeech } from '../i18n';
import { AccountMenu } from './AccountMenu';
import { LanguageSwitch } from './LanguageSwitch';
import { Navigation } from './Navigation';
import { SearchButton } from './SearchButton';

// Not a part of the first load: nothing is said there while all is well. At hand offline, as every file of the page.
const OfflineNotes = lazy(() => import('../offline/OfflineNotes'));
const LiveNews = lazy(() => import('../live/LiveNews'));

interface ShellProps {
  me: Me;
  children: ReactNode;
}

/** The frame of every page: header, sections at the left (behind a burger on a phone), content. */
export function Shell({ me, children }: ShellProps) {
  const { t } = useSpeech();
  const [opened, menu] = useDisclosure(false);
  const single = me.only_task !== null;
  const navigation = { width: 230, breakpoint: 'sm', collapsed: { mobile: !opened, desktop: single } };
  return (
    <AppShell header={{ height: 56 }} navbar={navigation} padding="md">
      <a href="#content" className="skip">{t.actions.skip}</a>
      <AppShell.Header px="md">
        <Group h="100%" justify="space-between" wrap="nowrap" gap="sm">
          <Group gap="sm" wrap="nowrap" style={{ minWidth: 0 }}>
            {!single && <Burger opened={opened} onClick={menu.toggle} hiddenFrom="sm" size="sm" aria-label={t.actions.menu} aria-expanded={opened} />}
            <Home single={single} />
            <Text c="dimmed" size="sm" truncate visibleFrom="sm">{me.organization}</Text>
          </Group>
          <Group gap="xs" wrap="nowrap">
            {!single && <SearchButton />}
            <LanguageSwitch />
            <AccountMenu me={me} />
          </Group>
        </Group>
      </AppShell.Header>
      {!single && (
        <AppShell.Navbar p="sm" aria-label={t.nav.label}>
          <Navigation me={me} onGo={menu.close} />
        </AppShell.Navbar>
      )}
      <AppShell.Main id="content" tabIndex={-1} style={{ outline: 'none' }}>
        <Container size="lg" px={0}>
          <Suspense><OfflineNotes me={me} /></Suspense>
          <Suspense><LiveNews /></Suspense>
          {children}
        </Container>
      </AppShell.Main>
    </AppShell>
  );
}

function Home({ single }: { single: boolean }) {
  const { t } = useSpeech();
  const mark = (
    <Group gap={8} wrap="nowrap">
      <Mark />
      <Text fw={700} size="lg">{t.product}</Text>
    </Group>
  );
  return single ? mark : <UnstyledButton component={Link} to="/" aria-label={t.state.home}>{mark}</UnstyledButton>;
}
