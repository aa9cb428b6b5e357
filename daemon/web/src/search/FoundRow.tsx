import { Group, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';

import type { Found } from '../api/types';
import { FileIcon, BoardIcon, UserIcon } from '../common/icons';
import { DaysMark, StateBadge } from '../common/marks';
import { useSpeech } from '../i18n';
import { formatDay } from '../i18n/dates';
import { goalOf } from './found';
import { Marked } from './Marked';
import { useSearchWords } from './words';

const icons = { task: BoardIcon, document: FileIcon, person: UserIcon };

/** One thing that was found; the row is a link to it. */
export function FoundRow({ found }: { found: Found }) {
  const goal = goalOf(found);
  if (!goal) return null;
  return (
    <Link {...goal} className="found">
      <FoundWords found={found} />
      <FoundSide found={found} />
    </Link>
  );
}

/** The name, with what was looked for marked, and the place where it stands. */
export function FoundWords({ found, brief = false }: { found: Found; brief?: boolean }) {
  const w = useSearchWords();
  const Icon = icons[found.kind];
  return (
    <Group gap="sm" wrap="nowrap" align="flex-start" style={{ minWidth: 0 }}>
      <Text span c="dimmed" mt={2} title={w.kind[found.kind]}><Icon size={18} /></Text>
      <Stack gap={2} style={{ minWidth: 0 }}>
        <Text fw={500} lineClamp={brief ? 1 : 3} style={{ overflowWrap: 'anywhere' }}>
          {found.kind === 'task' && found.task?.number && <Text span c="dimmed" inherit>{found.task.number} </Text>}
          <Marked words={found.title} />
        </Text>
        <PaperLine found={found} />
        {found.excerpt.text && (
          <Text size="sm" c="dimmed" lineClamp={brief ? 1 : 3} style={{ overflowWrap: 'anywhere' }}><Marked words={found.excerpt} /></Text>
        )}
      </Stack>
    </Group>
  );
}

function PaperLine({ found: { paper, task } }: { found: Found }) {
  const { language } = useSpeech();
  const w = useSearchWords();
  if (!paper || !task) return null;
  const act = w.number(paper.document_number, paper.document_date ? formatDay(language, paper.document_date) : '');
  const about = `${w.ofTask} ${task.number} ${task.title}`.replace(/ {2,}/g, ' ');
  return <Text size="sm" lineClamp={1}>{[act, about].filter(Boolean).join(' · ')}</Text>;
}

function FoundSide({ found: { kind, task, person } }: { found: Found }) {
  const w = useSearchWords();
  if (person) return <Text size="sm" c="dimmed">{person.active ? '' : w.dismissed}</Text>;
  if (!task || kind !== 'task') return <span />;
  return (
    <Stack gap={2} align="flex-start">
      <StateBadge state={task.state} />
      <DaysMark overdue={task.overdue} daysLeft={task.days_left} state={task.state} />
    </Stack>
  );
}
