import { Badge, Button, Group, Text, Title } from '@mantine/core';
import { IconCheck, IconCopy, IconDownload, IconFileText } from '@tabler/icons-react';
import { hocrUrl } from '@/api/faxes';
import type { Fax, PageText } from '@/api/types';
import { useCopied } from '@/shared/CopyText';
import { EmptyState } from '@/shared/EmptyState';
import { ProblemPanel } from '@/shared/ProblemPanel';
import { ScreenLoading } from '@/shared/ScreenLoading';
import { doubted, type Part } from './doubted';
import { useFaxText } from './useFaxText';

const explanations: Record<string, string> = {
  pending: 'The pages are being read. The text appears here by itself.',
  failed: 'Reading failed; the pages themselves are complete. The history says why.',
  unreadable: 'No readable text was found on the pages.',
  none: 'The pages of this fax were not read.',
};

export function TextPanel({ fax }: { fax: Fax }) {
  const { data, error, isPending, fetchStatus, refetch } = useFaxText(fax);
  const [copied, copy] = useCopied();
  if (error) {
    return (
      <div className="dw-pad">
        <ProblemPanel error={error} onRetry={() => void refetch()} />
      </div>
    );
  }
  if (isPending && fetchStatus === 'fetching') return <ScreenLoading label="Loading the text" />;
  const pages = data?.pages ?? [];
  if (pages.every((page) => !page.text.trim())) {
    return (
      <EmptyState icon={IconFileText} title="No text">
        {explanations[fax.reading_status ?? 'none'] ?? 'The pages hold no text.'}
      </EmptyState>
    );
  }
  return (
    <div className="dw-panel">
      <Group justify="space-between" mb="xs">
        <Text size="xs" c="dimmed">
          Read by machine; compare with the page before relying on it. Doubtful words are underlined.
          {fax.text_confidence ? ` Confidence ${share(fax.text_confidence)}.` : ''}
        </Text>
        <Group gap="xs" wrap="nowrap">
          <Button
            component="a"
            variant="default"
            leftSection={<IconDownload size={15} aria-hidden />}
            href={hocrUrl(fax.id)}
            download={`${fax.name}.hocr`}
            title="The words with their places, for other programs"
          >
            hOCR
          </Button>
          <Button
            variant="default"
            leftSection={copied ? <IconCheck size={15} aria-hidden /> : <IconCopy size={15} aria-hidden />}
            onClick={() => copy(pages.map((page) => page.text).join('\n\n'))}
          >
            {copied ? 'Copied' : 'Copy all'}
          </Button>
        </Group>
      </Group>
      {pages.map((page) => (
        <PageOfText key={page.number} page={page} />
      ))}
    </div>
  );
}

/** Confidence comes as 0..1 or 0..100. */
const share = (confidence: number) => `${Math.round(confidence > 1 ? confidence : confidence * 100)} %`;

const marked = (part: Part, index: number) =>
  part.confidence === null ? (
    part.text
  ) : (
    <mark key={index} className="dw-doubt" title={`Read with ${share(part.confidence)} confidence`}>
      {part.text}
    </mark>
  );

function PageOfText({ page }: { page: PageText }) {
  return (
    <section className="dw-text-page">
      <Group gap="xs" mb={4}>
        <Title order={3}>Page {page.number}</Title>
        {page.status !== 'read' && <Badge color="gray">{page.status === 'blank' ? 'Blank' : 'Unreadable'}</Badge>}
        {page.status === 'read' && page.confidence ? (
          <Text size="xs" c="dimmed">
            {share(page.confidence)}
          </Text>
        ) : null}
      </Group>
      {page.text.trim() && <pre>{doubted(page).map(marked)}</pre>}
    </section>
  );
}
