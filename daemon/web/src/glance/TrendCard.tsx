import { Skeleton, Text, VisuallyHidden } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';

import { timelinessQuery } from '../api/queries';
import { useMe } from '../app/session';
import { Card } from '../common/Card';
import { Failure } from '../common/notes';
import { useSpeech } from '../i18n';
import { formatDay } from '../i18n/dates';
import { trendDays } from './months';

const months = 6;

/** Shares in time at the ends of the last months. A stored day's figure never changes, so it is asked for once. */
export function TrendCard() {
  const { language, t } = useSpeech();
  const me = useMe();
  const asked = useQueries({ queries: trendDays(me.today, months).map((day) => timelinessQuery('roadmap', day)) });
  const failed = asked.find((one) => one.error);
  // Months before anything fell due have no figure.
  const points = asked.flatMap(({ data }) => (data && data.total.first.fell_due > 0 ? [{ day: data.as_of, ...data.total.first }] : []));
  return (
    <Card title={t.glance.trend} name="trend">
      {failed && <Failure error={failed.error} onRetry={() => void failed.refetch()} />}
      {asked.some((one) => one.isPending) ? <Skeleton height={140} /> : (
        <>
          <div className="trend" aria-hidden="true">
            {points.map((point) => (
              <div key={point.day}>
                <Text size="sm" fw={600}>{t.glance.percent(point.percent)}</Text>
                <div className="column"><div style={{ height: `${point.percent ?? 0}%` }} /></div>
                <Text size="xs" c="dimmed">{formatDay(language, point.day)}</Text>
              </div>
            ))}
          </div>
          <VisuallyHidden>
            <table>
              <caption>{t.glance.trend}</caption>
              <tbody>
                {points.map((point) => (
                  <tr key={point.day}>
                    <th scope="row">{formatDay(language, point.day)}</th>
                    <td>{t.glance.percent(point.percent)}, {t.glance.ofAll(point.in_time, point.fell_due)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </VisuallyHidden>
        </>
      )}
    </Card>
  );
}
