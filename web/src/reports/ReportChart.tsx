import { useElementSize } from '@mantine/hooks';
import { useId } from 'react';
import type { Chart, Figures, Report } from './api';
import { niceTop, numberOf, shown } from './figures';

const height = 200;
const left = 44;
const bottom = 22;
const top = 8;
const mostBars = 12;

/**
 * One chart of a report. The figures themselves stand in a table beside it; a screen reader hears what is drawn and
 * how high it goes.
 */
export function ReportChart({ report, chart }: { report: Report; chart: Chart }) {
  const { ref, width } = useElementSize();
  const title = useId();
  const labels = chart.series.map((name) => report.columns.find((column) => column.name === name)?.label ?? name);
  const what = `${chart.title}: ${labels.join(', ')}, ${report.from} to ${report.to}`;
  const wide = Math.max(260, width || 600);
  return (
    <figure className="dw-chart" ref={ref}>
      <figcaption className="dw-chart-legend">
        {labels.map((label, index) => (
          <span key={label}>
            <i className={`dw-series-${index % 5}`} aria-hidden /> {label}
          </span>
        ))}
      </figcaption>
      {chart.shape === 'bars' ? (
        <Bars report={report} chart={chart} labels={labels} what={what} />
      ) : (
        <svg width={wide} height={height} role="img" aria-labelledby={title}>
          <title id={title}>{what}</title>
          <OverTime report={report} chart={chart} width={wide} />
        </svg>
      )}
    </figure>
  );
}

function OverTime({ report, chart, width }: { report: Report; chart: Chart; width: number }) {
  const { rows } = report;
  const highest = Math.max(
    ...rows.map((row) => {
      const values = chart.series.map((name) => numberOf(row, name));
      return chart.shape === 'stack' ? values.reduce((sum, value) => sum + value, 0) : Math.max(...values);
    }),
  );
  const most = niceTop(highest);
  const plot = { width: width - left - 8, height: height - top - bottom };
  const y = (value: number) => top + plot.height * (1 - value / most);
  const slot = plot.width / rows.length;
  const x = (index: number) => left + slot * (index + 0.5);
  const first = report.columns[0]!.name;
  const every = Math.max(1, Math.ceil(rows.length / Math.max(2, Math.floor(plot.width / 80))));
  return (
    <>
      {[0, 0.5, 1].map((part) => (
        <g key={part} className="dw-chart-grid">
          <line x1={left} x2={width - 8} y1={y(most * part)} y2={y(most * part)} />
          <text x={left - 6} y={y(most * part) + 4} textAnchor="end">
            {shown(most * part, most <= 1 ? 'number' : 'count')}
          </text>
        </g>
      ))}
      {rows.map(
        (row, index) =>
          index % every === 0 && (
            <text key={String(row[first])} x={x(index)} y={height - 6} textAnchor="middle" className="dw-chart-label">
              {short(String(row[first]))}
            </text>
          ),
      )}
      {chart.shape === 'lines'
        ? chart.series.map((name, series) => (
            <polyline
              key={name}
              className={`dw-line dw-series-${series % 5}`}
              points={rows.map((row, index) => `${x(index)},${y(numberOf(row, name))}`).join(' ')}
            />
          ))
        : rows.map((row, index) => <Stack key={index} {...{ row, chart, x: x(index), slot, y }} />)}
      {rows.map((row, index) => (
        <rect key={index} x={left + slot * index} y={top} width={slot} height={plot.height} fill="transparent">
          <title>{`${String(row[first])}: ${chart.series.map((name) => tip(report, row, name)).join(', ')}`}</title>
        </rect>
      ))}
    </>
  );
}

const tip = (report: Report, row: Figures, name: string) => {
  const column = report.columns.find((one) => one.name === name);
  return `${column?.label ?? name} ${shown(row[name], column?.type ?? 'count')}`;
};

function Stack(props: { row: Figures; chart: Chart; x: number; slot: number; y: (value: number) => number }) {
  const { row, chart, x, slot, y } = props;
  let below = 0;
  return chart.series.map((name, series) => {
    const value = numberOf(row, name);
    const from = y(below + value);
    const tall = y(below) - from;
    below += value;
    return value === 0 ? null : (
      <rect
        key={name}
        className={`dw-bar dw-series-${series % 5}`}
        x={x - slot * 0.4}
        width={slot * 0.8}
        y={from}
        height={tall}
      />
    );
  });
}

/** Sideways, so that long names have room; plain boxes, which follow the width by themselves. */
function Bars(props: { report: Report; chart: Chart; labels: string[]; what: string }) {
  const { report, chart, what } = props;
  const first = report.columns[0]!.name;
  const rows = report.rows.slice(0, mostBars);
  const most = Math.max(...rows.flatMap((row) => chart.series.map((name) => numberOf(row, name))), Number.MIN_VALUE);
  return (
    <div role="img" aria-label={what} className="dw-bars">
      {rows.map((row, index) => (
        <div key={index} className="dw-bar-row">
          <span className="dw-bar-name" title={String(row[first])}>
            {String(row[first])}
          </span>
          <span className="dw-bar-track">
            {chart.series.map((name, series) => (
              <span key={name} className="dw-bar-one">
                <i
                  className={`dw-series-${series % 5}`}
                  style={{ width: `${(80 * numberOf(row, name)) / most}%` }}
                  aria-hidden
                />
                {shown(row[name], report.columns.find((column) => column.name === name)?.type ?? 'count')}
              </span>
            ))}
          </span>
        </div>
      ))}
    </div>
  );
}

/** `2026-11-28` → `11-28`; the year is in the filters. */
const short = (key: string) => (/^\d{4}-\d{2}-\d{2}/.test(key) ? key.slice(5).replace('T', ' ') : key);
