import { useQuery } from '@tanstack/react-query';
import { keys } from '@/api/keys';
import type { Fax } from '@/api/types';
import { CopyText } from '@/shared/CopyText';
import { When } from '@/shared/When';
import { type Archived, faxArchives } from './api';

/** Where a fax is archived, or why it is not yet. Says nothing where no archive has to do with it. */
export function ArchivedAt({ fax }: { fax: Fax }) {
  const { data } = useQuery({ queryKey: keys.faxArchives(fax.id), queryFn: () => faxArchives(fax.id) });
  if (!data || data.data.length === 0) return null;
  return (
    <>
      <dt>Archived at</dt>
      <dd>
        {data.data.map((one) => (
          <div key={one.id}>
            <Line one={one} />
          </div>
        ))}
      </dd>
    </>
  );
}

function Line({ one }: { one: Archived }) {
  const what = one.version ? `${one.target.name}, version ${one.version}` : one.target.name;
  if (one.status === 'failed') return <>{`${what}: not archived; ${one.last_error ?? ''}`}</>;
  if (one.status === 'waiting') {
    if (one.last_error) return <>{`${what}: waits; ${one.last_error}`}</>;
    return (
      <>
        {what}: leaves <When at={one.due_at} full />
      </>
    );
  }
  return (
    <>
      {what}, {one.archived_at && <When at={one.archived_at} full />}
      {one.locked_until && (
        <>
          , locked there until <When at={one.locked_until} full />
        </>
      )}{' '}
      <CopyText value={one.place} label="place" />
    </>
  );
}
