import { Button, Group, Modal, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';

import { call } from '../../api/client';
import { roadmapQuery, roadmapsQuery } from '../../api/queries';
import type { Policy, PolicyChosen, Roadmap } from '../../api/types';
import { may, useMe } from '../../app/session';
import { AnchorLink } from '../../common/links';
import { Failure } from '../../common/notes';
import { tell } from '../../common/toasts';
import { useSpeech } from '../../i18n';
import { useAdminWords } from '../words';
import { NextWeek } from './NextWeek';

interface RoadmapChoicesProps {
  roadmaps: readonly Roadmap[];
  policies: readonly Policy[];
}

/** On which rules each roadmap stands, and the change of it by those who may. */
export function RoadmapChoices({ roadmaps, policies }: RoadmapChoicesProps) {
  const words = useAdminWords().policies;
  const me = useMe();
  const [changed, setChanged] = useState<Roadmap>();
  if (roadmaps.length === 0) return <Text size="sm">{words.noRoadmaps}</Text>;
  return (
    <Stack gap="sm">
      {roadmaps.map((one) => (
        <Group key={one.id} justify="space-between" gap="sm" wrap="nowrap" align="flex-start">
          <Stack gap={2}>
            <AnchorLink to="/roadmaps/$id" params={{ id: one.id }} size="sm">{one.title}</AnchorLink>
            <Text size="sm" c="dimmed">{one.policy || words.byOffice}</Text>
          </Stack>
          {(may(me, 'choose_ladder') || one.controller?.id === me.person.id) && (
            <Button size="xs" variant="default" style={{ flexShrink: 0 }} onClick={() => setChanged(one)}
              aria-label={words.chooseFor(one.title)}>{words.choose}</Button>
          )}
        </Group>
      ))}
      {changed && <ChoiceDialog key={changed.id} roadmap={changed} policies={policies} onClose={() => setChanged(undefined)} />}
    </Stack>
  );
}

const longestReason = 1000;

interface ChoiceDialogProps {
  roadmap: Roadmap;
  policies: readonly Policy[];
  onClose: () => void;
}

function ChoiceDialog({ roadmap, policies, onClose }: ChoiceDialogProps) {
  const { t } = useSpeech();
  const all = useAdminWords();
  const words = all.policies;
  const queries = useQueryClient();
  const view = useQuery(roadmapQuery(roadmap.id));
  const [section, setSection] = useState('');
  const [policy, setPolicy] = useState(roadmap.policy);
  const [reason, setReason] = useState('');
  const sections = new Set((view.data?.items ?? []).map((one) => one.item.section ?? '').filter((one) => one !== ''));
  const choose = useMutation({
    mutationFn: () => call<PolicyChosen>(`/roadmaps/${roadmap.id}/policy`, {
      method: 'PUT', body: { policy, reason: reason.trim(), ...(section && { section }) },
    }),
    onSuccess: async ({ tasks }) => {
      tell(tasks > 0 ? words.applied(tasks) : words.appliedNone);
      await Promise.all([
        queries.invalidateQueries({ queryKey: roadmapsQuery.queryKey }), queries.invalidateQueries({ queryKey: ['tasks'] }),
      ]);
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    choose.mutate();
  };
  return (
    <Modal opened onClose={onClose} title={words.chooseFor(roadmap.title)} size="lg" closeButtonProps={{ 'aria-label': t.actions.close }}>
      <form onSubmit={submit}>
        <Stack>
          {sections.size > 0 && (
            <NativeSelect label={words.scope} value={section} onChange={(event) => setSection(event.target.value)}
              data={[{ value: '', label: words.whole }, ...[...sections].map((one) => ({ value: one, label: words.section(one) }))]} />
          )}
          <NativeSelect label={words.policy} value={policy} onChange={(event) => setPolicy(event.target.value)}
            data={[{ value: '', label: words.unset }, ...policies.map((one) => ({ value: one.name, label: one.name }))]} />
          <NextWeek roadmap={roadmap.id} />
          <TextInput label={all.reason} description={all.reasonHint} value={reason} required maxLength={longestReason}
            onChange={(event) => setReason(event.target.value)} />
          {choose.error && <Failure error={choose.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>{t.actions.cancel}</Button>
            <Button type="submit" loading={choose.isPending} disabled={reason.trim() === ''}>{words.apply}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
