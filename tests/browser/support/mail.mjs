// Messages of the mail folder (Maildir), as far as the stories need them: to whom, subject, text.
import { existsSync, readdirSync, readFileSync, watch } from 'node:fs';
import { join } from 'node:path';

const patience = 20_000;

function decodedWords(value) {
  return value.replace(/\r?\n[ \t]+/g, ' ').replace(/=\?utf-8\?([bq])\?([^?]*)\?=\s*/gi, (_, way, words) =>
    way.toLowerCase() === 'b' ? Buffer.from(words, 'base64').toString('utf8') : quoted(words.replaceAll('_', ' ')));
}

function quoted(text) {
  const plain = text.replace(/=\r?\n/g, '');
  return Buffer.from(plain.replace(/=([0-9A-F]{2})/gi, (_, hex) => String.fromCharCode(parseInt(hex, 16))), 'latin1').toString('utf8');
}

function parted(raw) {
  const cut = /\r?\n\r?\n/.exec(raw);
  return cut ? [raw.slice(0, cut.index), raw.slice(cut.index + cut[0].length)] : [raw, ''];
}

function header(head, name) {
  const found = new RegExp(`^${name}:((?:.*)(?:\\r?\\n[ \\t].*)*)`, 'im').exec(head);
  return found ? decodedWords(found[1].trim()) : '';
}

/** The first plain text of a message, whatever it is nested in. */
function textOf(raw) {
  const [head, body] = parted(raw);
  const boundary = /boundary="?([^";\r\n]+)/i.exec(header(head, 'Content-Type'))?.[1];
  if (boundary) {
    for (const part of body.split(`--${boundary}`).slice(1)) {
      const text = textOf(part.replace(/^\r?\n/, ''));
      if (text) return text;
    }
    return '';
  }
  if (!/text\/plain/i.test(header(head, 'Content-Type'))) return '';
  const way = header(head, 'Content-Transfer-Encoding').toLowerCase();
  if (way === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  return way === 'quoted-printable' ? quoted(Buffer.from(body, 'latin1').toString('latin1')) : Buffer.from(body, 'latin1').toString('utf8');
}

export function messagesIn(folder) {
  const fresh = join(folder, 'new');
  if (!existsSync(fresh)) return [];
  return readdirSync(fresh).map((name) => {
    const raw = readFileSync(join(fresh, name), 'latin1');
    const [head] = parted(raw);
    return { to: header(head, 'To'), subject: header(head, 'Subject'), text: textOf(raw) };
  });
}

/** Resolves to the first message that fits, now or when it comes. */
export function messageThat(folder, fits) {
  return new Promise((resolve, reject) => {
    const look = () => {
      const found = messagesIn(folder).find(fits);
      if (found) done(() => resolve(found));
    };
    const done = (settle) => {
      watcher?.close();
      clearInterval(again);
      clearTimeout(end);
      settle();
    };
    const watcher = existsSync(join(folder, 'new')) ? watch(join(folder, 'new'), look) : undefined;
    // The folder may not be there yet; a watch needs one.
    const again = setInterval(look, 200);
    const end = setTimeout(() => done(() => reject(new Error(
      `no such message; there are:\n${messagesIn(folder).map((one) => `${one.to}: ${one.subject}`).join('\n')}`))), patience);
    look();
  });
}

/** The personal link that follows these words in the message: a digest has one for each task. */
export function linkAfter(message, words) {
  const rest = message.text.slice(message.text.indexOf(words));
  const link = /http:\/\/127\.0\.0\.1:\d+\/go#\S+/.exec(rest)?.[0];
  if (!link) throw new Error(`no personal link after «${words}» in:\n${message.text}`);
  return link;
}
