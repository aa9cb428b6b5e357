import { ActionIcon, Checkbox, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';

import type { TaskCard } from '../api/types';
import { BesideIcon } from '../common/icons';
import { DaysMark, ProofMark, StateBadge } from '../common/marks';
import { useSpeech } from '../i18n';
import { formatDayBriefly } from '../i18n/dates';
import { useDealing } from './dealing';

interface TaskRowProps {
  task: TaskCard;
  today: string;
  /** Name the lead: whoever sees only their own tasks need not read it. */
  withLead: boolean;
  withState?: boolean;
}

/** One task of a list; the row is a link to it. Whoever controls picks it at its left and looks at it beside the list at its right. */
export function TaskRow(props: TaskRowProps) {
  const { t } = useSpeech();
  const dealing = useDealing();
  const { task } = props;
  if (!dealing) return <RowLink {...props} />;
  const name = `${task.number} ${task.title}`.trim();
  return (
    <div className="rowline" data-task={task.id} data-picked={dealing.picked.has(task.id) || undefined}>
      <Checkbox size="md" aria-label={t.atHand.pick(name)} checked={dealing.picked.has(task.id)} onChange={() => dealing.toggle(task)} />
      <RowLink {...props} />
      <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t.atHand.look(name)} onClick={() => dealing.look(task.id)}>
        <BesideIcon />
      </ActionIcon>
    </div>
  );
}

function RowLink({ task, today, withLead, withState = false }: TaskRowProps) {
  const { language, t } = useSpeech();
  return (
    <Link to="/tasks/$id" params={{ id: task.id }} className="row">
      <Stack gap={2}>
        <Text fw={500} lineClamp={2}>
          {task.number && <Text span c="dimmed" inherit>{task.number} </Text>}
          {task.title}
        </Text>
        {withLead && <Text size="sm" c="dimmed" truncate>{task.lead?.name ?? t.state.nobody}</Text>}
      </Stack>
      <Stack gap={0}>
        <Text size="sm">{formatDayBriefly(language, task.due, today)}</Text>
        <DaysMark overdue={task.overdue} daysLeft={task.days_left} state={task.state} />
        {withState && <div><StateBadge state={task.state} /></div>}
      </Stack>
      <ProofMark all={task.requirements} missing={task.requirements_missing} />
    </Link>
  );
}
