import { Anchor, Button, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconArrowLeft } from '@tabler/icons-react';
import { Link } from 'react-router';
import { ProblemPanel } from '@/shared/ProblemPanel';
import { ScreenLoading } from '@/shared/ScreenLoading';
import { When } from '@/shared/When';
import { choiceKeys, getDecision } from './api';
import { ExplanationView } from './ExplanationView';
import { operationLabel } from './words';

/** A decision as it was made. */
export function DecisionDetail({ id }: { id: string }) {
  const { data, error, refetch } = useQuery({ queryKey: choiceKeys.decision(id), queryFn: () => getDecision(id) });
  return (
    <div className="dw-page dw-screen">
      <Button
        component={Link}
        to="/carrier-choice"
        variant="subtle"
        color="gray"
        size="compact-sm"
        leftSection={<IconArrowLeft size={14} aria-hidden />}
      >
        All decisions
      </Button>
      <Title order={1}>Why this carrier</Title>
      {error && <ProblemPanel error={error} onRetry={() => void refetch()} />}
      {!data && !error && <ScreenLoading />}
      {data && (
        <>
          <Text size="sm" c="dimmed" mb="sm">
            {operationLabel(data.operation)} to {data.destination}, decided <When at={data.decided_at} full />
            {data.subject_type === 'fax' && (
              <>
                {' '}
                for{' '}
                <Anchor component={Link} to={`/faxes/${data.subject_id}`} size="sm" underline="always">
                  this fax
                </Anchor>
              </>
            )}
          </Text>
          <ExplanationView explanation={data} />
        </>
      )}
    </div>
  );
}
