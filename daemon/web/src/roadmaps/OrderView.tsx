import './views.css';

import { Button, Group } from '@mantine/core';

import type { RoadmapView } from '../api/types';
import type { Catalogue } from '../i18n';
import { useSpeech } from '../i18n';
import { formatDay } from '../i18n/dates';
import type { PlanItem } from './sections';
import { sectionsOf } from './sections';

/** What stands in the last column of a row: how each of its tasks ended, or stands. */
export function markOf(t: Catalogue, item: PlanItem, day: (value: string) => string): string {
  const kept = item.tasks.filter((task) => task.state !== 'cancelled');
  if (item.tasks.length === 0) return '';
  if (kept.length === 0) return t.views.markOff;
  const done = kept.filter((task) => task.state === 'accepted');
  const late = kept.find((task) => task.overdue);
  const marks: string[] = [];
  if (done.length === kept.length) marks.push(t.views.markDone(day(done.map((task) => task.ended_on ?? task.due).sort().at(-1) ?? '')));
  else if (done.length > 0) marks.push(t.views.markDoneSome(done.length, kept.length));
  if (late) marks.push(t.views.markLate(day(late.due)));
  if (kept.some((task) => task.state === 'submitted')) marks.push(t.views.markControl);
  return marks.join('. ');
}

/** The plan as the order prints it, with the marks filled in; for paper. */
export function OrderView({ view }: { view: RoadmapView }) {
  const { language, t } = useSpeech();
  const { roadmap } = view;
  const day = (value: string) => formatDay(language, value);
  const approval = t.roadmaps.approval(roadmap.approval_number, roadmap.approval_date ? day(roadmap.approval_date) : '');
  const columns = Object.entries(t.views.columns);
  return (
    <>
      <Group className="no-print" mb="sm"><Button onClick={() => window.print()}>{t.views.toPrint}</Button></Group>
      {/* On a phone the sheet is wider than the window: a focus for the arrow keys. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="order" data-testid="order" role="region" aria-label={t.views.print} tabIndex={0}>
        {approval && <div className="order-approval">{t.views.approved(approval)}</div>}
        <table>
          <caption>
            {roadmap.organization && <div>{roadmap.organization}</div>}
            <strong>{roadmap.title || roadmap.source_name}</strong>
          </caption>
          <colgroup>{columns.map(([name]) => <col key={name} className={`order-${name}`} />)}</colgroup>
          <thead><tr>{columns.map(([name, words]) => <th key={name} scope="col">{words}</th>)}</tr></thead>
          {sectionsOf(view.items.filter((one) => one.dropped_in === 0)).map((section, index) => (
            <tbody key={index}>
              {section.title && <tr className="order-section"><th colSpan={columns.length} scope="rowgroup">{section.title}</th></tr>}
              {section.items.map((item) => (
                <tr key={item.id}>
                  <td>{item.item.number}</td>
                  <td>{item.item.title}</td>
                  <td>{item.item.deadline.text}</td>
                  <td>{item.item.responsible.text}</td>
                  <td>{item.item.result.text}</td>
                  <td>{markOf(t, item, day)}</td>
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </div>
    </>
  );
}
