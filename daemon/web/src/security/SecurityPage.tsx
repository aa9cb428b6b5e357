import { Stack } from '@mantine/core';

import { Page } from '../common/page';
import { useSpeech } from '../i18n';
import { SecondFactorCard } from './SecondFactorCard';

/** How the one who is signed in signs in. */
export function SecurityPage() {
  const { t } = useSpeech();
  return (
    <Page title={t.factor.page} hint={t.factor.pageHint}>
      <Stack gap="lg" maw={720}><SecondFactorCard /></Stack>
    </Page>
  );
}
