import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { request } from '@/api/http';
import type { Page, RecordRow } from '@/api/types';

interface Props {
  value: string | null;
  onChange: (id: string | null) => void;
  label: string;
  description?: string;
}

export function PersonSelect({ value, onChange, label, description }: Props) {
  const { data } = useQuery({
    queryKey: ['records', 'person', 'list', { limit: 200 }],
    queryFn: () => request<Page<RecordRow>>('GET', '/api/v1/people', { query: { limit: 200 } }),
  });
  return (
    <Select
      label={label}
      description={description}
      w={280}
      searchable
      clearable
      placeholder="Everybody and everything"
      data={(data?.data ?? []).map((person) => ({
        value: person.id,
        label: `${String(person.full_name)} (${String(person.email)})`,
      }))}
      value={value}
      onChange={onChange}
    />
  );
}
