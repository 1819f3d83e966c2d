import { Alert, Anchor, Button, FileButton, Group, Menu, Modal, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { IconAlertTriangle, IconDownload, IconTemplate, IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { keys } from '@/api/keys';
import { ReferenceField } from '@/records/fields/ReferenceField';
import { readText, saveText } from '@/shared/files';
import { notifyDone, notifyProblem } from '@/shared/notify';
import { ProblemPanel } from '@/shared/ProblemPanel';
import {
  contradictions,
  exportRules,
  importRules,
  type ImportOutcome,
  makeFromTemplate,
  ruleTemplates,
  type Template,
  tryImport,
} from './api';
import { ImportDiff } from './ImportDiff';

const largest = 2 * 1024 * 1024;

/** Ready-made rules, rules as files, and rules that are in each other's way. */
export default function RulesTools() {
  const queries = useQueryClient();
  const [template, setTemplate] = useState<Template | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [file, setFile] = useState<{ content: unknown; diff: ImportOutcome } | null>(null);
  const templates = useQuery({ queryKey: keys.ruleTemplates, queryFn: ruleTemplates, staleTime: Infinity });
  const found = useQuery({
    queryKey: [...keys.recordLists('routing_rule'), 'contradictions'],
    queryFn: contradictions,
  });

  const save = () =>
    exportRules().then(
      (rules) => saveText('routing-rules.json', 'application/json', JSON.stringify(rules, null, 2)),
      notifyProblem,
    );
  const open = async (chosen: File | null) => {
    if (!chosen) return;
    setFault(chosen.size > largest ? 'The file is larger than 2 MB.' : null);
    if (chosen.size > largest) return;
    try {
      const content: unknown = JSON.parse(await readText(chosen));
      setFile({ content, diff: await tryImport(content) });
    } catch (error) {
      if (error instanceof SyntaxError) setFault('This is no file of rules: it is not JSON.');
      else notifyProblem(error);
    }
  };
  const bringIn = useMutation({
    mutationFn: () => importRules(file?.content),
    onSuccess: () => {
      setFile(null);
      void queries.invalidateQueries({ queryKey: keys.recordLists('routing_rule') });
      notifyDone('The rules are imported');
    },
  });

  return (
    <div className="dw-filterbar" role="group" aria-label="Tools for rules">
      <Group gap="xs">
        <Menu position="bottom-start" width={280}>
          <Menu.Target>
            <Button size="xs" variant="default" leftSection={<IconTemplate size={15} aria-hidden />}>
              Ready-made
            </Button>
          </Menu.Target>
          <Menu.Dropdown mah={420} style={{ overflowY: 'auto' }}>
            {(templates.data?.data ?? []).map((one) => (
              <Menu.Item key={one.key} onClick={() => setTemplate(one)}>
                {one.name}
                <Text size="xs" c="dimmed">
                  {one.description}
                </Text>
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconDownload size={15} aria-hidden />}
          onClick={() => void save()}
        >
          Export
        </Button>
        <FileButton accept="application/json,.json" onChange={(chosen) => void open(chosen)}>
          {(props) => (
            <Button {...props} size="xs" variant="default" leftSection={<IconUpload size={15} aria-hidden />}>
              Import…
            </Button>
          )}
        </FileButton>
      </Group>
      {fault && (
        <Text size="sm" c="red" role="alert" mt="xs">
          {fault}
        </Text>
      )}
      {found.data && found.data.data.length > 0 && (
        <Alert mt="xs" color="orange" icon={<IconAlertTriangle size={17} />} title="Some rules can’t do what they say">
          <ul className="dw-moves">
            {found.data.data.map((one) => (
              <li key={`${one.rule_id}-${one.kind}`}>
                <Anchor component={Link} to={`/routing-rules/${one.rule_id}`} size="sm">
                  {one.text}
                </Anchor>
              </li>
            ))}
          </ul>
        </Alert>
      )}
      {template && <FromTemplate template={template} onClose={() => setTemplate(null)} />}
      <Modal opened={file !== null} onClose={() => setFile(null)} title="What this file changes">
        {file && <ImportDiff diff={file.diff} />}
        {bringIn.error && <ProblemPanel error={bringIn.error} />}
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={() => setFile(null)}>
            Cancel
          </Button>
          <Button
            loading={bringIn.isPending}
            disabled={!file || file.diff.problems.length > 0 || file.diff.added.length + file.diff.changed.length === 0}
            onClick={() => bringIn.mutate()}
          >
            Import
          </Button>
        </Group>
      </Modal>
    </div>
  );
}

/** The rule is made switched off, and opened. */
function FromTemplate({ template, onClose }: { template: Template; onClose: () => void }) {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [inbox, setInbox] = useState<unknown>(null);
  const [group, setGroup] = useState<unknown>(null);
  const make = useMutation({
    mutationFn: () =>
      makeFromTemplate(template.key, {
        ...(typeof inbox === 'string' ? { inbox_id: inbox } : {}),
        ...(typeof group === 'string' ? { group_id: group } : {}),
      }),
    onSuccess: ({ id }) => {
      void queries.invalidateQueries({ queryKey: keys.recordLists('routing_rule') });
      notifyDone(`${template.name} is made; switch it on when it fits`);
      onClose();
      void navigate(`/routing-rules/${id}`);
    },
  });
  const ready = !template.needs_target || (typeof inbox === 'string') !== (typeof group === 'string');
  const field = (name: string, label: string, type: string) => ({
    name,
    label,
    schema: { type: 'string', 'x-reference': type },
    kind: 'reference' as const,
    required: false,
    readOnly: false,
    section: null,
  });
  return (
    <Modal opened onClose={onClose} title={template.name}>
      <Text size="sm" mb="sm">
        {template.description}
      </Text>
      {template.needs_target && (
        <>
          <ReferenceField field={field('inbox_id', 'To the inbox', 'inbox')} value={inbox} onChange={setInbox} />
          <ReferenceField
            field={field('group_id', 'Or to the work group', 'work_group')}
            value={group}
            onChange={setGroup}
          />
        </>
      )}
      {make.error && <ProblemPanel error={make.error} />}
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button disabled={!ready} loading={make.isPending} onClick={() => make.mutate()}>
          Make this rule
        </Button>
      </Group>
    </Modal>
  );
}
