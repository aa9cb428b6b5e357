import { Container } from '@mantine/core';

import { Failure } from '../common/notes';

/** The last resort: the page itself failed. */
export function Crash({ error }: { error: unknown }) {
  return (
    <Container size="sm" py="xl">
      <Failure error={error} onRetry={() => window.location.reload()} />
    </Container>
  );
}
