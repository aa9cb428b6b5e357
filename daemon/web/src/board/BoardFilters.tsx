import { Group, SegmentedControl, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';

import { roadmapsQuery, type TaskFilter } from '../api/queries';
import { useSpeech } from '../i18n';

/** Which tasks the board shows; kept in the address, so that it can be sent to a colleague. */
export function BoardFilters({ filter }: { filter: TaskFilter }) {
  const { t } = useSpeech();
  const navigate = useNavigate();
  const roadmaps = useQuery(roadmapsQuery);
  const choose = (next: TaskFilter) => {
    const search = { ...(next.roadmap && { roadmap: next.roadmap }), ...(next.mine && { mine: true }) };
    void navigate({ to: '/', search, replace: true });
  };
  const known = (roadmaps.data ?? []).map((one) => ({ value: String(one.id), label: one.title || one.source_name }));
  return (
    <Group gap="sm">
      <SegmentedControl size="sm" aria-label={t.board.whose} value={filter.mine ? 'mine' : 'all'}
        onChange={(value) => choose({ ...filter, mine: value === 'mine' })}
        data={[{ value: 'all', label: t.board.all }, { value: 'mine', label: t.board.onlyMine }]} />
      <Select aria-label={t.board.roadmap} placeholder={t.board.allRoadmaps} clearable searchable w={260} data={known}
        nothingFoundMessage={t.import.nothingFound} value={filter.roadmap ? String(filter.roadmap) : null}
        onChange={(value) => choose({ ...filter, roadmap: value ? Number(value) : undefined })} />
    </Group>
  );
}
