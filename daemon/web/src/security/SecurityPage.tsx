import { Stack } from '@mantine/core';

import { Page } from '../common/page';
import { useSpeech } from '../i18n';
import { KeysCard } from './KeysCard';
import { SecondFactorCard } from './SecondFactorCard';
import { SessionsCard } from './SessionsCard';

/** How the one who is signed in signs in, where, and which programs act for them. */
export function SecurityPage() {
  const { t } = useSpeech();
  return (
    <Page title={t.factor.page} hint={t.factor.pageHint}>
      <Stack gap="lg" maw={720}>
        <SecondFactorCard />
        <SessionsCard />
        <KeysCard />
      </Stack>
    </Page>
  );
}
