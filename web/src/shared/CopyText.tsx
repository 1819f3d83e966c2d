import { UnstyledButton } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useState } from 'react';

/** Copies also where the clipboard API is missing, as on plain http in a local network. */
export async function copyToClipboard(value: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(value);
    return true;
  } catch {
    const area = document.createElement('textarea');
    area.value = value;
    area.style.position = 'fixed';
    area.style.opacity = '0';
    document.body.append(area);
    area.select();
    const copied = document.execCommand('copy');
    area.remove();
    return copied;
  }
}

export function useCopied(): [boolean, (value: string) => void] {
  const [copied, setCopied] = useState(false);
  const copy = (value: string) => {
    void copyToClipboard(value).then((done) => {
      setCopied(done);
      setTimeout(() => setCopied(false), 1500);
    });
  };
  return [copied, copy];
}

interface Props {
  value: string;
  label: string;
  /** Says what it is; not needed where a heading does. */
  labelled?: boolean;
}

export function CopyText({ value, label, labelled = false }: Props) {
  const [copied, copy] = useCopied();
  const Icon = copied ? IconCheck : IconCopy;
  return (
    <UnstyledButton className="dw-copy" onClick={() => copy(value)} aria-label={`Copy ${label} ${value}`}>
      <Icon size={12} aria-hidden /> {copied ? 'Copied' : labelled ? `${label} ${value}` : value}
    </UnstyledButton>
  );
}
