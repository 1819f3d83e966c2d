import { Alert, Badge, Button, Group, NumberInput, SegmentedControl, Text, Textarea, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { IconFirstAidKit } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { breakGlass, endGlass, type Glass, listGlass, peopleKeys, reviewGlass } from '@/api/people';
import { readRightsAgain } from '@/session/rights';
import { useSession } from '@/session/SessionContext';
import { EmptyState } from '@/shared/EmptyState';
import { notifyDone, notifyProblem } from '@/shared/notify';
import { ProblemPanel } from '@/shared/ProblemPanel';
import { ScreenLoading } from '@/shared/ScreenLoading';
import { When } from '@/shared/When';
import NotFound from '@/shell/NotFound';

const states = {
  open: { label: 'Open', color: 'orange' },
  to_review: { label: 'To review', color: 'blue' },
  reviewed: { label: 'Reviewed', color: 'gray' },
} as const;

/** Reading health records in an emergency, and looking through it afterwards. */
export default function BreakGlassPage() {
  const { session, can } = useSession();
  const mayBreak = can('phi:break_glass');
  const mayReview = can('phi:review');
  const { data, error, refetch } = useQuery({
    queryKey: peopleKeys.glass,
    queryFn: listGlass,
    enabled: mayBreak || mayReview,
  });
  useEffect(() => {
    document.title = `Break-glass · ${session.organization.name} · Dartwing`;
  }, [session.organization.name]);
  if (!mayBreak && !mayReview) return <NotFound />;
  return (
    <div className="dw-column">
      <Title order={1}>Break-glass</Title>
      <Text size="sm" c="dimmed">
        Opens health records for reading in an emergency, for at most four hours. Others are told at once, and somebody
        else reviews it.
      </Text>
      {mayBreak &&
        (session.organization.mode === 'medxfax' ? (
          <Request />
        ) : (
          <Alert title="There is no glass to break">The organisation does not work in healthcare mode.</Alert>
        ))}
      <Title order={2} size="h3">
        {mayReview ? 'Review' : 'Your emergencies'}
      </Title>
      {error && <ProblemPanel error={error} onRetry={() => void refetch()} />}
      {!data && !error && <ScreenLoading />}
      {data?.data.length === 0 && (
        <EmptyState icon={IconFirstAidKit} title="No emergencies">
          Nobody has broken the glass.
        </EmptyState>
      )}
      {data?.data.map((glass) => (
        <Entry key={glass.id} glass={glass} own={glass.person_id === session.person.id} mayReview={mayReview} />
      ))}
    </div>
  );
}

function Request() {
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const [minutes, setMinutes] = useState(60);
  const opening = useMutation({
    mutationFn: () => breakGlass({ reason, minutes }),
    onSuccess: () => {
      setReason('');
      notifyDone('Health records are open to you now');
      void readRightsAgain(queries);
    },
  });
  return (
    <form
      className="dw-card"
      aria-label="Break the glass"
      onSubmit={(event) => {
        event.preventDefault();
        opening.mutate();
      }}
    >
      {opening.error && <ProblemPanel error={opening.error} />}
      <Textarea
        label="What is the emergency?"
        description="At least 10 characters. Kept with the review; no need to name the patient."
        required
        autosize
        minRows={2}
        maxLength={1000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Group align="end" gap="sm" mt="sm">
        <NumberInput
          label="Minutes"
          min={1}
          max={240}
          w={110}
          value={minutes}
          onChange={(value) => setMinutes(Number(value))}
        />
        <Button type="submit" color="orange" loading={opening.isPending} disabled={reason.trim().length < 10}>
          Break the glass
        </Button>
      </Group>
    </form>
  );
}

function Entry({ glass, own, mayReview }: { glass: Glass; own: boolean; mayReview: boolean }) {
  const queries = useQueryClient();
  const [finding, setFinding] = useState('justified');
  const [note, setNote] = useState('');
  const again = () => void queries.invalidateQueries({ queryKey: peopleKeys.glass });
  const end = () => endGlass(glass.id).then(() => readRightsAgain(queries), notifyProblem);
  const review = () =>
    reviewGlass(glass.id, { finding, note }).then(() => {
      notifyDone('The review is kept');
      again();
    }, notifyProblem);
  const state = states[glass.status];
  return (
    <article className="dw-card" aria-label={`Emergency of ${glass.person_name}`}>
      <Group justify="space-between" gap="xs">
        <Text fw={600}>{glass.person_name}</Text>
        <Badge color={state.color} variant="light">
          {state.label}
        </Badge>
      </Group>
      <Text size="sm" mt={4} style={{ overflowWrap: 'anywhere' }}>
        {glass.reason}
      </Text>
      <Text size="xs" c="dimmed" mt={4}>
        From <When at={glass.opened_at} full /> until <When at={glass.ended_at ?? glass.expires_at} full />
        {glass.record_type ? ` · ${glass.record_type}` : ' · all health records'}
      </Text>
      {glass.status === 'open' && (own || mayReview) && (
        <Button size="xs" mt="sm" variant="default" onClick={() => void end()}>
          End now
        </Button>
      )}
      {glass.status === 'to_review' && mayReview && !own && (
        <Group mt="sm" gap="xs" align="end">
          <SegmentedControl
            size="xs"
            aria-label="Finding"
            value={finding}
            onChange={setFinding}
            data={[
              { value: 'justified', label: 'Justified' },
              { value: 'not_justified', label: 'Not justified' },
            ]}
          />
          <Textarea
            label="Note"
            size="xs"
            autosize
            maxLength={2000}
            style={{ flex: 1, minWidth: 180 }}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <Button size="xs" onClick={() => void review()}>
            Keep the review
          </Button>
        </Group>
      )}
      {glass.status === 'to_review' && own && mayReview && (
        <Text size="xs" mt="sm">
          Somebody else has to review this.
        </Text>
      )}
      {glass.status === 'reviewed' && glass.reviewed_at && (
        <Text size="sm" mt="sm">
          <b>{glass.finding === 'justified' ? 'Justified' : 'Not justified'}</b>, said {glass.reviewer_name},{' '}
          <When at={glass.reviewed_at} />
          {glass.note ? `: ${glass.note}` : ''}
        </Text>
      )}
    </article>
  );
}
