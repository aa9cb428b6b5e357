import type { Catalogue } from './index';

const channels: Record<string, string> = { smtp: 'mail', gateway: 'mail', folder: 'mail (folder)', telegram: 'Telegram', max: 'MAX' };

export const enContact: Catalogue['contact'] = {
  title: 'How I am written to',
  hint: 'Where, when and about what messages come. What is late or returned is always told.',
  addresses: 'Addresses',
  none: 'none',
  kind: { email: 'Mail', telegram: 'Telegram', max: 'MAX' },
  standing: { confirmed: 'confirmed', unproved: 'not confirmed', refused: 'takes no messages' },
  link: (messenger) => `Link ${messenger}`,
  sendCode: 'Send to the bot:',
  openBot: 'Open the bot',
  codeUntil: (when) => `the code is good until ${when}`,
  mail: 'New mail address',
  askCode: 'Send a code',
  code: (address) => `Code from the mail to ${address}`,
  confirm: 'Confirm',
  confirmed: 'Address confirmed',
  choice: 'Order and hours',
  first: 'First write to',
  asOthers: 'as the organization does',
  channel: (name) => channels[name] ?? name,
  from: 'From',
  to: 'To',
  hours: (from, to) => `Empty: as everybody, from ${from} to ${to}. Never on days off.`,
  language: 'Language of messages',
  declined: 'Do not send',
  declinable: {
    reminder: 'reminders before the due day',
    contributed: 'a contributor handed in their part',
    slip: 'the digest of what is late',
    outage: 'outages of the system',
  },
  saved: 'Saved',
};
