import { Badge, Button, FileButton, Group, Text, Title } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { IconDownload, IconPlus, IconUpload } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { keys } from '@/api/keys';
import { getRecord } from '@/api/records';
import type { RecordType } from '@/api/types';
import { useRecordList } from '@/records/useRecordList';
import { useRecordType } from '@/records/useRecordType';
import { useSession } from '@/session/SessionContext';
import { readText, saveText } from '@/shared/files';
import { notifyDone, notifyProblem } from '@/shared/notify';
import { ProblemPanel } from '@/shared/ProblemPanel';
import { ScreenLoading } from '@/shared/ScreenLoading';
import NotFound from '@/shell/NotFound';
import { exportForms, formKeys, importForms, shippedForm, shippedForms } from './api';
import { FormDesigner } from './FormDesigner';
import { definitionOf } from './template';

/** The kinds of forms that are recognised, and the designer of an own one. */
export default function FormsPage() {
  const { templateId } = useParams();
  const { session } = useSession();
  const { type, error, isPending, refetch } = useRecordType('form-templates');
  useEffect(() => {
    document.title = `Form templates · ${session.organization.name} · Dartwing`;
  }, [session.organization.name]);
  if (error) {
    return (
      <div className="dw-pad">
        <ProblemPanel error={error} onRetry={() => void refetch()} />
      </div>
    );
  }
  if (isPending) return <ScreenLoading />;
  if (!type?.permissions.read) return <NotFound />;
  return templateId ? <OneForm key={templateId} type={type} id={templateId} /> : <AllForms type={type} />;
}

function OneForm({ type, id }: { type: RecordType; id: string }) {
  const [search] = useSearchParams();
  const from = id === 'new' ? search.get('from') : null;
  const record = useQuery({
    queryKey: keys.record(type.type, id),
    queryFn: () => getRecord(type, id),
    enabled: id !== 'new',
  });
  const shipped = useQuery({
    queryKey: formKeys.shippedOne(from ?? ''),
    queryFn: () => shippedForm(from ?? ''),
    enabled: from !== null,
  });
  const error = record.error ?? shipped.error;
  if (error) {
    return (
      <div className="dw-pad">
        <ProblemPanel error={error} onRetry={() => void (from ? shipped : record).refetch()} />
      </div>
    );
  }
  if ((id !== 'new' && !record.data) || (from !== null && !shipped.data)) return <ScreenLoading />;
  const template = shipped.data?.templates[0];
  return (
    <FormDesigner
      key={record.data?.version ?? 'new'}
      type={type}
      row={record.data ?? null}
      start={template && { title: template.title, definition: definitionOf(template.definition) }}
    />
  );
}

const largest = 2 * 1024 * 1024;

function AllForms({ type }: { type: RecordType }) {
  const queries = useQueryClient();
  const list = useRecordList(type, { sort: 'title' });
  const rows = list.data?.pages.flatMap((page) => page.data) ?? [];
  const shipped = useQuery({ queryKey: formKeys.shipped, queryFn: shippedForms, staleTime: Infinity });
  const [fault, setFault] = useState<string | null>(null);

  const save = () =>
    exportForms().then(
      (file) => saveText('form-templates.json', 'application/json', JSON.stringify(file, null, 2)),
      notifyProblem,
    );
  const open = async (chosen: File | null) => {
    if (!chosen) return;
    setFault(chosen.size > largest ? 'The file is larger than 2 MB.' : null);
    if (chosen.size > largest) return;
    try {
      const outcome = await importForms(JSON.parse(await readText(chosen)));
      void queries.invalidateQueries({ queryKey: keys.recordLists(type.type) });
      notifyDone(`${outcome.added.length} added, ${outcome.changed.length} changed`);
    } catch (error) {
      if (error instanceof SyntaxError) setFault('This is no file of form templates: it is not JSON.');
      else notifyProblem(error);
    }
  };
  return (
    <div className="dw-page dw-screen">
      <Group justify="space-between">
        <Title order={1}>Form templates</Title>
        <Group gap="xs">
          <Button
            variant="default"
            disabled={rows.length === 0}
            leftSection={<IconDownload size={15} aria-hidden />}
            onClick={() => void save()}
          >
            Export
          </Button>
          {type.permissions.create && (
            <>
              <FileButton accept="application/json,.json" onChange={(chosen) => void open(chosen)}>
                {(props) => (
                  <Button {...props} variant="default" leftSection={<IconUpload size={15} aria-hidden />}>
                    Import…
                  </Button>
                )}
              </FileButton>
              <Button component={Link} to="/form-templates/new" leftSection={<IconPlus size={15} aria-hidden />}>
                New
              </Button>
            </>
          )}
        </Group>
      </Group>
      <Text size="sm" c="dimmed" mb="md">
        Forms among the pages of received faxes are recognised by what is printed on them, and their fields are read.
      </Text>
      {fault && (
        <Text size="sm" c="red" role="alert">
          {fault}
        </Text>
      )}
      {list.error && <ProblemPanel error={list.error} onRetry={() => void list.refetch()} />}
      <Title order={2} size="h4">
        Your own
      </Title>
      {!list.isPending && rows.length === 0 && (
        <Text size="sm" c="dimmed">
          No form templates of your own yet. An administrator draws one over a fax that was received.
        </Text>
      )}
      <ul className="dw-covers">
        {rows.map((row) => (
          <li key={row.id} className="dw-cover">
            <Link to={`/form-templates/${row.id}`} className="dw-table-link">
              {String(row['title'])}
            </Link>
            <Group gap={6} style={{ flex: 1 }}>
              {row['enabled'] === false && <Badge color="gray">Off</Badge>}
            </Group>
            <Text size="xs" c="dimmed">
              {String(row.name)}
            </Text>
          </li>
        ))}
      </ul>
      <Title order={2} size="h4" mt="lg">
        Known without a template
      </Title>
      {shipped.error && <ProblemPanel error={shipped.error} onRetry={() => void shipped.refetch()} />}
      <ul className="dw-covers">
        {(shipped.data?.data ?? []).map((form) => (
          <li key={form.name} className="dw-cover">
            <Text size="sm">{form.title}</Text>
            <Text size="xs" c="dimmed" style={{ flex: 1 }}>
              {form.fields} fields
            </Text>
            {type.permissions.create && (
              <Button
                component={Link}
                to={`/form-templates/new?from=${form.name}`}
                size="compact-sm"
                variant="default"
                aria-label={`Begin with ${form.title}`}
              >
                Begin with it
              </Button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
