import { ActionIcon, Menu, Text, useMantineColorScheme } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';

import type { Me } from '../api/types';
import { UserIcon } from '../common/icons';
import { useSpeech } from '../i18n';
import { install, useInstall } from '../offline/install';
import { useWaiting } from '../offline/waiting';
import { PasswordDialog } from './PasswordDialog';
import { useSignOut } from './session';

const schemes = ['auto', 'light', 'dark'] as const;
const LeaveDialog = lazy(() => import('./AccountDialogs').then((all) => ({ default: all.LeaveDialog })));
const InstallDialog = lazy(() => import('./AccountDialogs').then((all) => ({ default: all.InstallDialog })));

export function AccountMenu({ me }: { me: Me }) {
  const { t } = useSpeech();
  const [changing, password] = useDisclosure(false);
  const [dialog, setDialog] = useState<'leave' | 'install' | null>(null);
  const close = () => setDialog(null);
  const installable = useInstall();
  const waits = useWaiting().length;
  const out = useSignOut();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label={`${t.nav.account}: ${me.person.name}`}>
            <UserIcon />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>
            <Text size="sm" fw={600}>{me.person.name}</Text>
            <Text size="xs">{me.person.position}</Text>
            {me.only_task !== null && <Text size="xs" maw={220}>{t.link.only}</Text>}
          </Menu.Label>
          {me.only_task === null && <Menu.Item component={Link} to="/contact">{t.nav.contact}</Menu.Item>}
          {me.only_task === null && <Menu.Item component={Link} to="/security">{t.nav.security}</Menu.Item>}
          {me.only_task === null && <Menu.Item onClick={password.open}>{t.nav.password}</Menu.Item>}
          {me.only_task === null && <Menu.Item component={Link} to="/reference">{t.reference.title}</Menu.Item>}
          <Menu.Item component={Link} to="/guide">{t.steps.guide}</Menu.Item>
          <Menu.Divider />
          <Menu.Label>{t.access.scheme.label}</Menu.Label>
          {schemes.map((one) => (
            <Menu.Item key={one} onClick={() => setColorScheme(one)} leftSection={<span aria-hidden>{one === colorScheme ? '✓' : '\u2003'}</span>}
              role="menuitemradio" aria-checked={one === colorScheme}>
              {t.access.scheme[one]}
            </Menu.Item>
          ))}
          <Menu.Divider />
          {installable && (
            <Menu.Item onClick={() => (installable === 'offer' ? void install() : setDialog('install'))}>{t.offline.install}</Menu.Item>
          )}
          <Menu.Item onClick={() => (waits > 0 ? setDialog('leave') : out.mutate())}>{t.nav.signOut}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <PasswordDialog opened={changing} onClose={password.close} />
      <Suspense>
        {dialog === 'leave' && <LeaveDialog waits={waits} onClose={close} />}
        {dialog === 'install' && <InstallDialog onClose={close} />}
      </Suspense>
    </>
  );
}
