/** Words of a query -> terms of the dictionary, by the rules of docs/search.md. */

import { later } from "./errors.js";
import { adjacency } from "./plan.js";

/**
 * @import { Analyser } from "./analysis.js"
 * @import { TermEntry } from "./dictionary.js"
 * @import { IndexFiles } from "./files.js"
 * @import { Filter, Query, Unit } from "./grammar.js"
 */

/**
 * One word of a query with the terms that satisfy it, best first, and how they were found: `known`, the
 * dictionary holds the word; `completion`, words that begin with it; `affix`, what remains without a
 * clitic or ending; `corrected`, the nearest word; `unknown`, none of these.
 *
 * `exact` words stand for their own writing only.
 *
 * @typedef {{
 *   form: string, terms: TermEntry[], exact?: true,
 *   how: "known" | "completion" | "affix" | "corrected" | "unknown"
 * }} Group
 *
 * A word of a unit: its place in the phrase, and of a title word the title keys of its terms.
 * @typedef {Group & { offset: number, titles?: (TermEntry | undefined)[] }} ResolvedWord
 *
 * `words` are those of a phrase without the function words at its ends; `groups` are all.
 * @typedef {Unit & { words: ResolvedWord[], groups: Group[] }} ResolvedUnit
 *
 * All of `entries` have to hold an article; where there are none, no article satisfies the filter.
 * @typedef {Filter & { entries: TermEntry[] }} ResolvedFilter
 *
 * `clauses` are those that count, `groups` their words in order; `pairs` those that stand side by side.
 * @typedef {{
 *   clauses: ResolvedUnit[][], excluded: (ResolvedUnit | ResolvedFilter)[], filters: ResolvedFilter[],
 *   after: string | null, before: string | null, pairs: [TermEntry, TermEntry][], groups: Group[]
 * }} Resolved
 */

/**
 * @param {Query} query
 * @param {IndexFiles} files
 * @param {Analyser} analyser
 * @param {{ plain?: boolean }} [options] plain: no word is completed or corrected
 * @returns {Promise<Resolved>}
 */
export async function resolve(query, files, analyser, { plain = false } = {}) {
  const words = new WordResolver(files, analyser, plain, query.last);
  const [read, excluded, filters] = await Promise.all([
    Promise.all(query.clauses.map((clause) => words.clause(clause))),
    Promise.all(query.excluded.map((each) => words.excluded(each))),
    Promise.all(query.filters.map((filter) => words.filter(filter))),
  ]);
  const clauses = countingClauses(read.flat());
  const { after, before } = query;
  const groups = clauses.flat().flatMap((unit) => unit.groups);
  const { beside } = query;
  const pairs = beside.includes(true) ? (await adjacency()).kinds.pairsOf(read, beside) : [];
  return { clauses, excluded, filters, after, before, pairs, groups };
}

/** Resolves the words of one query. */
class WordResolver {
  /**
   * @param {IndexFiles} files
   * @param {Analyser} analyser
   * @param {boolean} plain
   * @param {string | null} last the word that may be unfinished
   */
  constructor(files, analyser, plain, last) {
    this.files = files;
    this.analyser = analyser;
    this.plain = plain;
    this.last = plain ? null : last;
  }

  /**
   * A clause as one or, where it is a joined form that is taken as its parts, several.
   *
   * @param {Unit[]} clause
   * @returns {Promise<ResolvedUnit[][]>}
   */
  async clause(clause) {
    const [unit] = clause;
    const [form = ""] = unit?.forms ?? [];
    const joined = clause.length === 1 && unit && isWord(unit) && !unit.exact;
    const parts = joined ? this.analyser.parts(form) : [];
    if (joined && parts.length && !(await this.files.lookup(form))) {
      return Promise.all(
        parts.map(async (part) => [await this.unit({ ...unit, forms: [part] }, true)]),
      );
    }
    return [await Promise.all(clause.map((each) => this.unit(each, true)))];
  }

  /**
   * @param {Unit | Filter} item
   * @returns {Promise<ResolvedUnit | ResolvedFilter>}
   */
  excluded(item) {
    return "forms" in item ? this.unit(item, false) : this.filter(item);
  }

  /**
   * @param {Filter} filter
   * @returns {Promise<ResolvedFilter>}
   */
  async filter(filter) {
    const { filterEntries } = await later(() => import("./fields.js"));
    return { ...filter, entries: await filterEntries(filter, this.files) };
  }

  /**
   * @param {Unit} unit
   * @param {boolean} loose whether its word may be completed or corrected
   * @returns {Promise<ResolvedUnit>}
   */
  async unit(unit, loose) {
    const group = (/** @type {string} */ form) => {
      if (unit.exact) return this.exact(form);
      return loose && isWord(unit) ? this.word(form) : this.strict(form);
    };
    const groups = await Promise.all(unit.forms.map(group));
    const words = trimmed(groups);
    if (unit.title) {
      const { setTitles } = await later(() => import("./fields.js"));
      await setTitles(words, this.files);
    }
    return { ...unit, words, groups };
  }

  /**
   * @param {string} form
   * @returns {Promise<Group>}
   */
  async exact(form) {
    const entry = await this.files.lookup(form);
    return entry && !entry.unheld
      ? { form, terms: [entry], how: "known", exact: true }
      : unknown(form);
  }

  /**
   * The word itself, or without clitics and endings.
   *
   * @param {string} form
   */
  async strict(form) {
    return (await this.known(form)) ?? (await this.guess(form, false)) ?? unknown(form);
  }

  /**
   * @param {string} form
   * @returns {Promise<Group>}
   */
  async word(form) {
    return (await this.known(form)) ?? (await this.guess(form, true)) ?? unknown(form);
  }

  /**
   * What a word that the dictionary lacks may stand for.
   *
   * @param {string} form
   * @param {boolean} loose
   */
  async guess(form, loose) {
    const { affix, completion, corrected } = await later(() => import("./guesses.js"));
    const { files, analyser } = this;
    return (
      (loose && form === this.last && (await completion(form, files, analyser))) ||
      (await affix(form, files, analyser)) ||
      (loose && !this.plain && (await corrected(form, files))) ||
      undefined
    );
  }

  /**
   * @param {string} form
   * @returns {Promise<Group | undefined>}
   */
  async known(form) {
    const entry = await this.files.lookup(form);
    return entry && { form, terms: [entry], how: "known" };
  }
}

/** @param {Unit} unit */
export const isWord = (unit) => unit.forms.length === 1;

/**
 * @param {string} form
 * @returns {Group}
 */
const unknown = (form) => ({ form, terms: [], how: "unknown" });

/** @param {Group} group */
export const isFunction = (group) => Boolean(group.terms[0]?.function);

/**
 * Words with their places, without the function words at both ends where others remain.
 *
 * @param {Group[]} groups
 * @returns {ResolvedWord[]}
 */
function trimmed(groups) {
  const words = groups.map((group, offset) => ({ ...group, offset }));
  const first = words.findIndex((word) => !isFunction(word));
  if (first < 0) return words;
  return words.slice(first, words.findLastIndex((word) => !isFunction(word)) + 1);
}

/**
 * Clauses without function words where others remain, and without those that say the same again.
 *
 * @param {ResolvedUnit[][]} clauses
 */
function countingClauses(clauses) {
  const content = clauses.filter(
    (clause) => !(clause.length === 1 && clause.every(isFunctionWord)),
  );
  /** @type {Map<string, ResolvedUnit[]>} */
  const unique = new Map();
  for (const clause of content.length ? content : clauses) {
    const key = JSON.stringify(clause.map(unitKey));
    if (!unique.has(key)) unique.set(key, clause);
  }
  return [...unique.values()];
}

/** @param {ResolvedUnit} unit */
const isFunctionWord = (unit) =>
  isWord(unit) && !unit.exact && !unit.title && unit.groups.every(isFunction);

/** @param {ResolvedUnit} unit */
const unitKey = ({ title, exact, groups }) => [
  title,
  exact,
  groups.map(({ form, terms }) => (exact || !terms.length ? form : terms.map(({ term }) => term))),
];
