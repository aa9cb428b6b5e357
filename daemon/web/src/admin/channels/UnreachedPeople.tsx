import { Anchor, List, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';

import { unreachableQuery } from '../../api/queries';
import { useMoments } from '../../app/moments';
import { Card } from '../../common/Card';
import { AnchorLink } from '../../common/links';
import { Awaited } from '../../common/notes';
import { useSpeech } from '../../i18n';
import { useAdminWords } from '../words';

/** Who owes something and would not hear of it, each with the way to their own page. */
export function UnreachedPeople() {
  const { t } = useSpeech();
  const words = useAdminWords().channels;
  const { moment } = useMoments();
  const people = useQuery(unreachableQuery);
  const paper = (people.data?.items.length ?? 0) > 0 && (
    <Anchor href="/api/v1/paper-list" target="_blank" rel="noreferrer" size="sm">{words.paper}</Anchor>
  );
  return (
    <Card title={words.unreachable} name="unreachable" side={paper}>
      <Awaited query={people}>
        {({ items }) => (items.length === 0 ? <Text size="sm">{words.unreachableNone}</Text> : (
          <List listStyleType="none" spacing={4}>
            {items.map((one) => (
              <List.Item key={one.person.id}>
                <AnchorLink to="/people/$id" params={{ id: one.person.id }} fw={500}>{one.person.name}</AnchorLink>
                <Text span c="dimmed" size="sm">
                  {': '}{t.board.why[one.why]}, {t.board.owes(one.tasks.length)}
                  {one.next && `, ${t.board.nextWord(moment(one.next))}`}
                </Text>
              </List.Item>
            ))}
          </List>
        ))}
      </Awaited>
    </Card>
  );
}
