// What a person has decided about a new edition: pure values and the request made of them.
import type { EditionPreview, EditionRow, NewEdition } from '../api/types';
import { type Decisions, type Document, questionsOf, requestOf, undecided } from '../import/decisions';

export interface Amendment {
  /** The amending act; empty: what the document names. */
  reason: string;
  /** Position in the new document to the one that the row goes on with; 0: it is new. */
  rows: Record<number, number>;
  acceptDropped: boolean;
}

export const untold: Amendment = { reason: '', rows: {}, acceptDropped: false };

export function sayRow(amendment: Amendment, position: number, was: number): Amendment {
  return { ...amendment, rows: { ...amendment.rows, [position]: was } };
}

export function forgetWord(amendment: Amendment, position: number): Amendment {
  return { ...amendment, rows: Object.fromEntries(Object.entries(amendment.rows).filter(([key]) => Number(key) !== position)) };
}

/** Rows of which a person must say whether they go on. */
export function unsureRows(rows: readonly EditionRow[]): EditionRow[] {
  return rows.filter((row) => !row.sure);
}

/** Every likely row goes on. */
export function sayAll(amendment: Amendment, rows: readonly EditionRow[]): Amendment {
  return unsureRows(rows).reduce((now, row) => sayRow(now, row.position, row.was_position), amendment);
}

/** The request for the comparison and, word for word the same, for putting it in force. */
export function editionRequest(document: Document, decisions: Decisions, amendment: Amendment): NewEdition {
  const { reason, rows, acceptDropped } = amendment;
  return {
    ...requestOf(document, decisions),
    ...(reason.trim() && { reason: reason.trim() }),
    ...(Object.keys(rows).length > 0 && { rows: Object.entries(rows).map(([position, was]) => ({ position: Number(position), was })) }),
    ...(acceptDropped && { accept_dropped: true }),
  };
}

/** How many things wait for a decision. */
export function leftToDecide(preview: EditionPreview): number {
  return preview.unsure + questionsOf(preview.doubts, undecided).length + (preview.reason ? 0 : 1) + (preview.mostly_dropped ? 1 : 0);
}
