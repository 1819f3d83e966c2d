import { Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { keys } from '@/api/keys';
import { giveSigningConsent, signingConsent, withdrawSigningConsent } from '@/api/versions';
import { Section } from '@/security/Section';
import { confirm } from '@/shared/confirm';
import { notifyProblem } from '@/shared/notify';
import { ProblemPanel } from '@/shared/ProblemPanel';
import { When } from '@/shared/When';

/** What a person agrees to before it signs electronically; it can be withdrawn at any time. */
export function ConsentSection() {
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery({ queryKey: keys.signingConsent, queryFn: signingConsent });
  const changed = () => queries.invalidateQueries({ queryKey: keys.signatures });
  const give = useMutation({
    mutationFn: (version: string) => giveSigningConsent(version),
    onSuccess: (answer) => {
      queries.setQueryData(keys.signingConsent, answer);
      void changed();
    },
  });
  const withdraw = async () => {
    const sure = await confirm({
      title: 'Withdraw your consent?',
      text: 'From now on you can’t sign here. What you signed before stays signed.',
      yes: 'Withdraw',
      danger: true,
    });
    if (!sure) return;
    await withdrawSigningConsent().then(() => Promise.all([refetch(), changed()]), notifyProblem);
  };
  return (
    <Section title="Signing electronically">
      {error && <ProblemPanel error={error} onRetry={() => void refetch()} />}
      {data && (
        <Stack gap="sm" maw={640}>
          {data.text.split('\n\n').map((paragraph) => (
            <Text key={paragraph} size="sm">
              {paragraph}
            </Text>
          ))}
          {give.error && <ProblemPanel error={give.error} />}
          {data.given ? (
            <Group gap="sm">
              <Text size="sm" fw={600} role="status">
                You agreed to sign electronically, <When at={data.given.at} full />, from {data.given.address} (text{' '}
                {data.version}).
              </Text>
              <Button variant="default" size="xs" onClick={() => void withdraw()}>
                Withdraw
              </Button>
            </Group>
          ) : (
            <Group>
              <Button loading={give.isPending} onClick={() => give.mutate(data.version)}>
                I agree to sign electronically
              </Button>
            </Group>
          )}
        </Stack>
      )}
    </Section>
  );
}
