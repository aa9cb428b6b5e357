import { Drawer } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';

import type { Task } from '../api/types';
import { useSpeech } from '../i18n';
import { PaperReader } from './PaperReader';

interface PaperDrawerProps {
  task: Task;
  /** The paper to begin with; undefined: closed. */
  first: number | undefined;
  onClose: () => void;
}

/** Papers beside the task: it is read and written on at the left meanwhile. On a phone they take the whole screen. */
export function PaperDrawer({ task, first, onClose }: PaperDrawerProps) {
  const { t } = useSpeech();
  const wide = useMediaQuery('(min-width: 62em)', false, { getInitialValueInEffect: false }) ?? false;
  return (
    <Drawer opened={first !== undefined} onClose={onClose} position="right" size={wide ? '46rem' : '100%'} title={t.papers.papers}
      withOverlay={!wide} trapFocus={!wide} lockScroll={!wide} closeOnClickOutside={false} closeButtonProps={{ 'aria-label': t.actions.close }}
      zIndex={300} shadow="md" styles={{ inner: wide ? { pointerEvents: 'none' } : {}, content: { pointerEvents: 'auto' } }}>
      {first !== undefined && <PaperReader key={first} task={task} first={first} />}
    </Drawer>
  );
}
