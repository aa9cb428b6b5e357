import { createTheme, type CSSVariablesResolver, DEFAULT_THEME, type MantineColorsTuple } from '@mantine/core';

// The green of the mark; shade 7 and darker hold a contrast of 4.5 on white.
const pine: MantineColorsTuple = [
  '#e8f6f1', '#d3ebe3', '#a6d7c6', '#76c3a8', '#4fb18e', '#36a67e', '#278f6c', '#1c6e5a', '#155a49', '#0c4437',
];

/** Mantine's own with a last shade that words of it can be read by on its palest one. */
const withDarkest = (color: 'orange' | 'red', darkest: string): MantineColorsTuple => {
  const [a, b, c, d, e, f, g, h, i] = DEFAULT_THEME.colors[color];
  return [a, b, c, d, e, f, g, h, i, darkest];
};
const orange = withDarkest('orange', '#b0360a');
const red = withDarkest('red', '#a61e1e');

/** Colours of buttons and badges by what they do. */
export const deed = { back: 'orange', stop: 'red', waits: 'orange' } as const;

export const theme = createTheme({
  primaryColor: 'pine',
  primaryShade: 7,
  colors: { pine, orange, red },
  defaultRadius: 'md',
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif',
  headings: { fontWeight: '600' },
  cursorType: 'pointer',
  components: {
    // The head of a dialog is no banner of the page, which has one already.
    ModalHeader: { defaultProps: { component: 'div' } },
    DrawerHeader: { defaultProps: { component: 'div' } },
  },
});

const lightColors = ['pine', 'blue', 'violet', 'orange', 'yellow', 'red', 'gray', 'teal', 'green'] as const;
/** What white words are read on. */
const filled = Object.fromEntries(['blue', 'violet', 'red', 'orange'].map((color) => [`--mantine-color-${color}-filled`, `var(--mantine-color-${color}-9)`]));
const darkest = 9;

/** Mantine's grey words and light badges are too pale to read at small sizes; these hold a contrast of 4.5. */
export const readable: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-error': 'var(--mantine-color-red-9)',
    ...filled,
    '--mantine-color-dimmed': '#5c636a',
    '--mantine-color-placeholder': '#6c737a',
    ...Object.fromEntries(lightColors.map((color) => [`--mantine-color-${color}-light-color`, `var(--mantine-color-${color}-${darkest})`])),
  },
  dark: {
    '--mantine-color-error': 'var(--mantine-color-red-4)',
    ...filled,
    '--mantine-color-dimmed': '#a6abb1',
    '--mantine-color-placeholder': '#9a9fa5',
  },
});
