const folded = (words: string): string => words.toLowerCase().replaceAll('ё', 'е');

/** Whether each typed word stands in one of the texts. */
export function matches(typed: string, texts: readonly string[]): boolean {
  const hay = folded(texts.join(' '));
  return folded(typed).split(/\s+/).every((word) => hay.includes(word));
}
