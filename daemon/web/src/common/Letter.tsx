interface LetterProps {
  /** Names the frame for those who do not see it. */
  title: string;
  html: string;
}

/** A message is foreign matter: no scripts, no forms, no navigation, nothing of this page's origin. */
export function Letter({ title, html }: LetterProps) {
  return (
    <iframe title={title} srcDoc={html} sandbox="" referrerPolicy="no-referrer"
      style={{ width: '100%', height: '60vh', border: '1px solid var(--vekha-line)', borderRadius: 8, background: 'var(--vekha-paper)' }} />
  );
}
