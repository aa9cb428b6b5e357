import { type ReactNode, useEffect, useState } from 'react';

interface OpenedProps {
  id?: string;
  summary: ReactNode;
  open?: boolean;
  children: ReactNode;
}

/** Details whose content is made only while they are open: the whole contract at once would be a long page. */
export function Opened({ id, summary, open = false, children }: OpenedProps) {
  const [shown, setShown] = useState(open);
  useEffect(() => {
    if (open) setShown(true);
  }, [open]);
  return (
    <details id={id} className="opened" open={shown}>
      {/* The summary is a button of the browser's own: Enter and Space click it. */}
      <summary onClick={(event) => {
        event.preventDefault();
        setShown(!shown);
      }}>{summary}</summary>
      {shown && <div className="inside">{children}</div>}
    </details>
  );
}
