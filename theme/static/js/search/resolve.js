/** Forms of a query -> terms of the dictionary. */

/**
 * @import { Analyser } from "./analysis.js"
 * @import { TermEntry } from "./dictionary.js"
 * @import { IndexFiles } from "./files.js"
 */

const MIN_PREFIX = 2;

/**
 * One word of a query with the terms that satisfy it, best first, and how they were found: `exact`, the
 * dictionary holds the word; `completion`, words that begin with it; `affix`, what remains without a
 * clitic or ending; `unknown`, none of these.
 *
 * @typedef {{
 *   form: string, terms: TermEntry[], how: "exact" | "completion" | "affix" | "unknown"
 * }} Group
 */

/**
 * Groups of a query's forms: function words are dropped where others remain, equal groups merged. A
 * joined form that the dictionary does not hold is taken as its parts.
 *
 * @param {string[]} forms
 * @param {IndexFiles} files
 * @param {Analyser} analyser
 * @returns {Promise<Group[]>}
 */
export async function resolve(forms, files, analyser) {
  const split = await Promise.all(forms.map((form) => splitJoined(form, files, analyser)));
  const groups = await Promise.all(split.flat().map((form) => resolveForm(form, files, analyser)));
  const content = groups.filter((group) => !isFunction(group));
  /** @type {Map<string, Group>} */
  const unique = new Map();
  for (const group of content.length ? content : groups) {
    const terms = group.terms.map((entry) => entry.term).join("\0");
    const key = terms || `\0${group.form}`;
    if (!unique.has(key)) unique.set(key, group);
  }
  return [...unique.values()];
}

/**
 * @param {string} form
 * @param {IndexFiles} files
 * @param {Analyser} analyser
 */
async function splitJoined(form, files, analyser) {
  const parts = analyser.parts(form);
  return parts.length && !(await files.lookup(form)) ? parts : [form];
}

/** @param {Group} group */
const isFunction = (group) => group.how === "exact" && Boolean(group.terms[0]?.function);

/**
 * @param {string} form
 * @param {IndexFiles} files
 * @param {Analyser} analyser
 * @returns {Promise<Group>}
 */
async function resolveForm(form, files, analyser) {
  const entry = await files.lookup(form);
  if (entry) return { form, terms: [entry], how: "exact" };
  const completed = await complete(form, files);
  if (completed.length) return { form, terms: completed, how: "completion" };
  for (const candidate of analyser.candidates(form)) {
    const found = await files.lookup(candidate);
    if (found) return { form, terms: [found], how: "affix" };
  }
  return { form, terms: [], how: "unknown" };
}

/**
 * The most frequent terms of the forms that begin with `form`, ties in order of the terms.
 *
 * @param {string} form
 * @param {IndexFiles} files
 * @returns {Promise<TermEntry[]>}
 */
async function complete(form, files) {
  if (form.length < MIN_PREFIX) return [];
  /** @type {Map<string, TermEntry>} */
  const found = new Map();
  for (const entry of await files.following(form)) {
    if (!entry.function && !found.has(entry.term)) found.set(entry.term, entry);
  }
  const best = [...found.values()].sort(
    (one, other) => other.df - one.df || (one.term < other.term ? -1 : 1),
  );
  return best.slice(0, files.manifest.settings.completion_terms);
}
