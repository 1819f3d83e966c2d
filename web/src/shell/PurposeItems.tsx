import { Menu } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
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
    <Menu.Sub>
      <Menu.Sub.Target>
        <Menu.Sub.Item>Purpose: {humanize(current)}</Menu.Sub.Item>
      </Menu.Sub.Target>
      <Menu.Sub.Dropdown>
        {data.choices.map((purpose) => (
          <Menu.Item
            key={purpose}
            role="menuitemradio"
            aria-checked={purpose === current}
            rightSection={purpose === current ? <IconCheck size={14} aria-hidden /> : undefined}
            onClick={() => void choose(purpose)}
          >
            {humanize(purpose)}
          </Menu.Item>
        ))}
      </Menu.Sub.Dropdown>
    </Menu.Sub>
  );
}
