import { Anchor } from '@mantine/core';
import { Link } from 'react-router';
import type { RecordRow } from '@/api/types';
import { ConnectionTest } from '@/shared/ConnectionTest';
import { testMailbox } from './api';

/** Whether a mailbox can be opened with what is saved. */
export default function MailboxPanel({ row }: { row: RecordRow }) {
  return (
    <ConnectionTest
      explanation={
        <>
          Signs in with what is saved and opens the folder; nothing in it is changed. What became of its e-mails stands
          under{' '}
          <Anchor component={Link} to="/fax-mail" size="sm" underline="always">
            E-mail to fax
          </Anchor>
          .
        </>
      }
      test={() => testMailbox(row.id)}
    />
  );
}
