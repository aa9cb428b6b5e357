import { Container } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Navigate, Outlet, useLocation } from '@tanstack/react-router';
import { useRef } from 'react';

import { sessionQuery } from '../api/queries';
import type { Me } from '../api/types';
import { Failure, Loading } from '../common/notes';
import { FirstDuty } from '../security/FirstDuty';
import { SignInPage } from '../signin/SignInPage';
import { MeContext } from './session';
import { Shell } from './Shell';

/** Lets the signed-in through; shows the sign-in at the same address to others. */
export function Gate() {
  const session = useQuery(sessionQuery);
  const wasIn = useRef(false);
  if (session.data) wasIn.current = true;
  if (session.data?.first) return <FirstDuty first={session.data.first} />;
  if (session.data) return <Inside me={session.data} />;
  if (session.data === null) return <SignInPage over={wasIn.current} />;
  return (
    <Container size="sm" py="xl">
      {session.error ? <Failure error={session.error} onRetry={() => void session.refetch()} /> : <Loading />}
    </Container>
  );
}

/** Whoever came by a personal link sees that task and nothing else. */
function Inside({ me }: { me: Me }) {
  const { pathname } = useLocation();
  const elsewhere = me.only_task !== null && pathname !== `/tasks/${me.only_task}`;
  return (
    <MeContext value={me}>
      <Shell me={me}>
        {elsewhere ? <Navigate to="/tasks/$id" params={{ id: me.only_task ?? 0 }} replace /> : <Outlet />}
      </Shell>
    </MeContext>
  );
}
