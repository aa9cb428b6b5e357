import { ActionIcon, Group, Text, UnstyledButton } from '@mantine/core';
import { lazy, Suspense, useEffect, useState } from 'react';

import { SearchIcon } from '../common/icons';
import { useSpeech } from '../i18n';

const SearchDialog = lazy(async () => ({ default: (await import('../search/SearchDialog')).SearchDialog }));

/** Whether the keys are for a field of the page and not for us. */
function types(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName));
}

/** Opens the search: by a press, by Ctrl+K from anywhere, by «/» where nothing is typed. The dialog is loaded by the first of them. */
export function SearchButton() {
  const { t } = useSpeech();
  const [asked, setAsked] = useState(false);
  const [opened, setOpened] = useState(false);
  const open = () => {
    setAsked(true);
    setOpened(true);
  };
  useEffect(() => {
    const keys = (event: KeyboardEvent) => {
      const combined = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.code === 'KeyK';
      const slash = event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !types(event.target);
      // A dialog that is open keeps its keys.
      if ((!combined && !slash) || document.querySelector('[role=dialog]')) return;
      event.preventDefault();
      open();
    };
    window.addEventListener('keydown', keys);
    return () => window.removeEventListener('keydown', keys);
  }, []);
  return (
    <>
      <UnstyledButton className="finder" visibleFrom="sm" onClick={open} aria-keyshortcuts="Control+K /" aria-label={t.search.open}>
        <Group gap={8} wrap="nowrap" justify="space-between">
          <Group gap={8} wrap="nowrap"><SearchIcon size={16} /><Text size="sm" c="dimmed" truncate>{t.search.placeholder}</Text></Group>
          <kbd>{t.search.keys}</kbd>
        </Group>
      </UnstyledButton>
      <ActionIcon variant="subtle" color="gray" size="lg" hiddenFrom="sm" onClick={open} aria-label={t.search.open}><SearchIcon /></ActionIcon>
      {asked && <Suspense><SearchDialog opened={opened} onClose={() => setOpened(false)} /></Suspense>}
    </>
  );
}
