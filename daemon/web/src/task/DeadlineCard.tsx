import { Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';

import type { Task } from '../api/types';
import { Card } from '../common/Card';
import { DaysMark } from '../common/marks';
import { useSpeech } from '../i18n';
import { formatDay, weekday } from '../i18n/dates';

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <Text size="xs" c="dimmed">{label}</Text>
      <div>{children}</div>
    </div>
  );
}

/** The date, the words it was read from and the rule that made it. */
export function DeadlineCard({ task }: { task: Task }) {
  const { language, t } = useSpeech();
  const due = formatDay(language, task.due);
  return (
    <Card title={t.task.deadline} name="deadline">
      <Stack gap="xs">
        <Fact label={t.task.due}>
          <Text fw={600}>{t.task.dueOn(due)}, {weekday(language, task.due)}</Text>
          <DaysMark overdue={task.overdue} daysLeft={task.days_left} state={task.state} />
        </Fact>
        {task.window.first && task.window.first !== task.window.last && (
          <Fact label={t.task.window}>
            <Text size="sm">
              {t.task.from(formatDay(language, task.window.first))} {t.task.to(formatDay(language, task.window.last))}
            </Text>
          </Fact>
        )}
        <Fact label={t.task.asPrinted}>
          <Text size="sm" className="words">{task.deadline.text ? `«${task.deadline.text}»` : t.task.noWords}</Text>
        </Fact>
        {task.due_rule && <Fact label={t.task.why}><Text size="sm" className="words">{task.due_rule}</Text></Fact>}
        {task.first_due !== task.due && <Text size="sm" c="dimmed">{t.task.firstDue(formatDay(language, task.first_due))}</Text>}
      </Stack>
    </Card>
  );
}
