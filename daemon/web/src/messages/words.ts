import type { DeliveryState } from '../api/types';
import type { Catalogue } from '../i18n';

/** A channel's name for people; one unknown to the page keeps its own. */
export function channelWords(t: Catalogue, channel: string): string {
  const known: Record<string, string> = t.channel;
  return known[channel] ?? channel;
}

/** Why a try ended so; a reason unknown to the page keeps its own name. */
export function reasonWords(t: Catalogue, reason: string): string {
  const known: Record<string, string> = t.sendReason;
  return known[reason] ?? reason;
}

export function outcomeColor(state: DeliveryState): string {
  switch (state) {
    case 'sent': return 'pine';
    case 'failed': return 'red';
    case 'dropped': return 'gray';
    default: return 'blue';
  }
}
