export type Language = 'ru' | 'en';

/** Russian: «1 день, 2 дня, 5 дней». English uses the first and the last. */
export type Forms = readonly [one: string, few: string, many: string];

const rules: Record<Language, Intl.PluralRules> = { ru: new Intl.PluralRules('ru'), en: new Intl.PluralRules('en') };

/** The form that fits a whole number; a fraction takes «few» in Russian («2,5 дня»). */
export function plural(language: Language, count: number, forms: Forms): string {
  const category = rules[language].select(Math.abs(count));
  if (category === 'one') return forms[0];
  if (language === 'en') return forms[2];
  return category === 'many' ? forms[2] : forms[1];
}

/** The number with its word: «5 дней». A space that does not break stands between. */
export function counted(language: Language, count: number, forms: Forms): string {
  return `${count}\u00a0${plural(language, count, forms)}`;
}
