import { ActionIcon, Button, Group, Input, MultiSelect, Select } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useCatalogue } from '@/people/useRoles';
import { humanize } from '@/shared/format';
import type { ControlProps } from './FieldControl';

interface Grant {
  record_type: string;
  acts: string[];
  scope?: string;
  fields?: string[] | null;
}

const scopeLabels: Record<string, string> = {
  all: 'All records',
  own: 'Records they own',
  assigned: 'Records assigned to them',
  team: 'Records of their teams',
  contact: 'Records about them (portal)',
};

const grantsOf = (value: unknown): Grant[] => (Array.isArray(value) ? (value as Grant[]) : []);

/** What a role opens: record type by record type, which acts, on which records, with which fields. */
export function GrantsField({ field, value, onChange, error, disabled }: ControlProps) {
  const types = (useCatalogue().data?.record_types ?? []).filter((type) => type.grantable);
  const grants = grantsOf(value);
  const change = (index: number, patch: Partial<Grant>) =>
    onChange(grants.map((grant, at) => (at === index ? { ...grant, ...patch } : grant)));
  const add = () =>
    onChange([...grants, { record_type: types[0]?.record_type ?? '', acts: ['read'], scope: 'all', fields: null }]);
  return (
    <Input.Wrapper label={field.label} description={field.schema.description} error={error} labelElement="div">
      <div className="dw-conditions" role="group" aria-label={field.label}>
        {grants.map((grant, index) => {
          const type = types.find((known) => known.record_type === grant.record_type);
          const name = type?.label ?? grant.record_type;
          return (
            <div key={index} className="dw-grant" role="group" aria-label={`Grant ${index + 1}: ${name}`}>
              <Group gap="xs" wrap="nowrap" align="end">
                <Select
                  label="Records"
                  style={{ flex: 1 }}
                  disabled={disabled}
                  allowDeselect={false}
                  data={types.map((known) => ({ value: known.record_type, label: known.label }))}
                  value={grant.record_type}
                  onChange={(next) =>
                    next && change(index, { record_type: next, acts: ['read'], scope: 'all', fields: null })
                  }
                />
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  size="lg"
                  disabled={disabled}
                  onClick={() => onChange(grants.filter((_, at) => at !== index))}
                  aria-label={`Remove the grant on ${name}`}
                >
                  <IconTrash size={16} />
                </ActionIcon>
              </Group>
              <MultiSelect
                label="May"
                disabled={disabled}
                data={(type?.acts ?? grant.acts).map((act) => ({ value: act, label: humanize(act) }))}
                value={grant.acts}
                onChange={(acts) => change(index, { acts })}
                error={grant.acts.length === 0 ? 'Choose at least one' : undefined}
              />
              <Select
                label="Which records"
                disabled={disabled}
                allowDeselect={false}
                data={(type?.scopes ?? ['all']).map((scope) => ({ value: scope, label: scopeLabels[scope] ?? scope }))}
                value={grant.scope ?? 'all'}
                onChange={(scope) => change(index, { scope: scope ?? 'all' })}
              />
              <MultiSelect
                label="Which fields"
                placeholder={grant.fields?.length ? undefined : 'All'}
                searchable
                clearable
                disabled={disabled}
                data={(type?.fields ?? []).map((known) => ({ value: known, label: humanize(known) }))}
                value={grant.fields ?? []}
                onChange={(fields) => change(index, { fields: fields.length > 0 ? fields : null })}
              />
            </div>
          );
        })}
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={add}
          disabled={disabled || types.length === 0}
        >
          Add records
        </Button>
      </div>
    </Input.Wrapper>
  );
}
