
import { Empty } from '../common/notes';
import { useSpeech } from '../i18n';
import { ButtonLink } from '../common/links';

export function NotFound() {
  const { t } = useSpeech();
  return (
    <Empty order={1} title={t.state.noPage} hint={t.state.noPageHint}>
      <ButtonLink to="/" variant="light">{t.state.home}</ButtonLink>
    </Empty>
  );
}

/** In place of a page that this person may not see. */
export function NoRight() {
  const { t } = useSpeech();
  return (
    <Empty order={1} title={t.state.noRight} hint={t.state.noRightHint}>
      <ButtonLink to="/" variant="light">{t.state.home}</ButtonLink>
    </Empty>
  );
}
