import { ActionIcon, Group, Text, TextInput, Tooltip } from '@mantine/core';
import {
  IconArrowAutofitWidth,
  IconArrowAutofitHeight,
  IconChevronDown,
  IconChevronUp,
  IconListSearch,
  IconRotateClockwise,
  IconSearch,
  IconZoomIn,
  IconZoomOut,
} from '@tabler/icons-react';
import type { RefObject } from 'react';
import { type Zoom, zoomed } from './usePageView';

interface Props {
  page: number;
  count: number;
  onPage: (page: number) => void;
  zoom: Zoom;
  onZoom: (zoom: Zoom) => void;
  onRotate: () => void;
  query: string;
  onQuery: (query: string) => void;
  hits: number;
  hitIndex: number;
  onHit: (index: number) => void;
  searchRef: RefObject<HTMLInputElement | null>;
  searchable: boolean;
  reading: string;
  /** Whether the findings are shown; undefined when there are none. */
  findings?: boolean;
  onFindings: () => void;
}

const unsearchable: Record<string, string> = {
  pending: 'The pages are being read',
  none: 'The text was not read',
  failed: 'The text could not be read',
  unreadable: 'No readable text',
};

export function ViewerToolbar(props: Props) {
  const { page, count, onPage, zoom, onZoom, onRotate, query, onQuery, hits, hitIndex, onHit, searchRef } = props;
  return (
    <div className="dw-toolbar" role="toolbar" aria-label="Page view">
      <Group gap={2} wrap="nowrap">
        <Tool label="Previous page (p)" onClick={() => onPage(Math.max(1, page - 1))} disabled={page <= 1}>
          <IconChevronUp size={16} />
        </Tool>
        <Text size="xs" className="dw-nowrap" aria-live="polite">
          {page} / {count}
        </Text>
        <Tool label="Next page (n)" onClick={() => onPage(Math.min(count, page + 1))} disabled={page >= count}>
          <IconChevronDown size={16} />
        </Tool>
      </Group>
      <span className="dw-divider" aria-hidden />
      <Group gap={2} wrap="nowrap">
        <Tool label="Smaller (-)" onClick={() => onZoom(zoomed(zoom, -1))}>
          <IconZoomOut size={16} />
        </Tool>
        <Tool label="Larger (+)" onClick={() => onZoom(zoomed(zoom, 1))}>
          <IconZoomIn size={16} />
        </Tool>
        <Tool label="Fit the width (0)" onClick={() => onZoom('width')} pressed={zoom === 'width'}>
          <IconArrowAutofitWidth size={16} />
        </Tool>
        <Tool label="Whole page" onClick={() => onZoom('page')} pressed={zoom === 'page'}>
          <IconArrowAutofitHeight size={16} />
        </Tool>
        <Tool label="Turn the page (r)" onClick={onRotate}>
          <IconRotateClockwise size={16} />
        </Tool>
      </Group>
      {props.findings !== undefined && (
        <>
          <span className="dw-divider" aria-hidden />
          <Tool label="Findings (e)" onClick={props.onFindings} pressed={props.findings}>
            <IconListSearch size={16} />
          </Tool>
        </>
      )}
      <span className="dw-toolbar-space" />
      <TextInput
        ref={searchRef}
        className="dw-toolbar-search"
        size="xs"
        value={query}
        disabled={!props.searchable}
        onChange={(event) => onQuery(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') onHit(hitIndex + (event.shiftKey ? -1 : 1));
          if (event.key === 'Escape') event.currentTarget.blur();
        }}
        placeholder={props.searchable ? 'Find in this fax' : (unsearchable[props.reading] ?? 'Find in this fax')}
        aria-label="Find in this fax"
        leftSection={<IconSearch size={14} aria-hidden />}
        rightSectionWidth={query ? 44 : undefined}
        rightSection={
          query ? (
            <Text size="xs" c="dimmed" role="status" aria-label={hits ? `${hitIndex + 1} of ${hits}` : 'Not found'}>
              {hits ? `${hitIndex + 1}/${hits}` : '0'}
            </Text>
          ) : undefined
        }
      />
      {hits > 1 && (
        <Group gap={2} wrap="nowrap">
          <Tool label="Previous match" onClick={() => onHit(hitIndex - 1)}>
            <IconChevronUp size={16} />
          </Tool>
          <Tool label="Next match" onClick={() => onHit(hitIndex + 1)}>
            <IconChevronDown size={16} />
          </Tool>
        </Group>
      )}
    </div>
  );
}

interface ToolProps {
  label: string;
  onClick: () => void;
  disabled?: boolean;
  pressed?: boolean;
  children: React.ReactNode;
}

function Tool({ label, onClick, disabled, pressed, children }: ToolProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon
        size="sm"
        variant={pressed ? 'light' : 'subtle'}
        color={pressed ? 'wing' : 'gray'}
        onClick={onClick}
        disabled={disabled}
        aria-label={label.replace(/ \(.\)$/, '')}
        aria-pressed={pressed}
      >
        {children}
      </ActionIcon>
    </Tooltip>
  );
}
