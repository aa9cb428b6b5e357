import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { boardNewsQuery } from '../api/queries';
import { useMoments } from '../app/moments';
import { useMe } from '../app/session';
import { useSpeech } from '../i18n';
import { noteLook } from './visits';

/** What has come onto the board since the visit before; nothing on the first one. */
export function NewsLine() {
  const { person } = useMe();
  const [since] = useState(() => noteLook(person.id, new Date()));
  return since ? <Since since={since} /> : null;
}

function Since({ since }: { since: string }) {
  const { t } = useSpeech();
  const { momentBriefly } = useMoments();
  const news = useQuery(boardNewsQuery(since)).data;
  if (!news) return null;
  const told = [
    news.late > 0 && t.morning.late(news.late),
    news.handed_in > 0 && t.morning.handedIn(news.handed_in),
    news.extensions > 0 && t.morning.extensions(news.extensions),
    news.disowned > 0 && t.morning.disowned(news.disowned),
  ].filter((words) => words !== false);
  const when = momentBriefly(since);
  return (
    <Text size="sm" role="status" data-testid="news">
      {told.length === 0 ? t.morning.nothingNew(when) : `${t.morning.news(when)} ${told.join(', ')}.`}
    </Text>
  );
}
