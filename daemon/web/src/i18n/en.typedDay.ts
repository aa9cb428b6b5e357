export const enTypedDay = {
  unread: 'No such day. Type, for example: 15.02, 15 February, tomorrow, Friday, in a week',
  tooLate: (day: string) => `Not later than ${day}`,
  calendar: 'Calendar',
};
