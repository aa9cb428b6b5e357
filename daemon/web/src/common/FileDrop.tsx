import { Button, Group, Paper, Text } from '@mantine/core';
import { type ChangeEvent, type DragEvent, useRef, useState } from 'react';

import { ImportIcon } from './icons';

interface FileDropProps {
  label: string;
  labelOver: string;
  button: string;
  multiple?: boolean;
  /** As the file field takes it; anything may be dropped. */
  accept?: string;
  onFiles: (files: File[]) => void;
}

/** A place to drop files, with a button for those who do not drag. */
export function FileDrop({ label, labelOver, button, multiple = false, accept, onFiles }: FileDropProps) {
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const files = [...event.dataTransfer.files];
    if (files.length > 0) onFiles(multiple ? files : files.slice(0, 1));
  };
  const chosen = (event: ChangeEvent<HTMLInputElement>) => {
    const files = [...(event.target.files ?? [])];
    event.target.value = ''; // The same file may be chosen again.
    if (files.length > 0) onFiles(files);
  };
  return (
    <Paper withBorder p="md" bg={over ? 'var(--vekha-picked)' : 'var(--vekha-hover)'} style={{ borderStyle: 'dashed' }}
      onDragOver={(event) => { event.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)} onDrop={drop}>
      <Group justify="center" gap="md">
        <Text c="dimmed" size="sm" ta="center">{over ? labelOver : label}</Text>
        <input ref={input} type="file" hidden multiple={multiple} accept={accept} onChange={chosen} aria-label={button} />
        <Button variant="light" leftSection={<ImportIcon size={16} />} onClick={() => input.current?.click()}>
          {button}
        </Button>
      </Group>
    </Paper>
  );
}
