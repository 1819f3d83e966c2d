import { Menu } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getPurpose, setPurpose } from '@/api/audit';
import { keys } from '@/api/keys';
import { humanize } from '@/shared/format';
import { notifyDone, notifyProblem } from '@/shared/notify';

/** What this person reads faxes for: written down in the audit with each of them. */
export function PurposeItems() {
  const queries = useQueryClient();
  const { data } = useQuery({ queryKey: keys.purpose, queryFn: getPurpose });
  if (!data) return null;
  const current = data.purpose ?? data.by_default;
  const choose = (purpose: string) =>
    setPurpose(purpose === data.by_default ? '' : purpose).then((now) => {
      queries.setQueryData(keys.purpose, now);
      notifyDone(`What you read is noted as: ${humanize(purpose)}`);
    }, notifyProblem);
  return (
    <>
      <Menu.Divider />
      <Menu.Label>What you read is for</Menu.Label>
      <Menu.RadioGroup value={current} onChange={(purpose) => void choose(purpose)}>
        {data.choices.map((purpose) => (
          <Menu.RadioItem key={purpose} value={purpose} closeMenuOnClick>
            {humanize(purpose)}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
    </>
  );
}
