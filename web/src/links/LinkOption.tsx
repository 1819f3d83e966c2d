import { Alert, Button, Select, Switch, Text } from '@mantine/core';
import { IconFileAlert } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { ProblemError } from '@/api/problem';
import { useSession } from '@/session/SessionContext';
import { formatBytes, plural } from '@/shared/format';
import { type LinkRules, linkKeys, linkRules } from './api';

const tooMuch = new Set(['FAX-002', 'FAX-012']);
const choices = [1, 3, 7, 14, 30];

export function useLinkRules(): LinkRules | undefined {
  const { can } = useSession();
  return useQuery({ queryKey: linkKeys.rules, queryFn: linkRules, staleTime: 60_000, enabled: can('fax:send') }).data;
}

/** Why these files can’t be faxed here, in words; null when they can. */
export function tooLarge(files: File[], rules: LinkRules | undefined, refusal: unknown): string | null {
  const size = files.reduce((sum, file) => sum + file.size, 0);
  if (rules && size > rules.most_megabytes * 1024 * 1024) {
    return `${formatBytes(size)} are too large for a fax (at most ${rules.most_megabytes} MB).`;
  }
  if (refusal instanceof ProblemError && tooMuch.has(refusal.problem.code)) {
    return refusal.problem.code === 'FAX-012' && rules
      ? `The document is too long for a fax (at most ${plural(rules.most_pages, 'page')}).`
      : 'The document is too large for a fax.';
  }
  return null;
}

interface Props {
  rules: LinkRules;
  link: boolean;
  days: number | null;
  fault: string | null;
  onChange: (patch: { link?: boolean; linkDays?: number | null }) => void;
}

/** Offers to send an address in the place of pages, by itself where the pages are too many. */
export function LinkOption({ rules, link, days, fault, onChange }: Props) {
  const usual = rules.expires_in_days;
  return (
    <>
      {fault && !link && (
        <Alert color="orange" icon={<IconFileAlert size={18} />} title="Too large for a fax" role="alert">
          <Text size="sm">
            {fault} The recipient can get a page with an address and a code instead, and download it from there.
          </Text>
          <Button mt="xs" size="xs" variant="default" onClick={() => onChange({ link: true })}>
            Send as a secure link
          </Button>
        </Alert>
      )}
      <Switch
        label="Secure link instead of the pages"
        description="One page with an address, a QR code and a code is faxed; the files are downloaded with them."
        checked={link}
        onChange={(event) => onChange({ link: event.currentTarget.checked })}
      />
      {link && (
        <Select
          label="The link expires after"
          allowDeselect={false}
          data={[...new Set([...choices, usual])]
            .sort((one, other) => one - other)
            .map((value) => ({ value: String(value), label: plural(value, 'day') }))}
          value={String(days ?? usual)}
          onChange={(value) => onChange({ linkDays: value ? Number(value) : null })}
        />
      )}
    </>
  );
}
