/** What changes while the page is open. */
export const ruLive = {
  stopped: 'Изменения сейчас не приходят сами',
  stoppedHint: 'На экране то, что было при последней проверке. Веха пробует подключиться снова.',
  refresh: 'Обновить',
  changed: 'Задача изменилась, пока вы здесь',
  changedHint: 'Набранное останется на месте.',
  /** Where the history could not be read. */
  somebody: 'Кто и что, видно в истории.',
  told: (who: string, what: string) => `${who}: ${what}`,
  more: (n: number) => `и ещё ${n}`,
  show: 'Показать',
};
