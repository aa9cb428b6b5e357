import { ActionIcon, Menu, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';

import { call, keepCsrf } from '../api/client';
import { sessionQuery } from '../api/queries';
import type { Me } from '../api/types';
import { UserIcon } from '../common/icons';
import { tellProblem } from '../common/toasts';
import { useSpeech } from '../i18n';
import { PasswordDialog } from './PasswordDialog';

export function AccountMenu({ me }: { me: Me }) {
  const { language, t } = useSpeech();
  const queries = useQueryClient();
  const [changing, password] = useDisclosure(false);
  const out = useMutation({
    mutationFn: () => call('/session', { method: 'DELETE' }),
    onError: (error) => tellProblem(error, language, t),
    onSuccess: () => {
      keepCsrf('');
      queries.clear();
      queries.setQueryData(sessionQuery.queryKey, null);
      // What the last person saw stays in no cache of the tab.
      window.location.assign('/');
    },
  });
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
            <Text size="sm" c="dark" fw={600}>{me.person.name}</Text>
            <Text size="xs">{me.person.position}</Text>
            {me.only_task !== null && <Text size="xs" maw={220}>{t.link.only}</Text>}
          </Menu.Label>
          {me.only_task === null && <Menu.Item component={Link} to="/contact">{t.nav.contact}</Menu.Item>}
          {me.only_task === null && <Menu.Item onClick={password.open}>{t.nav.password}</Menu.Item>}
          {me.only_task === null && <Menu.Item component={Link} to="/reference">{t.reference.title}</Menu.Item>}
          <Menu.Item onClick={() => out.mutate()}>{t.nav.signOut}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <PasswordDialog opened={changing} onClose={password.close} />
    </>
  );
}
