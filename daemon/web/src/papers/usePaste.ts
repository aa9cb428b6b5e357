import { useEffect, useRef } from 'react';

interface Pasted {
  onFiles: (files: File[]) => void;
  onLink: (link: string) => void;
}

function writable(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));
}

/** What the clipboard holds for us: pictures and files, else an address. In a field its words belong to the field. */
export function pastedFrom(data: DataTransfer, field: boolean): { files: File[]; link: string } {
  const words = data.getData('text/plain').trim();
  // Word puts a picture of the words beside the words; in a field the words are meant.
  const files = field && words !== '' ? [] : [...data.files];
  const link = !field && files.length === 0 && /^https?:\/\/\S+\.\S+$/i.test(words) ? words : '';
  return { files, link };
}

/** Takes what is pasted anywhere on the page, while the part that asks is shown. */
export function usePaste(pasted: Pasted): void {
  const latest = useRef(pasted);
  latest.current = pasted;
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      if (!event.clipboardData || document.querySelector('[aria-modal="true"]')) return;
      const { files, link } = pastedFrom(event.clipboardData, writable(event.target));
      if (files.length === 0 && link === '') return;
      event.preventDefault();
      if (files.length > 0) latest.current.onFiles(files);
      else latest.current.onLink(link);
    };
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  }, []);
}
