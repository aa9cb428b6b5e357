import { Button, Group, Select, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { call } from '../api/client';
import { readingRulesQuery } from '../api/queries';
import type { ReadingRule, ReadingRules } from '../api/types';
import { tellProblem } from '../common/toasts';
import { useSpeech } from '../i18n';

/** Answers a question of reading apart from any document. */
export function NewRule({ rules }: { rules: ReadingRules }) {
  const { language, t } = useSpeech();
  const queries = useQueryClient();
  const [opened, setOpened] = useState(false);
  const [about, setAbout] = useState<string | null>(null);
  const [choice, setChoice] = useState<string | null>(null);
  const convention = rules.conventions.find((one) => one.name === about);
  const close = () => {
    setOpened(false);
    setAbout(null);
    setChoice(null);
  };
  const save = useMutation({
    mutationFn: (rule: { convention: string; choice: string }) => call<ReadingRule>('/reading-rules', { method: 'PUT', body: rule }),
    onSuccess: close,
    onError: (error) => tellProblem(error, language, t),
    onSettled: () => queries.invalidateQueries({ queryKey: readingRulesQuery.queryKey }),
  });
  if (!opened)
    return <div><Button size="sm" variant="default" onClick={() => setOpened(true)}>{t.import.rules.add}</Button></div>;
  return (
    <Stack gap="sm" maw={640}>
      <Select label={t.import.rules.about} searchable data={rules.conventions.map((one) => ({ value: one.name, label: one.words }))}
        value={about} nothingFoundMessage={t.import.nothingFound}
        onChange={(name) => {
          setAbout(name);
          setChoice(null);
        }} />
      {convention && (
        <Select label={t.import.rules.answer} value={choice} onChange={setChoice}
          data={convention.choices.map((one, index) => ({ value: one.name, label: index === 0 ? t.import.rules.shipped(one.sentence) : one.sentence }))} />
      )}
      <Group gap="sm">
        <Button size="sm" disabled={!about || !choice} loading={save.isPending}
          onClick={() => about && choice && save.mutate({ convention: about, choice })}>
          {t.actions.save}
        </Button>
        <Button size="sm" variant="subtle" onClick={close}>{t.actions.cancel}</Button>
      </Group>
    </Stack>
  );
}
