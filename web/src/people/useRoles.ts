import { useQuery } from '@tanstack/react-query';
import { catalogue, peopleKeys } from '@/api/people';
import { keys } from '@/api/keys';
import { listRecords } from '@/api/records';
import { useReferencedType } from '@/records/useRecordType';

export const useCatalogue = () =>
  useQuery({ queryKey: peopleKeys.catalogue, queryFn: catalogue, staleTime: 5 * 60_000 });

/** Role templates and the organisation's own roles, for choosing and for naming. */
export function useRoles() {
  const templates = useCatalogue();
  const type = useReferencedType('custom_role');
  const own = useQuery({
    queryKey: keys.recordList('custom_role', { all: true }),
    queryFn: () => listRecords(type!, { limit: 200, sort: 'label' }),
    enabled: type !== undefined,
  });
  const offered = [
    {
      group: 'Own roles',
      items: (own.data?.data ?? []).map((role) => ({ value: String(role['key']), label: String(role['label']) })),
    },
    {
      group: 'Templates',
      items: (templates.data?.role_templates ?? []).map(({ key, label }) => ({ value: key, label })),
    },
  ].filter((group) => group.items.length > 0);
  const labels = new Map(offered.flatMap((group) => group.items.map((item) => [item.value, item.label] as const)));
  return { offered, labelOf: (key: string) => labels.get(key) ?? key, ready: templates.isSuccess };
}
