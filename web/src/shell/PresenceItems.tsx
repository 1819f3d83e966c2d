import { Menu } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { keys } from '@/api/keys';
import { getPresence, type Presence, setPresence } from '@/api/work';
import { useSession } from '@/session/SessionContext';
import { notifyDone, notifyProblem } from '@/shared/notify';

const choices: { value: Presence; label: string }[] = [
  { value: 'online', label: 'I take faxes' },
  { value: 'busy', label: 'Busy: no new faxes' },
  { value: 'offline', label: 'Away' },
];

/** Whether the faxes of this person's groups come to it; only for those who are in one. */
export function PresenceItems() {
  const queries = useQueryClient();
  const { can } = useSession();
  const { data } = useQuery({ queryKey: keys.presence, queryFn: getPresence, enabled: can('fax:read') });
  if (!data || data.groups.length === 0) return null;
  const choose = (presence: Presence) =>
    setPresence(presence).then((now) => {
      queries.setQueryData(keys.presence, now);
      notifyDone(choices.find(({ value }) => value === presence)?.label ?? presence);
    }, notifyProblem);
  return (
    <>
      <Menu.Divider />
      <Menu.Label>{data.groups.map(({ name }) => name).join(', ')}</Menu.Label>
      <Menu.RadioGroup value={data.presence} onChange={(presence) => void choose(presence as Presence)}>
        {choices.map(({ value, label }) => (
          <Menu.RadioItem key={value} value={value} closeMenuOnClick>
            {label}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
    </>
  );
}
