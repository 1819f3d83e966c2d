import { Button, Group, Menu, Text, Title } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { IconChartBar, IconDownload } from '@tabler/icons-react';
import { Link, useLocation, useParams } from 'react-router';
import type { Query } from '@/api/http';
import { EmptyState } from '@/shared/EmptyState';
import { ProblemPanel } from '@/shared/ProblemPanel';
import { ScreenLoading } from '@/shared/ScreenLoading';
import { useTitle } from '@/shared/useTitle';
import { getReport, type Kind, type Report, reportFile, reportKeys, reportKinds } from './api';
import { isEmpty } from './figures';
import { ReportChart } from './ReportChart';
import { ReportFilters } from './ReportFilters';
import { ReportTable } from './ReportTable';
import { useReportFilters } from './useReportFilters';

/** Every report there is for the reader, one of them open. */
export default function ReportsPage() {
  useTitle('Reports');
  const { kind } = useParams();
  const { search } = useLocation();
  const kinds = useQuery({ queryKey: reportKeys.kinds, queryFn: reportKinds, staleTime: 60_000 });
  if (kinds.isPending) return <ScreenLoading />;
  if (kinds.error) {
    return (
      <div className="dw-pad">
        <ProblemPanel error={kinds.error} onRetry={() => void kinds.refetch()} />
      </div>
    );
  }
  const known = kinds.data.data;
  const open = kind ? known.find((one) => one.kind === kind) : known[0];
  return (
    <div className="dw-page dw-screen">
      <Title order={1}>Reports</Title>
      <nav className="dw-report-kinds" aria-label="Reports">
        {known.map((one) => (
          <Link
            key={one.kind}
            to={`/reports/${one.kind}${search}`}
            className="dw-tab"
            aria-current={one.kind === open?.kind ? 'page' : undefined}
          >
            {one.title}
          </Link>
        ))}
      </nav>
      {open ? (
        <OneReport key={open.kind} kind={open} zone={kinds.data.zone} />
      ) : (
        <EmptyState icon={IconChartBar} title="No such report">
          Choose one above. Some reports need rights that you don’t have.
        </EmptyState>
      )}
    </div>
  );
}

function OneReport({ kind, zone }: { kind: Kind; zone: string }) {
  const { filters, change, query, narrowed, byTime } = useReportFilters(zone);
  const wanted = filters.groupBy && kind.group_by.includes(filters.groupBy) ? filters.groupBy : null;
  const grouping = wanted ?? (kind.group_by.length > 1 ? byTime : undefined);
  const asked: Query = {
    ...(kind.narrowed ? narrowed : query),
    ...(grouping ? { group_by: grouping } : {}),
    columns: filters.columns,
  };
  const { data, error, isPending, refetch } = useQuery({
    queryKey: reportKeys.one(kind.kind, asked),
    queryFn: () => getReport(kind.kind, asked),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <ReportFilters
        filters={filters}
        onChange={change}
        narrowed={kind.narrowed}
        groupings={kind.group_by}
        grouping={grouping}
      />
      <Group gap="xs" mb="md">
        {(['pdf', 'xlsx', 'csv'] as const).map((format) => (
          <Button
            key={format}
            component="a"
            href={reportFile(kind.kind, asked, format)}
            download
            size="xs"
            variant="default"
            leftSection={<IconDownload size={14} aria-hidden />}
          >
            {format === 'xlsx' ? 'Excel' : format.toUpperCase()}
          </Button>
        ))}
      </Group>
      {error ? (
        <ProblemPanel error={error} onRetry={() => void refetch()} />
      ) : isPending ? (
        <ScreenLoading />
      ) : (
        <>
          {filters.columns && (
            <Group gap="xs" mb="sm">
              <Text size="sm">Only chosen columns are shown.</Text>
              <Button variant="subtle" onClick={() => change({ columns: null })}>
                Show all
              </Button>
            </Group>
          )}
          <Body report={data} onColumns={(columns) => change({ columns })} />
        </>
      )}
    </>
  );
}

function Body({ report, onColumns }: { report: Report; onColumns: (columns: string) => void }) {
  if (isEmpty(report)) {
    return (
      <EmptyState icon={IconChartBar} title="Nothing in these days">
        Choose more days, or another inbox or number.
      </EmptyState>
    );
  }
  return (
    <>
      {report.charts.map((chart) => (
        <ReportChart key={chart.title} report={report} chart={chart} />
      ))}
      <ColumnChoice report={report} onColumns={onColumns} />
      <ReportTable report={report} />
      {!report.complete && (
        <Text size="sm" mt="xs">
          There is more than a report holds: choose fewer days.
        </Text>
      )}
      <Text size="xs" c="dimmed" mt="sm">
        Days of {report.zone}. Faxes that you may read are counted, deleted ones too; those of test keys are not.
      </Text>
    </>
  );
}

/** Leaves columns out, of the page and of what is downloaded. */
function ColumnChoice({ report, onColumns }: { report: Report; onColumns: (columns: string) => void }) {
  const [, ...columns] = report.columns;
  if (columns.length < 2) return null;
  return (
    <Menu position="bottom-start" closeOnItemClick={false}>
      <Menu.Target>
        <Button size="xs" variant="subtle" mb={4}>
          Columns
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {columns.map(({ name, label }) => (
          <Menu.Item
            key={name}
            onClick={() =>
              onColumns(
                columns
                  .map((column) => column.name)
                  .filter((one) => one !== name)
                  .join(','),
              )
            }
          >
            Leave out {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
