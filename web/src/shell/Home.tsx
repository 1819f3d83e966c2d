import { IconDoor } from '@tabler/icons-react';
import { Navigate } from 'react-router';
import { useSession } from '@/session/SessionContext';
import { EmptyState } from '@/shared/EmptyState';
import { ScreenLoading } from '@/shared/ScreenLoading';
import { destinations } from './navigation';
import { useRecordTypes } from './useRecordTypes';

/** The first place that is open to the reader. */
export default function Home() {
  const { session, can } = useSession();
  const { types, isPending } = useRecordTypes();
  const [first] = destinations(can, types);
  if (isPending && first?.group !== 'work') return <ScreenLoading />;
  if (first) return <Navigate to={first.to} replace />;
  return (
    <EmptyState icon={IconDoor} title={`Welcome to ${session.organization.name}`}>
      Nothing is open to you here yet. Owners and administrators give rights: they find you under People as{' '}
      {session.person.email} and choose your roles. This page opens by itself once they did.
    </EmptyState>
  );
}
