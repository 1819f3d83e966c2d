import { Checkbox, Input, MultiSelect, SegmentedControl, Select } from '@mantine/core';
import { useTags } from '@/fax/tags';
import { humanize } from '@/shared/format';
import type { ControlProps } from './FieldControl';
import { ReferenceField } from './ReferenceField';

const inboxField = { name: 'inbox_id', label: 'Inbox', type: 'inbox' };
const personField = { name: 'person_id', label: 'Person', type: 'person' };

/** Where a rule sends a fax: to a shared inbox or to a person, perhaps with another priority and tags. */
export function ActionField({ field, value, onChange, error, disabled }: ControlProps) {
  const action = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  const kind = action['type'] === 'person' ? 'person' : 'inbox';
  const target = kind === 'person' ? personField : inboxField;
  const offered = field.schema.properties?.['priority']?.enum ?? ['urgent', 'high', 'normal', 'low'];
  const priorities = offered.filter((priority) => typeof priority === 'string');
  const tags = useTags();
  const worn = Array.isArray(action['tag_ids']) ? action['tag_ids'].map(String) : [];
  const set = (patch: Record<string, unknown>) => onChange({ ...action, type: kind, ...patch });
  const choose = (next: string) => {
    const { inbox_id: _inbox, person_id: _person, ...rest } = action;
    onChange({ ...rest, type: next });
  };

  return (
    <Input.Wrapper label={field.label} description={field.schema.description} error={error} labelElement="div">
      <div className="dw-conditions" role="group" aria-label={field.label}>
        <SegmentedControl
          size="xs"
          disabled={disabled}
          value={kind}
          onChange={choose}
          data={[
            { value: 'inbox', label: 'To an inbox' },
            { value: 'person', label: 'To a person' },
          ]}
          aria-label="Where to"
        />
        <ReferenceField
          key={kind}
          field={{
            name: target.name,
            label: target.label,
            schema: { type: 'string', 'x-reference': target.type },
            kind: 'reference',
            required: true,
            readOnly: false,
            section: null,
          }}
          value={action[target.name]}
          onChange={(id) => set({ [target.name]: id })}
          disabled={disabled}
        />
        <Select
          label="Priority of the fax"
          disabled={disabled}
          clearable
          placeholder="As it is"
          data={priorities.map((priority) => ({ value: priority, label: humanize(priority) }))}
          value={typeof action['priority'] === 'string' ? action['priority'] : null}
          onChange={(priority) => {
            const { priority: _before, ...rest } = action;
            onChange({ ...rest, type: kind, ...(priority ? { priority } : {}) });
          }}
        />
        {tags.length > 0 && (
          <MultiSelect
            label="Tags"
            disabled={disabled}
            placeholder={worn.length === 0 ? 'None' : undefined}
            data={tags.map(({ id, name }) => ({ value: id, label: name }))}
            value={worn}
            onChange={(ids) => {
              const { tag_ids: _before, ...rest } = action;
              onChange({ ...rest, type: kind, ...(ids.length > 0 ? { tag_ids: ids } : {}) });
            }}
            maxValues={10}
            searchable
          />
        )}
        {field.schema.properties?.['challenge'] && (
          <Checkbox
            label="Hold it and challenge its sender by fax"
            description="Each challenge is a call that you pay for. Known senders that are allowed are not challenged."
            disabled={disabled}
            checked={action['challenge'] === true}
            onChange={(event) => {
              const { challenge: _before, ...rest } = action;
              onChange({ ...rest, type: kind, ...(event.currentTarget.checked ? { challenge: true } : {}) });
            }}
          />
        )}
      </div>
    </Input.Wrapper>
  );
}
