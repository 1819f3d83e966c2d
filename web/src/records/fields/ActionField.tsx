import { Checkbox, Input, MultiSelect, Select, TagsInput, TextInput } from '@mantine/core';
import { useTags } from '@/fax/tags';
import { useFolders } from '@/folders/useFolders';
import { humanize } from '@/shared/format';
import type { ControlProps } from './FieldControl';
import { ForwardField } from './ForwardField';
import { ReferenceField, ReferencesField } from './ReferenceField';

const inboxField = { name: 'inbox_id', label: 'Inbox', type: 'inbox' };
const personField = { name: 'person_id', label: 'Person', type: 'person' };
const groupField = { name: 'group_id', label: 'Work group', type: 'work_group' };
const targets: Record<string, typeof inboxField> = { inbox: inboxField, person: personField, group: groupField };
const kinds = [
  { value: 'inbox', label: 'To an inbox' },
  { value: 'person', label: 'To a person' },
  { value: 'group', label: 'To a group, in turn' },
  { value: 'none', label: 'Leave it where it is' },
];

const mailContents = [
  { value: 'notice', label: 'That there is one' },
  { value: 'link', label: 'And where it is' },
  { value: 'pages', label: 'And its pages' },
];

/** What a rule does with a fax: where it goes, its priority, tags and folder, who is told, and where it is sent on. */
export function ActionField({ field, value, onChange, error, disabled }: ControlProps) {
  const action = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  const offeredKinds = field.schema.properties?.['type']?.enum ?? ['inbox', 'person'];
  const kind = typeof action['type'] === 'string' ? action['type'] : 'inbox';
  const target = targets[kind];
  const offered = field.schema.properties?.['priority']?.enum ?? ['urgent', 'high', 'normal', 'low'];
  const priorities = offered.filter((priority) => typeof priority === 'string');
  const tags = useTags();
  const folders = useFolders().filter(({ smart }) => !smart);
  const mailTo = Array.isArray(action['mail_to']) ? action['mail_to'].map(String) : [];
  const worn = Array.isArray(action['tag_ids']) ? action['tag_ids'].map(String) : [];
  const set = (patch: Record<string, unknown>) => onChange({ ...action, type: kind, ...patch });
  const choose = (next: string) => {
    const { inbox_id: _inbox, person_id: _person, group_id: _group, skill: _skill, ...rest } = action;
    onChange({ ...rest, type: next });
  };

  return (
    <Input.Wrapper label={field.label} description={field.schema.description} error={error} labelElement="div">
      <div className="dw-conditions" role="group" aria-label={field.label}>
        <Select
          size="xs"
          disabled={disabled}
          value={kind}
          onChange={(next) => next && choose(next)}
          allowDeselect={false}
          data={kinds.filter(({ value: one }) => offeredKinds.includes(one))}
          aria-label="Where to"
        />
        {target && (
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
        )}
        {kind === 'group' && (
          <TextInput
            label="Only to those with the skill"
            disabled={disabled}
            maxLength={40}
            placeholder="Any"
            value={typeof action['skill'] === 'string' ? action['skill'] : ''}
            onChange={(event) => {
              const { skill: _before, ...rest } = action;
              const skill = event.currentTarget.value.toLowerCase();
              onChange({ ...rest, type: kind, ...(skill ? { skill } : {}) });
            }}
          />
        )}
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
        {field.schema.properties?.['folder_id'] && (folders.length > 0 || action['folder_id'] != null) && (
          <Select
            label="Folder"
            disabled={disabled}
            clearable
            searchable
            placeholder="None"
            data={folders.map(({ id, path }) => ({ value: id, label: path }))}
            value={typeof action['folder_id'] === 'string' ? action['folder_id'] : null}
            onChange={(folder) => {
              const { folder_id: _before, ...rest } = action;
              onChange({ ...rest, type: kind, ...(folder ? { folder_id: folder } : {}) });
            }}
          />
        )}
        {field.schema.properties?.['notify_ids'] && (
          <ReferencesField
            field={{
              name: 'notify_ids',
              label: 'Tell',
              schema: { type: 'array', items: { type: 'string', 'x-reference': 'person' } },
              kind: 'references',
              required: false,
              readOnly: false,
              section: null,
            }}
            value={action['notify_ids']}
            onChange={(ids) => {
              const { notify_ids: _before, ...rest } = action;
              onChange({ ...rest, type: kind, ...(Array.isArray(ids) && ids.length > 0 ? { notify_ids: ids } : {}) });
            }}
            disabled={disabled}
          />
        )}
        {field.schema.properties?.['mail_to'] && (
          <TagsInput
            label="Tell by e-mail"
            disabled={disabled}
            placeholder="Type an address, then Enter"
            maxTags={10}
            value={mailTo}
            onChange={(addresses) => {
              const { mail_to: _before, mail_content: content, ...rest } = action;
              const mails = addresses.length > 0 ? { mail_to: addresses, mail_content: content ?? 'notice' } : {};
              onChange({ ...rest, type: kind, ...mails });
            }}
          />
        )}
        {mailTo.length > 0 && (
          <Select
            label="What the e-mail says"
            description="As far as the setting “What may leave by e-mail” allows."
            disabled={disabled}
            allowDeselect={false}
            data={mailContents}
            value={typeof action['mail_content'] === 'string' ? action['mail_content'] : 'notice'}
            onChange={(content) => set({ mail_content: content })}
          />
        )}
        {field.schema.properties?.['forward_to'] && (
          <ForwardField
            action={action}
            disabled={disabled}
            onChange={(rest, forward) => onChange({ ...rest, type: kind, ...forward })}
          />
        )}
        {field.schema.properties?.['webhook'] && (
          <Checkbox
            label="Tell webhooks that this rule applied"
            description="Those that listen to fax.rule.applied."
            disabled={disabled}
            checked={action['webhook'] === true}
            onChange={(event) => {
              const { webhook: _before, ...rest } = action;
              onChange({ ...rest, type: kind, ...(event.currentTarget.checked ? { webhook: true } : {}) });
            }}
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
