import { UnstyledButton } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { type ReactNode, useId } from 'react';

interface Props {
  label: string;
  open: boolean;
  onToggle: () => void;
  children: ReactNode;
}

/** A heading of the navigation that opens and closes what stands under it. */
export function NavSection({ label, open, onToggle, children }: Props) {
  const id = useId();
  return (
    <section className="dw-nav-section" aria-label={label}>
      <h3 className="dw-nav-heading">
        <UnstyledButton className="dw-nav-toggle" aria-expanded={open} aria-controls={id} onClick={onToggle}>
          <IconChevronRight size={13} stroke={2} aria-hidden />
          {label}
        </UnstyledButton>
      </h3>
      <div id={id} className="dw-nav-group" hidden={!open}>
        {children}
      </div>
    </section>
  );
}
