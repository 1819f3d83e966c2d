import {
  ActionIcon,
  Alert,
  Badge,
  Button,
  createTheme,
  Menu,
  type CSSVariablesResolver,
  type MantineColorsTuple,
  Modal,
  Tooltip,
} from '@mantine/core';

/** The product's own colour: the blue-green of a swift's back. */
const wing: MantineColorsTuple = [
  '#e8f4f8',
  '#d0e6ee',
  '#a1ccdc',
  '#6fb1c9',
  '#4699b7',
  '#2a84a5',
  '#16708f',
  '#0f5f78',
  '#0b4d62',
  '#073a4b',
];

const slate: MantineColorsTuple = [
  '#d9dee6',
  '#b4bcc9',
  '#98a2b2',
  '#667080',
  '#444d5a',
  '#323a45',
  '#252c35',
  '#181d24',
  '#12161c',
  '#0d1014',
];

export const theme = createTheme({
  primaryColor: 'wing',
  primaryShade: { light: 7, dark: 6 },
  colors: { wing, dark: slate },
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif',
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace',
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.125rem' },
  headings: {
    fontWeight: '600',
    sizes: { h1: { fontSize: '1.125rem' }, h2: { fontSize: '1rem' }, h3: { fontSize: '0.875rem' } },
  },
  defaultRadius: 'sm',
  radius: { sm: '6px', md: '8px' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: Button.extend({ defaultProps: { size: 'xs' } }),
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', color: 'gray', size: 'md' } }),
    Badge: Badge.extend({ defaultProps: { variant: 'light', size: 'sm', tt: 'none', fw: 500 } }),
    // A long tip breaks into lines: on one it makes a narrow screen scroll sideways.
    Tooltip: Tooltip.extend({
      defaultProps: {
        openDelay: 400,
        withArrow: true,
        fz: 'xs',
        multiline: true,
        maw: 'min(280px, calc(100vw - 24px))',
      },
    }),
    Alert: Alert.extend({ defaultProps: { variant: 'light', p: 'sm' } }),
    // Its placeholder is no item, and a menu may hold nothing else.
    Menu: Menu.extend({ defaultProps: { withInitialFocusPlaceholder: false } }),
    Modal: Modal.extend({
      defaultProps: {
        closeButtonProps: { 'aria-label': 'Close' },
        // A dialog's head is not the banner of the page.
        attributes: { header: { role: 'presentation' } },
      },
    }),
  },
});

/** Mantine's dimmed text is too pale for 4.5:1 on our surfaces. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#5a6472',
    '--mantine-color-placeholder': '#667080',
    '--mantine-color-text': '#1b222b',
    '--mantine-color-error': '#c22b2b',
    // Mantine's light badges miss 4.5:1 by a little.
    '--mantine-color-teal-light': '#dff5ec',
    '--mantine-color-teal-light-color': '#07573f',
    '--mantine-color-orange-light': '#fdeeda',
    '--mantine-color-orange-light-color': '#8f3c05',
    '--mantine-color-red-light': '#fde6e6',
    '--mantine-color-red-light-color': '#a11d1d',
    '--mantine-color-gray-light': '#eceff3',
    '--mantine-color-gray-light-color': '#3d4652',
    '--dw-canvas': '#f6f7f9',
    '--dw-surface': '#ffffff',
    '--dw-line': '#e3e6eb',
    '--dw-series-0': '#1c64d1',
    '--dw-series-1': '#b45309',
    '--dw-series-2': '#0b7a53',
    '--dw-series-3': '#7c3aed',
    '--dw-series-4': '#5b6470',
    '--dw-hover': '#f0f3f6',
    '--dw-selected': '#e3f0f5',
    '--dw-accent': '#0f5f78',
    '--dw-mark': '#ffe58a',
    '--dw-mark-current': '#ffab45',
  },
  dark: {
    '--mantine-color-dimmed': '#98a2b2',
    '--mantine-color-placeholder': '#8a94a5',
    '--mantine-color-text': '#d9dee6',
    '--mantine-color-error': '#ff8a80',
    '--mantine-color-wing-light': '#143642',
    '--mantine-color-wing-light-color': '#a1ccdc',
    '--mantine-color-teal-light': '#12382d',
    '--mantine-color-teal-light-color': '#8fe0bf',
    '--mantine-color-orange-light': '#402a12',
    '--mantine-color-orange-light-color': '#ffc78a',
    '--mantine-color-red-light': '#42201f',
    '--mantine-color-red-light-color': '#ffb3ad',
    '--mantine-color-gray-light': '#2a313b',
    '--mantine-color-gray-light-color': '#c3cad5',
    '--dw-canvas': '#12161c',
    '--dw-surface': '#181d24',
    '--dw-line': '#2a313b',
    '--dw-series-0': '#6ea8fe',
    '--dw-series-1': '#f5a94a',
    '--dw-series-2': '#4cc38a',
    '--dw-series-3': '#b79bf5',
    '--dw-series-4': '#a3adb8',
    '--dw-hover': '#1f252e',
    '--dw-selected': '#17323d',
    '--dw-accent': '#6fb1c9',
    '--dw-mark': '#ffe58a',
    '--dw-mark-current': '#ffab45',
  },
});
