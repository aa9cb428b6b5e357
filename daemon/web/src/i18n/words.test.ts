// Every word that people see stands in a catalogue. The page's source is read as a tree: text between tags, and what is
// given to the properties that are shown or read aloud. Russian words are refused in any other string, too.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const source = join(__dirname, '..');
/** Catalogues, what only tests use, the guide's own text in both languages, what is made from the contract. */
const elsewhere = /^i18n\/|^testing\/|\.test\.|^guide\/text\.|^reference\/contract\.|\.d\.ts$/;
const shown = new Set(['label', 'title', 'aria-label', 'aria-description', 'aria-roledescription', 'aria-valuetext', 'placeholder', 'alt',
  'description', 'error', 'nothingFoundMessage', 'summary', 'heading', 'caption', 'legend', 'hint']);

/** What is the same in every language, each with its reason. */
const allowed = new Set([
  'contact/AddressesCard.tsx: /start', // A command of the messenger.
  'contact/ChoiceCard.tsx: Русский', // A language is named in itself.
  'contact/ChoiceCard.tsx: English',
  ...['J', 'K', 'Enter'].map((key) => `import/Questions.tsx: ${key}`), // Keys, as they are printed on a keyboard.
  ...['ё', 'е'].flatMap((letter) => [`import/decisions.ts: ${letter}`, `common/find.ts: ${letter}`]), // One letter for a reader.
  'papers/LinkForm.tsx: https://',
  'papers/PdfView.tsx: PDF', // A format is named as it is everywhere.
]);
/** Files of which the Russian is data: headings that the program reads in a list, words that a person types. */
const data = /^people\/list\.ts$|^common\/typedDay\.ts$/;

function filesBelow(way = ''): string[] {
  return readdirSync(join(source, way), { withFileTypes: true }).flatMap((entry) => {
    const at = way ? `${way}/${entry.name}` : entry.name;
    return entry.isDirectory() ? filesBelow(at) : [at];
  });
}

const letters = /\p{L}/u;
const russian = /[а-яё]/i;

/** The strings that an expression of JSX may come to show: through conditions, not through calls. */
function literals(node: ts.Node): string[] {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return [node.text];
  if (ts.isTemplateExpression(node)) return [node.head.text, ...node.templateSpans.map((span) => span.literal.text)];
  if (ts.isJsxExpression(node) || ts.isParenthesizedExpression(node)) return node.expression ? literals(node.expression) : [];
  if (ts.isConditionalExpression(node)) return [...literals(node.whenTrue), ...literals(node.whenFalse)];
  if (!ts.isBinaryExpression(node)) return [];
  const joins = [ts.SyntaxKind.PlusToken, ts.SyntaxKind.BarBarToken, ts.SyntaxKind.QuestionQuestionToken].includes(node.operatorToken.kind);
  if (joins) return [...literals(node.left), ...literals(node.right)];
  return node.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken ? literals(node.right) : [];
}

function isChild(node: ts.Node): boolean {
  return ts.isJsxExpression(node) && (ts.isJsxElement(node.parent) || ts.isJsxFragment(node.parent));
}

/** The words of one node that no catalogue has. */
function wordsOf(node: ts.Node): string[] {
  if (ts.isJsxText(node)) return [node.text];
  if (isChild(node)) return literals(node);
  if (ts.isJsxAttribute(node) && shown.has(node.name.getText())) return node.initializer ? literals(node.initializer) : [];
  const spoken = ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node) || ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node);
  return spoken && russian.test(node.text) ? [node.text] : [];
}

/** Words outside of catalogues, each with its place. */
function strays(file: string, text: string): string[] {
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS);
  const found: string[] = [];
  const walk = (node: ts.Node): void => {
    const line = tree.getLineAndCharacterOfPosition(node.getStart()).line + 1;
    found.push(...wordsOf(node).filter((word) => letters.test(word)).map((word) => `${file}:${line}: ${word.trim()}`));
    ts.forEachChild(node, walk);
  };
  walk(tree);
  return [...new Set(found)];
}

describe('words outside of catalogues', () => {
  it.each([
    ['<p>Hello</p>', 'Hello'], ['<p>{late ? "Late" : t.soon}</p>', 'Late'], ['<i title="Due">{t.due}</i>', 'Due'],
    ['<b aria-label={`Row ${n}`} />', 'Row'], ['toast("Готово")', 'Готово'], ['<p>{late && "Late"}</p>', 'Late'],
  ])('are seen in %s', (text, word) => expect(strays('a.tsx', text)).toEqual([`a.tsx:1: ${word}`]));

  it.each(['<p>{t.hello} · {count}</p>', '<i className="wide" role="status" />', '<p>{words(t, "late")}</p>', 'go("/tasks")'])(
    'are none in %s', (text) => expect(strays('a.tsx', text)).toEqual([]));

  it('are nowhere in the page', () => {
    const files = filesBelow().filter((file) => /\.tsx?$/.test(file) && !elsewhere.test(file) && !data.test(file));
    expect(files.length).toBeGreaterThan(100);
    const found = files.flatMap((file) => strays(file, readFileSync(join(source, file), 'utf8')));
    expect(found.filter((line) => !allowed.has(line.replace(/:\d+:/, ':')))).toEqual([]);
  });
});
