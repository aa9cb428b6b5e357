import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';

import { contactQuery } from '../api/queries';
import { useMe } from '../app/session';
import { Awaited } from '../common/notes';
import { Page } from '../common/page';
import { useSpeech } from '../i18n';
import { AddressesCard } from './AddressesCard';
import { ChoiceCard } from './ChoiceCard';

/** How the one who is signed in is written to: proved addresses, order, hours, language, what not to be told. */
export function ContactPage() {
  const { t } = useSpeech();
  const me = useMe();
  const query = useQuery(contactQuery(me.person.id));
  return (
    <Page title={t.contact.title} hint={t.contact.hint}>
      <Awaited query={query}>
        {(contact) => (
          <Stack gap="lg" maw={720}>
            <AddressesCard contact={contact} />
            <ChoiceCard key={JSON.stringify(contact)} contact={contact} />
          </Stack>
        )}
      </Awaited>
    </Page>
  );
}
