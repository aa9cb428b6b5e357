import { Group, SegmentedControl, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';

import { peopleQuery, roadmapsQuery, type TaskFilter } from '../api/queries';
import { may, useMe } from '../app/session';
import { useSpeech } from '../i18n';

/** Which tasks the board shows; kept in the address, so that it can be sent to a colleague. */
export function BoardFilters({ filter }: { filter: TaskFilter }) {
  const { t } = useSpeech();
  const me = useMe();
  const navigate = useNavigate();
  const roadmaps = useQuery(roadmapsQuery);
  const choose = (next: TaskFilter) => {
    const search = {
      ...(next.roadmap && { roadmap: next.roadmap }), ...(next.mine && { mine: true }), ...(!next.mine && next.owner && { owner: next.owner }),
    };
    void navigate({ to: '/', search, replace: true });
  };
  const known = (roadmaps.data ?? []).map((one) => ({ value: String(one.id), label: one.title || one.source_name }));
  return (
    <Group gap="sm">
      <SegmentedControl size="sm" aria-label={t.board.whose} value={filter.mine ? 'mine' : 'all'}
        onChange={(value) => choose({ ...filter, mine: value === 'mine' })}
        data={[{ value: 'all', label: t.board.all }, { value: 'mine', label: t.board.onlyMine }]} />
      {may(me, 'see_people') && !filter.mine && <OwnerFilter owner={filter.owner} onOwner={(owner) => choose({ ...filter, owner })} />}
      <Select aria-label={t.board.roadmap} placeholder={t.board.allRoadmaps} clearable searchable w={260} data={known}
        nothingFoundMessage={t.import.nothingFound} value={filter.roadmap ? String(filter.roadmap) : null}
        onChange={(value) => choose({ ...filter, roadmap: value ? Number(value) : undefined })} />
    </Group>
  );
}

/** Whose tasks, by name. */
function OwnerFilter({ owner, onOwner }: { owner: number | undefined; onOwner: (owner: number | undefined) => void }) {
  const { t } = useSpeech();
  const people = useQuery(peopleQuery);
  const known = (people.data ?? []).filter((one) => one.active || one.id === owner).map((one) => ({ value: String(one.id), label: one.name }));
  return (
    <Select aria-label={t.board.owner} placeholder={t.board.anyOwner} clearable searchable w={220} data={known} limit={50}
      nothingFoundMessage={t.import.nothingFound} value={owner ? String(owner) : null}
      onChange={(value) => onOwner(value ? Number(value) : undefined)} />
  );
}
