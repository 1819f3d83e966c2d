import { useQuery } from '@tanstack/react-query';
import { keys } from '@/api/keys';
import type { Fax } from '@/api/types';
import { When } from '@/shared/When';
import { faxRetention } from './api';

/** Until when a fax is kept, and because of which policy. Says nothing where no policy and no hold counts. */
export function KeptUntil({ fax }: { fax: Fax }) {
  const { data } = useQuery({ queryKey: keys.faxRetention(fax.id), queryFn: () => faxRetention(fax.id) });
  if (!data || (!data.until && !data.archive_at && !data.on_hold)) return null;
  return (
    <>
      <dt>Kept until</dt>
      <dd>
        {data.on_hold ? 'A legal hold is released' : data.until ? <When at={data.until} full /> : 'Without an end'}
        {data.archive_at && (
          <div>
            To the archive: <When at={data.archive_at} full />
          </div>
        )}
        {data.policy_name && <div>{data.reason}</div>}
      </dd>
    </>
  );
}
