/** What an unfinished query may become: words and names that go on from its last word. */

import { isFieldKey } from "./dictionary.js";
import { mostArticles } from "./guesses.js";
import { written } from "./spelling.js";

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
/** Letter and colon before a field key's value. */
const FIELD_LETTERS = 2;

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
  const whole = tokens.map(({ form }) => form).join(" ");
  const [words, names, longer] = await Promise.all([
    wordsFrom(last.form, files, analyser),
    namesFrom(last.form, files, analyser),
    tokens.length > 1 ? tagsFrom(whole, files, analyser) : [],
  ]);
  const found = [
    ...longer.map((each) => suggestion("", each)),
    ...words
      .filter((each) => analyser.normalise(each.text) !== last.form)
      .map((each) => suggestion(start, each)),
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
 * @param {Analyser} analyser
 * @returns {Promise<Completion[]>}
 */
async function wordsFrom(form, files, analyser) {
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
    .map((entry) => ({ text: written(entry, analyser.spellings), documents: entry.df, kind: 0 }));
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
  return tagsFrom(form, files, analyser);
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
 * @param {Analyser} analyser
 * @returns {Promise<Completion[]>}
 */
async function tagsFrom(value, files, { spellings }) {
  const entries = await files.following(`g:${value}`);
  return entries
    .sort(mostArticles)
    .slice(0, NAMES)
    .map((entry) => ({
      text: written(entry, spellings).slice(FIELD_LETTERS),
      documents: entry.df,
      kind: TAG,
    }));
}
