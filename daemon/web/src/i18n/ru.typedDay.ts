/** The field of a day. */
export const ruTypedDay = {
  unread: 'Такого дня нет. Напишите, например: 15.02, 15 февраля, завтра, в пятницу, через неделю',
  tooLate: (day: string) => `Не позже чем ${day}`,
  calendar: 'Календарь',
};
