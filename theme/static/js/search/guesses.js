/** What a word of a query may stand for that the dictionary lacks. */

import { candidatesOf } from "./affixes.js";
import { isFieldKey } from "./dictionary.js";
import { later } from "./errors.js";

/**
 * @import { Analyser } from "./analysis.js"
 * @import { TermEntry } from "./dictionary.js"
 * @import { IndexFiles } from "./files.js"
 * @import { Group } from "./resolve.js"
 */

const MIN_PREFIX = 2;
const CANDIDATES_AT_ONCE = 4;

/**
 * The most frequent terms of the forms that begin with `form`, ties in order of the terms.
 *
 * @param {string} form
 * @param {IndexFiles} files
 * @param {Analyser} analyser
 * @returns {Promise<Group | undefined>}
 */
export async function completion(form, files, analyser) {
  if (form.length < MIN_PREFIX) return undefined;
  /** @type {Map<string, TermEntry>} */
  const found = new Map();
  for (const entry of await beginning(form, files, analyser)) {
    const wanted = !entry.function && !isFieldKey(entry) && !found.has(entry.term);
    if (wanted) found.set(entry.term, entry);
  }
  const terms = [...found.values()].slice(0, files.manifest.settings.completion_terms);
  return terms.length ? { form, terms, how: "completion" } : undefined;
}

/**
 * @param {string} prefix
 * @param {IndexFiles} files
 * @param {Analyser} analyser
 * @returns {Promise<TermEntry[]>}
 */
async function beginning(prefix, files, analyser) {
  const stored = await files.completions(prefix);
  if (!stored) return (await files.following(prefix)).sort(mostArticles);
  const words = stored.filter(({ kind }) => kind === 0);
  const entries = await Promise.all(
    words.map(({ text }) => files.lookup(analyser.normalise(text))),
  );
  return entries.filter((entry) => entry !== undefined);
}

/**
 * The word without clitics and endings.
 *
 * @param {string} form
 * @param {IndexFiles} files
 * @param {Analyser} analyser
 * @returns {Promise<Group | undefined>}
 */
export async function affix(form, files, analyser) {
  const candidates = candidatesOf(form, analyser.affixes);
  for (let first = 0; first < candidates.length; first += CANDIDATES_AT_ONCE) {
    const some = candidates.slice(first, first + CANDIDATES_AT_ONCE);
    const entries = await Promise.all(some.map((candidate) => files.lookup(candidate)));
    const entry = entries.find((each) => each && !each.function);
    if (entry) return { form, terms: [entry], how: "affix" };
  }
  return undefined;
}

/**
 * The nearest word.
 *
 * @param {string} form
 * @param {IndexFiles} files
 * @returns {Promise<Group | undefined>}
 */
export async function corrected(form, files) {
  const { nearest } = await later(() => import("./nearest.js"));
  const close = await nearest(form, files);
  const entry = close && (await files.lookup(close.form));
  return entry && { form, terms: [entry], how: "corrected" };
}

/**
 * Order of entries: most articles first, equal ones by term.
 *
 * @param {TermEntry} one
 * @param {TermEntry} other
 */
export const mostArticles = (one, other) =>
  other.df - one.df || (one.term < other.term ? -1 : Number(one.term > other.term));
