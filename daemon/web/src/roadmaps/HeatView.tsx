import './views.css';

import { Button, Group, Paper, SegmentedControl, Skeleton, Text, VisuallyHidden } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';

import { timelinessQuery } from '../api/queries';
import type { Timeliness } from '../api/types';
import { useMe } from '../app/session';
import { Empty, Failure } from '../common/notes';
import { useSpeech } from '../i18n';
import { formatDay, formatMonth, formatMonthShort } from '../i18n/dates';
import { type Band, bandOf, bands, heatOf, percentOf, type Share, type Term } from './heat';
import { begunMonths, firstDue } from './months';
import type { PlanItem } from './sections';

const monthsAtOnce = 12;

/** What was done in time, by organization and month: the server's figures, as of yesterday. */
export function HeatView({ roadmap, items }: { roadmap: number; items: readonly PlanItem[] }) {
  const { t } = useSpeech();
  const { today } = useMe();
  const first = firstDue(items.flatMap((one) => one.tasks));
  const months = first ? begunMonths(first, today) : [];
  const [back, setBack] = useState(0);
  const end = months.length - back;
  const shown = months.slice(Math.max(0, end - monthsAtOnce), end);
  if (shown.length === 0) return <Paper withBorder><Empty title={t.heat.empty} hint={t.heat.emptyHint} /></Paper>;
  return (
    <Paper withBorder p="sm">
      {months.length > monthsAtOnce && (
        <Group gap="xs" mb="sm" className="no-print">
          <Button variant="default" size="compact-md" disabled={end <= monthsAtOnce} onClick={() => setBack(back + monthsAtOnce)}>{t.heat.before}</Button>
          <Button variant="default" size="compact-md" disabled={back === 0} onClick={() => setBack(Math.max(0, back - monthsAtOnce))}>{t.heat.after}</Button>
        </Group>
      )}
      <Asked roadmap={roadmap} months={shown} next={months[end]} />
    </Paper>
  );
}

/** `next`: the month after those shown, where it has begun, too. */
function Asked({ roadmap, months, next }: { roadmap: number; months: readonly string[]; next: string | undefined }) {
  const { language, t } = useSpeech();
  const [term, setTerm] = useState<Term>('first');
  const asked = useQueries({ queries: (next ? [...months, next] : months).map((from) => timelinessQuery('department', undefined, { roadmap, from })) });
  const failed = asked.find((one) => one.error && !one.data);
  const data = asked.flatMap((one) => one.data ?? []);
  const asOf = data[0]?.as_of;
  const again = () => void Promise.all(asked.filter((one) => one.error).map((one) => one.refetch()));
  return (
    <>
      <Group justify="space-between" mb="sm">
        <Text size="sm" c="dimmed">{asOf && t.heat.asOf(formatDay(language, asOf))}</Text>
        <SegmentedControl size="xs" className="no-print" aria-label={t.heat.term} value={term} onChange={(value) => setTerm(value as Term)}
          data={[{ value: 'first', label: t.heat.first }, { value: 'current', label: t.heat.current }]} />
      </Group>
      {failed
        ? <Failure error={failed.error} onRetry={again} />
        : data.length < asked.length
          ? <div role="status" aria-label={t.state.loading}><Skeleton height={220} /></div>
          : <Map months={months} reports={data} term={term} />}
    </>
  );
}

interface MapProps {
  months: readonly string[];
  reports: readonly Timeliness[];
  term: Term;
}

function Map({ months, reports, term }: MapProps) {
  const { language, t } = useSpeech();
  const { rows, total } = heatOf(reports, months.length, term);
  if (rows.length === 0) return <Empty title={t.heat.empty} hint={t.heat.emptyHint} />;
  return (
    <>
      {/* A focus for the arrow keys: there is nothing inside that takes one. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="heat" role="region" aria-label={t.heat.title} tabIndex={0}>
        <table>
          <caption><VisuallyHidden>{t.heat.caption}</VisuallyHidden></caption>
          <thead>
            <tr>
              <th scope="col">{t.heat.who}</th>
              {months.map((from, index) => (
                <th key={from} scope="col" abbr={formatMonth(language, from, '')}>
                  {formatMonthShort(language, from, index === 0 || from.slice(5, 7) === '01')}
                </th>
              ))}
              <th scope="col">{t.heat.all}</th>
            </tr>
          </thead>
          <tbody>
            {[...rows, total].map((row) => (
              <tr key={row === total ? 'total' : `of ${row.name}`} data-total={row === total || undefined}>
                <th scope="row">{row === total ? t.heat.everybody : row.name || t.glance.nobody}</th>
                {row.cells.map((share, index) => <Cell key={months[index]} share={share} />)}
                <Cell share={row.whole} />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Legend />
    </>
  );
}

function Cell({ share }: { share: Share | null }) {
  const { t } = useSpeech();
  if (!share) return <td><span aria-hidden>·</span><VisuallyHidden>{t.heat.nothingDue}</VisuallyHidden></td>;
  return (
    <td data-band={bandOf(share)}>
      <div>{t.glance.percent(Math.floor(percentOf(share)))}</div>
      <Text size="xs" c="inherit">{t.glance.ofAll(share.in_time, share.fell_due)}</Text>
    </td>
  );
}

function Legend() {
  const { t } = useSpeech();
  const words: Record<Band, string> = { all: t.heat.bandAll, most: t.heat.bandMost, half: t.heat.bandHalf, few: t.heat.bandFew };
  return (
    <Group gap="md" mt="sm" role="group" aria-label={t.views.legend}>
      {bands.map((band) => (
        <Group key={band} gap={6} wrap="nowrap">
          <span className="heat-key" data-band={band} aria-hidden />
          <Text size="xs">{words[band]}</Text>
        </Group>
      ))}
    </Group>
  );
}
