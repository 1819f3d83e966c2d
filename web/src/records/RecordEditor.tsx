import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Suspense, useState } from 'react';
import { useNavigate } from 'react-router';
import { keys } from '@/api/keys';
import { deleteRecord, getRecord } from '@/api/records';
import type { RecordRow, RecordType } from '@/api/types';
import { confirm } from '@/shared/confirm';
import { notifyDone, notifyProblem } from '@/shared/notify';
import { ProblemPanel } from '@/shared/ProblemPanel';
import { ScreenLoading } from '@/shared/ScreenLoading';
import { collectionOf } from '@/shell/navigation';
import { OneTimeSecret, onceShown } from './OneTimeSecret';
import { extras } from './extras';
import { RotateKey } from './RotateKey';
import { RecordForm } from './RecordForm';
import { titleOf } from './schema';
import { useOpened } from './useOpened';

interface Props {
  type: RecordType;
  /** `new` for one that is still to be made. */
  id: string;
  onClose: () => void;
}

export function RecordEditor({ type: described, id, onClose }: Props) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const fresh = id === 'new';
  const [made, setMade] = useState<RecordRow | null>(null);
  const { data, error, refetch } = useQuery({
    queryKey: keys.record(described.type, id),
    queryFn: () => getRecord(described, id),
    enabled: !fresh,
  });
  const type = useOpened(described, data ?? null);

  const saved = (row: RecordRow) => {
    void queries.invalidateQueries({ queryKey: keys.recordLists(type.type) });
    if (!fresh) {
      queries.setQueryData(keys.record(type.type, id), row);
      notifyDone('Saved');
    } else if (onceShown(row).length > 0) {
      setMade(row);
    } else {
      notifyDone(`${titleOf(type, row)} is saved`);
      void navigate(`/${collectionOf(type)}/${row.id}`, { replace: true });
    }
  };

  const remove = async (row: RecordRow) => {
    const sure = await confirm({
      title: `Delete ${titleOf(type, row)}?`,
      text: 'This takes effect at once and can’t be taken back.',
      yes: 'Delete',
      danger: true,
    });
    if (!sure) return;
    deleteRecord(type, row.id).then(() => {
      void queries.invalidateQueries({ queryKey: keys.recordLists(type.type) });
      notifyDone(`${titleOf(type, row)} is deleted`);
      onClose();
    }, notifyProblem);
  };

  if (made) return <OneTimeSecret type={type} row={made} onDone={onClose} />;
  if (error) {
    return (
      <div className="dw-pad">
        <ProblemPanel error={error} onRetry={() => void refetch()} />
      </div>
    );
  }
  if (!fresh && !data) return <ScreenLoading />;
  const Extra = data ? extras[type.type] : undefined;
  return (
    <>
      <RecordForm
        key={fresh ? 'new' : `${id}/${data?.version ?? 0}`}
        type={type}
        row={data ?? null}
        onSaved={saved}
        onClose={onClose}
        onDelete={data && type.permissions.delete ? () => void remove(data) : undefined}
        onReload={() => void refetch()}
      />
      {Extra && data && (
        <Suspense fallback={<ScreenLoading />}>
          <Extra row={data} />
        </Suspense>
      )}
      {data && type.type === 'api_key' && <RotateKey type={type} row={data} onRotated={setMade} />}
    </>
  );
}
