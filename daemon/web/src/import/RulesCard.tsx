import { Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

import { call } from '../api/client';
import { readingRulesQuery } from '../api/queries';
import type { ReadingRule, ReadingRules } from '../api/types';
import { useMe } from '../app/session';
import { Card } from '../common/Card';
import { Awaited } from '../common/notes';
import { tell, tellProblem } from '../common/toasts';
import { type Catalogue, useSpeech } from '../i18n';
import { formatMomentBriefly } from '../i18n/dates';
import { NewRule } from './NewRule';

/** How this organization reads: what «всегда так» left; each can be forgotten. */
export function RulesCard() {
  const { t } = useSpeech();
  const rules = useQuery(readingRulesQuery);
  return (
    <Card title={t.import.rules.title} name="reading-rules">
      <Awaited query={rules}>
        {(data) => (
          <>
            <RuleList rules={data} />
            <NewRule rules={data} />
          </>
        )}
      </Awaited>
    </Card>
  );
}

/** What the rule is about, and how it is read. */
function ruleWords(rule: ReadingRule, { conventions }: ReadingRules, t: Catalogue): [string, string] {
  if (!rule.convention) return [`«${rule.words}»`, rule.reading === 0 ? t.import.rules.asRead : t.import.rules.otherwise];
  const convention = conventions.find((one) => one.name === rule.convention);
  const choice = convention?.choices.find((one) => one.name === rule.choice);
  return [convention?.words ?? rule.convention, choice?.sentence ?? rule.choice];
}

function RuleList({ rules }: { rules: ReadingRules }) {
  const { language, t } = useSpeech();
  const { zone } = useMe();
  const queries = useQueryClient();
  const forget = useMutation({
    mutationFn: (id: number) => call<undefined>(`/reading-rules/${id}`, { method: 'DELETE' }),
    onSuccess: () => tell(t.import.rules.forgotten),
    onError: (error) => tellProblem(error, language, t),
    onSettled: () => queries.invalidateQueries({ queryKey: readingRulesQuery.queryKey }),
  });
  if (rules.items.length === 0) return <Text size="sm" c="dimmed">{t.import.rules.none}</Text>;
  return (
    <Stack gap="sm" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
      {rules.items.map((rule) => {
        const [about, answer] = ruleWords(rule, rules, t);
        const said = t.import.rules.said(rule.by?.name ?? t.state.system, formatMomentBriefly(language, zone, rule.at));
        return (
          <Group key={rule.id} component="li" justify="space-between" wrap="nowrap" gap="sm" data-rule={rule.id}>
            <div>
              <Text size="sm"><Text span fw={500}>{about}</Text> — {answer}</Text>
              <Text size="xs" c="dimmed">{said}{rule.convention && rule.words && ` · «${rule.words}»`}</Text>
            </div>
            <Button size="compact-sm" variant="subtle" style={{ flexShrink: 0 }} loading={forget.isPending && forget.variables === rule.id}
              aria-label={`${t.import.rules.forget}: ${about}`} onClick={() => forget.mutate(rule.id)}>
              {t.import.rules.forget}
            </Button>
          </Group>
        );
      })}
    </Stack>
  );
}
