import { Group, Paper, Stack, Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';

interface CardProps {
  title: string;
  side?: ReactNode;
  children: ReactNode;
  name?: string;
}

/** A part of a page with its own heading. */
export function Card({ title, side, children, name }: CardProps) {
  const id = useId();
  return (
    <Paper withBorder p="md" component="section" aria-labelledby={id} data-card={name}>
      <Stack gap="sm">
        <Group justify="space-between" gap="xs">
          <Title order={2} size="h5" id={id}>{title}</Title>
          {side}
        </Group>
        {children}
      </Stack>
    </Paper>
  );
}
