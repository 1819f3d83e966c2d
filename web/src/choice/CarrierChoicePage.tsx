import { Anchor, Button, Group, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link, useParams, useSearchParams } from 'react-router';
import { announce } from '@/shared/announce';
import { ProblemPanel } from '@/shared/ProblemPanel';
import { useTitle } from '@/shared/useTitle';
import { explain } from './api';
import { DecisionDetail } from './DecisionDetail';
import { DecisionList } from './DecisionList';
import { ExplainForm } from './ExplainForm';
import { ExplanationView } from './ExplanationView';

/** Which carrier would take a send and why; which took those that were made. */
export default function CarrierChoicePage() {
  useTitle('Why this carrier');
  const { decisionId } = useParams();
  const [query] = useSearchParams();
  const subject = query.get('subject_id');
  const ask = useMutation({ mutationFn: explain, onSuccess: ({ sentence }) => announce(sentence) });
  if (decisionId) return <DecisionDetail id={decisionId} />;
  return (
    <div className="dw-page dw-screen">
      <Title order={1}>Why this carrier</Title>
      <Text size="sm" c="dimmed" maw={720} mb="sm">
        Nothing is sent. The answer is the choice as it would be made now, with your accounts, trunks, price lists and{' '}
        <Anchor component={Link} to="/carrier-rules" size="sm" underline="always">
          carrier rules
        </Anchor>
        .
      </Text>
      <ExplainForm busy={ask.isPending} onAsk={(question) => ask.mutate(question)} />
      {ask.error && <ProblemPanel error={ask.error} />}
      {ask.data && !ask.isPending && (
        <section aria-label="Explanation" className="dw-answer">
          <ExplanationView explanation={ask.data} />
        </section>
      )}
      <Group gap="xs" mt="lg" mb="xs">
        <Title order={2}>{subject ? 'What was decided for this fax' : 'What was decided'}</Title>
        {subject && (
          <Button component={Link} to="/carrier-choice" size="compact-xs" variant="default">
            Show all
          </Button>
        )}
      </Group>
      <DecisionList subject={subject} />
    </div>
  );
}
