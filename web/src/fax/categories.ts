import { useQuery } from '@tanstack/react-query';
import { faxCategories, type KnownCategory } from '@/api/findings';
import { keys } from '@/api/keys';
import { humanize } from '@/shared/format';

/** All categories a fax can have, the organisation's own last; empty until they are known. */
export function useCategories(): KnownCategory[] {
  const { data } = useQuery({ queryKey: keys.faxCategories, queryFn: faxCategories, staleTime: 60_000 });
  return data?.data ?? none;
}

const none: KnownCategory[] = [];

export const categoryLabel = (code: string, known: readonly KnownCategory[]): string =>
  known.find((category) => category.code === code)?.label ?? humanize(code);

export const percent = (share: number): string => `${Math.round(share * 100)} %`;
