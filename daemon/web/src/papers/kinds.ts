// How a paper can be looked at in the browser; what the bytes are is the server's word (`media_type`).
import type { Evidence } from '../api/types';

export type Look = 'picture' | 'pdf' | 'text' | 'link' | 'none';

const pictures = ['image/jpeg', 'image/png', 'image/gif', 'image/webp', 'image/bmp', 'image/avif'];
const words = /^(text\/(plain|csv|html)|application\/(msword|rtf|vnd\.oasis\.opendocument\.|vnd\.openxmlformats-officedocument\.|xhtml))/;
/** An office's document is a ZIP archive; not every archive is named as what it holds. */
const archives = ['application/zip', 'application/octet-stream'];
const officeName = /\.(docx|odt|ods|xlsx|csv|txt|html?)$/i;

export function lookOf({ link, media_type: type, title }: Pick<Evidence, 'link' | 'media_type' | 'title'>): Look {
  if (link) return 'link';
  if (pictures.includes(type)) return 'picture';
  if (type === 'application/pdf') return 'pdf';
  if (words.test(type) || (archives.includes(type) && officeName.test(title))) return 'text';
  return 'none';
}

/** Only http and https are links; anything else stays words. */
export function webAddress(link: string): string | undefined {
  return /^https?:\/\//i.test(link) ? link : undefined;
}
