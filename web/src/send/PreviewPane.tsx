import { Badge, Group, Loader, Text, Title } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import type { FaxPreview } from '@/api/types';
import { EmptyState } from '@/shared/EmptyState';
import { plural } from '@/shared/format';

interface Props {
  preview: FaxPreview | null;
  fresh: boolean;
  busy: boolean;
}

/** The pages as the far machine will print them: black and white, header line, cover page and all. */
export function PreviewPane({ preview, fresh, busy }: Props) {
  return (
    <section className="dw-preview" aria-label="Preview" aria-busy={busy}>
      <Group gap="xs" mb="xs" h={24}>
        <Title order={2}>Preview</Title>
        {busy && <Loader size={14} aria-label="Making the preview" />}
        {preview && <Text c="dimmed">{plural(preview.pages, 'page')}</Text>}
        {preview && !fresh && !busy && <Badge color="orange">The form has changed since</Badge>}
      </Group>
      {preview ? (
        <ol className="dw-preview-pages" data-stale={!fresh || undefined}>
          {preview.page_urls.map((url, index) => (
            <li key={url}>
              <img
                src={url}
                alt={`Page ${index + 1} as the far machine will print it`}
                loading={index > 3 ? 'lazy' : 'eager'}
              />
              <span>Page {index + 1}</span>
            </li>
          ))}
        </ol>
      ) : (
        <EmptyState icon={IconPrinter} title="What the far machine will print">
          Add a file and choose Preview to see every page in black and white, as it will arrive.
        </EmptyState>
      )}
    </section>
  );
}
