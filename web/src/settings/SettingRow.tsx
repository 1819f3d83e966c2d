import { Badge, Button, Group, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { notifyDone } from '@/shared/notify';
import { ProblemPanel } from '@/shared/ProblemPanel';
import { When } from '@/shared/When';
import { changeSetting, changesKey, resetSetting, type Setting, settingsKey } from './api';
import { readable, words } from './duration';
import { SettingControl } from './SettingControl';

const sources: Record<Setting['source'], { label: string; color: string } | null> = {
  organization: { label: 'Chosen here', color: 'wing' },
  installation: { label: 'By the operator', color: 'gray' },
  healthcare: { label: 'Healthcare mode', color: 'orange' },
  default: null,
};

/** A value as people read it. */
export function shown(setting: Pick<Setting, 'kind'>, value: unknown): string {
  if (value === null || value === undefined) return 'not chosen';
  switch (setting.kind) {
    case 'boolean':
    case 'flag':
      return value === true ? 'on' : 'off';
    case 'duration':
      return words(value);
    case 'percentage':
      return `${String(value)} %`;
    case 'texts':
      return Array.isArray(value) && value.length > 0 ? value.join(', ') : 'none';
    default:
      return value === '' ? 'empty' : String(value);
  }
}

export function SettingRow({ setting }: { setting: Setting }) {
  const queries = useQueryClient();
  const [draft, setDraft] = useState<unknown>(undefined);
  const value = draft === undefined ? setting.value : draft;
  const changed = draft !== undefined && JSON.stringify(draft) !== JSON.stringify(setting.value);
  const save = useMutation({
    mutationFn: (reset: boolean) => (reset ? resetSetting(setting.name) : changeSetting(setting.name, draft)),
    onSuccess: () => {
      setDraft(undefined);
      notifyDone(`${setting.label} is saved`);
      void queries.invalidateQueries({ queryKey: settingsKey });
      void queries.invalidateQueries({ queryKey: changesKey });
    },
  });
  const source = sources[setting.source];

  return (
    <section className="dw-setting" aria-label={setting.label}>
      <div className="dw-setting-words">
        <Group gap={8}>
          <Text fw={600} size="sm">
            {setting.label}
          </Text>
          {source && <Badge color={source.color}>{source.label}</Badge>}
        </Group>
        <Text size="sm" c="dimmed">
          {setting.description}
        </Text>
        <Text size="xs" c="dimmed">
          Default: {shown(setting, setting.default_value)}
          {setting.healthcare_rule && `. In healthcare mode: ${readable(setting.healthcare_rule)}`}
          {!setting.changeable && '. You can’t change this'}
          {setting.updated_at && (
            <>
              . Changed by {setting.updated_by} <When at={setting.updated_at} />
            </>
          )}
        </Text>
      </div>
      <div className="dw-setting-value">
        <SettingControl
          setting={setting}
          value={value}
          onChange={setDraft}
          disabled={!setting.changeable || save.isPending}
        />
        {(changed || setting.source === 'organization') && setting.changeable && (
          <Group gap={6}>
            {changed && (
              <Button loading={save.isPending} onClick={() => save.mutate(false)}>
                Save
              </Button>
            )}
            {changed && (
              <Button variant="default" onClick={() => setDraft(undefined)}>
                Undo
              </Button>
            )}
            {!changed && (
              <Button variant="subtle" color="gray" onClick={() => save.mutate(true)}>
                Back to the default
              </Button>
            )}
          </Group>
        )}
        {save.error && <ProblemPanel error={save.error} />}
      </div>
    </section>
  );
}
