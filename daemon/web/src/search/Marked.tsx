import type { MarkedText } from '../api/types';

interface Piece {
  text: string;
  found: boolean;
}

/** The text cut at the marks, which count characters as the server does (code points). */
export function piecesOf({ text, marks }: MarkedText): Piece[] {
  const characters = Array.from(text);
  const pieces: Piece[] = [];
  let at = 0;
  const add = (to: number, found: boolean) => {
    if (to > at) pieces.push({ text: characters.slice(at, to).join(''), found });
    at = Math.max(at, to);
  };
  for (const [from = 0, to = 0] of marks) {
    add(from, false);
    add(to, true);
  }
  add(characters.length, false);
  return pieces;
}

/** Plain text with what was looked for marked in it. */
export function Marked({ words }: { words: MarkedText }) {
  return piecesOf(words).map((piece, index) => (piece.found ? <mark key={index}>{piece.text}</mark> : <span key={index}>{piece.text}</span>));
}
