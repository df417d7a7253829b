/** What an unfinished query may become: words and names that go on from its last word. */

import { isFieldKey } from "./dictionary.js";
import { mostArticles } from "./guesses.js";

/**
 * @import { Analyser } from "./analysis.js"
 * @import { Completion } from "./completions.js"
 * @import { IndexFiles } from "./files.js"
 *
 * `text` is the whole query that it stands for, `label` what it adds; `kind` as of completions, TAG where
 * only that it is a tag is known.
 * @typedef {{ text: string, label: string, kind: number, documents: number }} Suggestion
 */

export const TAG = 6;

const WORDS = 4;
const NAMES = 3;
const STORED_LETTERS = 3;
/** Letters of a name before the dictionary is asked for it: shorter ones are stored. */
const MIN_NAME = 4;

/**
 * Suggestions for a query whose last word is being written; none after a space or sign.
 *
 * @param {string} text
 * @param {IndexFiles} files
 * @param {Analyser} analyser
 * @returns {Promise<Suggestion[]>}
 */
export async function suggest(text, files, analyser) {
  const tokens = analyser.tokenize(text);
  const last = tokens.at(-1);
  if (!last || last.end < text.length) return [];
  const start = text.slice(0, last.start);
  // What is written stays as it is: the dictionary's forms are without hamzas.
  const goOn = (/** @type {Completion} */ { text: form, ...word }) => ({
    ...word,
    text: last.text + form.slice(last.form.length),
  });
  const whole = tokens.map(({ form }) => form).join(" ");
  const [words, names, longer] = await Promise.all([
    wordsFrom(last.form, files),
    namesFrom(last.form, files, analyser),
    tokens.length > 1 ? tagsFrom(whole, files) : [],
  ]);
  const found = [
    ...longer.map((each) => suggestion("", each)),
    ...words.filter((each) => each.text !== last.form).map((each) => suggestion(start, goOn(each))),
    ...names.map((each) => suggestion(start, each)),
  ];
  return [...new Map(found.map((each) => [each.text, each])).values()];
}

/**
 * @param {string} start
 * @param {Completion} completion
 * @returns {Suggestion}
 */
const suggestion = (start, { text, kind, documents }) => ({
  text: start + text,
  label: text,
  kind,
  documents,
});

/**
 * Words that begin with a form: the stored ones, or else those of the dictionary, by the most common
 * writing of each term.
 *
 * @param {string} form
 * @param {IndexFiles} files
 * @returns {Promise<Completion[]>}
 */
async function wordsFrom(form, files) {
  const stored = await files.completions(form);
  if (stored) return stored.filter(({ kind }) => kind === 0).slice(0, WORDS);
  if (form.length < 2) return [];
  const entries = (await files.following(form)).filter(
    (entry) => !entry.function && !entry.unheld && !isFieldKey(entry),
  );
  entries.sort((one, other) => mostArticles(one, other) || one.rank - other.rank);
  /** @type {Set<string>} */
  const terms = new Set();
  return entries
    .filter(({ term }) => !terms.has(term) && terms.add(term))
    .slice(0, WORDS)
    .map(({ form: text, df }) => ({ text, documents: df, kind: 0 }));
}

/**
 * Names that begin with a form: those stored with its first letters, or else tags of the dictionary.
 *
 * @param {string} form
 * @param {IndexFiles} files
 * @param {Analyser} analyser
 * @returns {Promise<Completion[]>}
 */
async function namesFrom(form, files, analyser) {
  const { article } = analyser.affixes;
  const letters = STORED_LETTERS + (form.startsWith(article) ? article.length : 0);
  const stored = (await files.completions(form.slice(0, letters))) ?? [];
  const names = stored.filter(({ text, kind }) => kind && begins(text, form, analyser));
  if (names.length || form.length < MIN_NAME) return names.slice(0, NAMES);
  return tagsFrom(form, files);
}

/**
 * @param {string} name
 * @param {string} form
 * @param {Analyser} analyser
 */
function begins(name, form, analyser) {
  const forms = analyser.tokenize(name).map((token) => token.form);
  return forms.join(" ").startsWith(form);
}

/**
 * @param {string} value forms, the last one unfinished
 * @param {IndexFiles} files
 * @returns {Promise<Completion[]>}
 */
async function tagsFrom(value, files) {
  const entries = await files.following(`g:${value}`);
  return entries
    .sort(mostArticles)
    .slice(0, NAMES)
    .map(({ form, df }) => ({ text: form.slice(2), documents: df, kind: TAG }));
}
