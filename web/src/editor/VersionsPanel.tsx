import { Anchor, Badge, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconVersions } from '@tabler/icons-react';
import { Link } from 'react-router';
import { keys } from '@/api/keys';
import type { Fax } from '@/api/types';
import { faxReturns, type FaxVersion, faxVersions, versionDocumentUrl, versionThumbnailUrl } from '@/api/versions';
import { StatusBadge } from '@/fax/StatusBadge';
import { useLiveTopic } from '@/live/LiveProvider';
import { EmptyState } from '@/shared/EmptyState';
import { formatNumber, humanize, plural } from '@/shared/format';
import { ProblemPanel } from '@/shared/ProblemPanel';
import { ScreenLoading } from '@/shared/ScreenLoading';
import { When } from '@/shared/When';

/** The edited copies of a fax, and what of them went back. */
export function VersionsPanel({ fax }: { fax: Fax }) {
  const versions = useQuery({ queryKey: keys.faxVersions(fax.id), queryFn: () => faxVersions(fax.id) });
  const returns = useQuery({ queryKey: keys.faxReturns(fax.id), queryFn: () => faxReturns(fax.id) });
  useLiveTopic(`fax:${fax.id}`, () => {
    void versions.refetch();
    void returns.refetch();
  });
  const error = versions.error ?? returns.error;
  if (error) {
    return (
      <div className="dw-pad">
        <ProblemPanel error={error} onRetry={() => void Promise.all([versions.refetch(), returns.refetch()])} />
      </div>
    );
  }
  if (!versions.data || !returns.data) return <ScreenLoading label="Loading the versions" />;
  const origin = returns.data.return_of;
  return (
    <div className="dw-panel">
      {origin && (
        <Text size="sm" mb="md">
          This fax returns version {origin.version} of{' '}
          <Anchor component={Link} to={`/faxes/${origin.fax_id}`}>
            {origin.name ?? 'another fax'}
          </Anchor>
          .
        </Text>
      )}
      {versions.data.data.length === 0 ? (
        <EmptyState icon={IconVersions} title="No versions yet">
          Annotate, redact or sign the pages under Edit: the copy appears here, the original stays as it came.
        </EmptyState>
      ) : (
        <Stack gap="md" component="ul" className="dw-notes" aria-label="Versions">
          {versions.data.data.map((version) => (
            <li key={version.number}>
              <Version fax={fax} version={version} />
            </li>
          ))}
        </Stack>
      )}
      {returns.data.returns.length > 0 && (
        <>
          <Title order={3} mt="lg" mb="xs">
            Returned
          </Title>
          <Stack gap="xs" component="ul" className="dw-notes" aria-label="Returned">
            {returns.data.returns.map((sent) => (
              <li key={sent.fax_id}>
                <Group gap="xs">
                  {sent.status && <StatusBadge status={sent.status} />}
                  <Anchor component={Link} to={`/faxes/${sent.fax_id}`} size="sm">
                    {sent.name ?? 'A fax'}
                  </Anchor>
                  <Text size="sm">
                    version {sent.version}
                    {sent.to ? ` to ${formatNumber(sent.to)}` : ''}
                  </Text>
                  <Text size="xs" c="dimmed">
                    {sent.returned_by.name} · <When at={sent.returned_at} full />
                  </Text>
                </Group>
              </li>
            ))}
          </Stack>
        </>
      )}
    </div>
  );
}

function Version({ fax, version }: { fax: Fax; version: FaxVersion }) {
  return (
    <Group align="flex-start" wrap="nowrap" gap="md">
      <img
        src={versionThumbnailUrl(fax.id, version.number)}
        alt={`First page of version ${version.number}`}
        className="dw-version-thumb"
        loading="lazy"
      />
      <div>
        <Group gap="xs">
          <Text fw={600} size="sm">
            Version {version.number}
          </Text>
          {version.kinds.map((kind) => (
            <Badge key={kind} variant="light" color={colors[kind]} className="dw-badge-dark">
              {humanize(kind)}
            </Badge>
          ))}
        </Group>
        <Text size="xs" c="dimmed">
          {version.made_by.name} · <When at={version.made_at} full /> · {plural(version.pages, 'page')}
          {version.based_on > 0 && ` · from version ${version.based_on}`}
        </Text>
        {version.signing && (
          <Text size="xs" c="dimmed">
            Signed by {version.signing.by.name} from {version.signing.address}; certificate{' '}
            {version.signing.certificate}
            {version.signing.intent && `. ${version.signing.intent}`}
            {version.signing.consent && (
              <>
                . Agreed to sign electronically <When at={version.signing.consent.at} full /> (text{' '}
                {version.signing.consent.version})
              </>
            )}
            {version.signing.retention && `. ${version.signing.retention}`}
          </Text>
        )}
        {version.original_destroyed && (
          <Text size="xs" c="dimmed">
            The original pages were destroyed with it.
          </Text>
        )}
        <Anchor
          href={versionDocumentUrl(fax.id, version.number)}
          download={`${fax.name}-${version.number}.pdf`}
          size="sm"
        >
          Download as PDF
        </Anchor>
      </div>
    </Group>
  );
}

const colors = { annotated: 'blue', redacted: 'gray', signed: 'teal' } as const;
