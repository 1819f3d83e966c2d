import { useLocalStorage } from '@mantine/hooks';
import { useEffect } from 'react';
import type { Section } from './navigation';

type Remembered = Partial<Record<Section, boolean>>;

/** Which headings of the navigation are open: as this browser was left, and always the one that is gone to. */
export function useOpenSections(current: Section | undefined, byDefault: boolean) {
  const [remembered, setRemembered] = useLocalStorage<Remembered>({
    key: 'dartwing.navigation',
    defaultValue: {},
    getInitialValueInEffect: false,
  });
  useEffect(() => {
    if (current) setRemembered((before) => (before[current] ? before : { ...before, [current]: true }));
  }, [current, setRemembered]);
  const isOpen = (section: Section) => remembered[section] ?? byDefault;
  const toggle = (section: Section) => setRemembered((before) => ({ ...before, [section]: !isOpen(section) }));
  return { isOpen, toggle };
}
