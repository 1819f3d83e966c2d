import { Anchor, Skeleton, Text, Title } from '@mantine/core';
import { useQueries, useQuery } from '@tanstack/react-query';
import { IconChartBar } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import { EmptyState } from '@/shared/EmptyState';
import { ProblemPanel } from '@/shared/ProblemPanel';
import { ScreenLoading } from '@/shared/ScreenLoading';
import { useTitle } from '@/shared/useTitle';
import { type Column, getReport, type Report, reportKeys, reportKinds } from './api';
import { trend } from './days';
import { isEmpty, shown } from './figures';
import { ReportChart } from './ReportChart';
import { ReportFilters } from './ReportFilters';
import { useReportFilters } from './useReportFilters';

const overTime = ['activity', 'delivery', 'spam', 'reading', 'response'];
const others = ['categories', 'senders', 'confidence'];

/** How the fax line fares: the figures that people ask for first, and the way to all others. */
export default function DashboardPage() {
  useTitle('Dashboard');
  const kinds = useQuery({ queryKey: reportKeys.kinds, queryFn: reportKinds, staleTime: 60_000 });
  if (kinds.isPending) return <ScreenLoading />;
  if (kinds.error) {
    return (
      <div className="dw-pad">
        <ProblemPanel error={kinds.error} onRetry={() => void kinds.refetch()} />
      </div>
    );
  }
  return <Dashboard known={kinds.data.data.map(({ kind }) => kind)} zone={kinds.data.zone} />;
}

function Dashboard({ known, zone }: { known: string[]; zone: string }) {
  const { filters, change, narrowed, byTime } = useReportFilters(zone);
  const wanted = [...overTime, ...others].filter((kind) => known.includes(kind));
  const answers = useQueries({
    queries: wanted.map((kind) => {
      const query = overTime.includes(kind) ? { ...narrowed, group_by: byTime } : narrowed;
      return { queryKey: reportKeys.one(kind, query), queryFn: () => getReport(kind, query), staleTime: 30_000 };
    }),
  });
  const failed = answers.find(({ error }) => error);
  const report = (kind: string) => answers[wanted.indexOf(kind)]?.data;
  return (
    <div className="dw-page dw-screen">
      <Title order={1}>Dashboard</Title>
      <ReportFilters filters={filters} onChange={change} narrowed />
      {failed?.error ? (
        <ProblemPanel error={failed.error} onRetry={() => answers.forEach((answer) => void answer.refetch())} />
      ) : (
        <>
          <div className="dw-tiles">
            <Tile report={report('activity')} figure="received" />
            <Tile report={report('activity')} figure="sent" />
            <Tile report={report('delivery')} figure="success" />
            <Tile report={report('activity')} figure="held" />
            <Tile report={report('spam')} figure="share" label="Spam kept away" />
            <Tile report={report('spam')} figure="false_positives" label="Held without need" />
            <Tile report={report('reading')} figure="accuracy" label="Categories not corrected" />
            <Tile report={report('response')} figure="median" label="First action after, median" />
          </div>
          <div className="dw-panels">
            {wanted.map((kind) => (
              <Panel key={kind} kind={kind} report={report(kind)} />
            ))}
          </div>
        </>
      )}
    </div>
  );
}

/** One figure, and how it moved against as many days before. */
function Tile({ report, figure, label }: { report: Report | undefined; figure: string; label?: string }) {
  const column = report?.columns.find(({ name }) => name === figure);
  const value = report?.totals[figure];
  const moved = typeof value === 'number' ? trend(value, numeric(report?.previous[figure])) : null;
  return (
    <div className="dw-tile">
      <Text size="xs" c="dimmed">
        {label ?? column?.label ?? ' '}
      </Text>
      {report ? (
        <Text fw={600} size="xl">
          {shown(value, (column as Column | undefined)?.type ?? 'count')}
        </Text>
      ) : (
        <Skeleton height={24} width={60} />
      )}
      <Text size="xs" c="dimmed">
        {moved ? `${moved} against before` : ' '}
      </Text>
    </div>
  );
}

const numeric = (value: unknown) => (typeof value === 'number' ? value : null);

function Panel({ kind, report }: { kind: string; report: Report | undefined }) {
  const { search } = useLocation();
  let body: ReactNode = <Skeleton height={200} />;
  if (report && isEmpty(report)) {
    body = (
      <EmptyState icon={IconChartBar} title="Nothing in these days">
        Choose more days, or another inbox or number.
      </EmptyState>
    );
  } else if (report) {
    body = report.charts.map((chart) => <ReportChart key={chart.title} report={report} chart={chart} />);
  }
  return (
    <section className="dw-panel" aria-label={report?.title ?? kind}>
      <div className="dw-panel-head">
        <Title order={2}>{report?.title ?? ' '}</Title>
        <Anchor
          component={Link}
          to={`/reports/${kind}${search}`}
          size="sm"
          aria-label={`All figures: ${report?.title ?? kind}`}
        >
          All figures
        </Anchor>
      </div>
      {body}
    </section>
  );
}
