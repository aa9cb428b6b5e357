import { Anchor, Button, CopyButton, Group, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

import { call } from '../api/client';
import { publicPageQuery } from '../api/queries';
import type { PublicPage } from '../api/types';
import { useMoments } from '../app/moments';
import { may, useMe } from '../app/session';
import { Card } from '../common/Card';
import { Failure } from '../common/notes';
import { tell } from '../common/toasts';
import { useSpeech } from '../i18n';

/** Whether anybody may see how far the plan is; for who keeps plans. Others see nothing here until it is open. */
export function PublicPageCard({ roadmap }: { roadmap: number }) {
  const { t } = useSpeech();
  const { moment } = useMoments();
  const keeps = may(useMe(), 'import');
  const page = useQuery(publicPageQuery(roadmap));
  if (!page.data || (!keeps && !page.data.open)) return page.error ? <Failure error={page.error} /> : null;
  const { path, opened_at } = page.data;
  return (
    <Card title={t.open.title} name="public-page" side={keeps && <Turn roadmap={roadmap} open={page.data.open} />}>
      <Text size="sm">{opened_at ? t.open.opened(moment(opened_at)) : t.open.closed}</Text>
      {path && <Address path={path} />}
    </Card>
  );
}

function Turn({ roadmap, open }: { roadmap: number; open: boolean }) {
  const { t } = useSpeech();
  const queries = useQueryClient();
  const turn = useMutation({
    mutationFn: () => call<PublicPage>(`/roadmaps/${roadmap}/public-page`, { method: open ? 'DELETE' : 'PUT' }),
    onSuccess: (page) => {
      queries.setQueryData(publicPageQuery(roadmap).queryKey, page);
      tell(page.open ? t.open.nowOpen : t.open.nowClosed);
    },
  });
  return (
    <>
      <Button size="sm" variant="default" loading={turn.isPending} onClick={() => turn.mutate()}>
        {open ? t.open.close : t.open.open}
      </Button>
      {turn.error != null && <Failure error={turn.error} />}
    </>
  );
}

function Address({ path }: { path: string }) {
  const { t } = useSpeech();
  const whole = new URL(path, window.location.origin).href;
  return (
    <Group gap="sm">
      <Anchor href={path} target="_blank" rel="noreferrer" size="sm" style={{ overflowWrap: 'anywhere' }}>{whole}</Anchor>
      <CopyButton value={whole}>
        {({ copied, copy }) => (
          <Button size="compact-sm" variant="default" onClick={copy}>{copied ? t.open.copied : t.open.copy}</Button>
        )}
      </CopyButton>
    </Group>
  );
}
