import type { RecordRow } from '@/api/types';
import { ConnectionTest } from '@/shared/ConnectionTest';
import { testArchive } from './api';

/** Whether faxes can be put into an archive with what is saved. */
export default function ArchivePanel({ row }: { row: RecordRow }) {
  return (
    <ConnectionTest
      explanation={
        'Looks into the bucket with what is saved, looks for its object lock where it is wanted, and writes a small ' +
        'file named dartwing-connection-test.txt.'
      }
      test={() => testArchive(row.id)}
    />
  );
}
