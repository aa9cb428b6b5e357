const attribute = 'data-mantine-color-scheme';

/** Paper is light whatever the screen is: dark tables waste toner and can't be read. */
export function paperIsLight(): void {
  const page = document.documentElement;
  let onScreen: string | null = null;
  window.addEventListener('beforeprint', () => {
    onScreen = page.getAttribute(attribute);
    page.setAttribute(attribute, 'light');
  });
  window.addEventListener('afterprint', () => {
    if (onScreen) page.setAttribute(attribute, onScreen);
  });
}
