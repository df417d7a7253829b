/** What a resolved query asks of which lists. */

import { TermList } from "./lists.js";
import { later } from "./errors.js";

/**
 * @import { Kinds } from "./adjacency.js"
 * @import { TermEntry } from "./dictionary.js"
 * @import { IndexFiles } from "./files.js"
 * @import { ScoringTable } from "./manifest.js"
 * @import { PairList } from "./pairs.js"
 * @import { Phrase } from "./phrases.js"
 * @import { Resolved, ResolvedUnit, ResolvedWord } from "./resolve.js"
 * @import { Judge } from "./units.js"
 *
 * @typedef {{ list: TermList, scores: number[] }} Column a list and the score of each level
 *
 * Satisfied by articles in any of its columns, which score the greatest, or (`every`) in all of them,
 * which score the sum, and in which the phrase stands. Near terms of `near` may count as well.
 * @typedef {{
 *   columns: Column[], every: boolean, phrase: Phrase | null, near: TermEntry | null
 * }} PlanUnit
 */

/** Loads what queries of words that may stand side by side need. */
export const adjacency = () => later(() => import("./adjacency.js"));

/** Loads what queries need of which a part is more than one list. */
export const compound = () => later(() => import("./units.js"));

/**
 * @param {IndexFiles} files
 * @param {Resolved} resolved
 */
export async function planOf(files, resolved) {
  const { clauses, excluded, filters, pairs } = resolved;
  const units = [...clauses.flat(), ...excluded];
  const phrases = units.some((unit) => "words" in unit && (unit.exact || unit.words.length > 1));
  const single = clauses.every(isSingle) && !filters.length && !excluded.length;
  const [beside, more] = await Promise.all([
    pairs.length || phrases ? adjacency() : null,
    single ? null : compound(),
  ]);
  return new Plan(files, resolved, beside?.kinds, more?.judge);
}

/** Whether a clause is one list. @param {ResolvedUnit[]} units */
const isSingle = ([unit, ...more]) =>
  unit?.words[0]?.terms.length === 1 &&
  !(more.length || unit.words.length > 1 || unit.title || unit.exact);

/** The units of a query over lists, each list once. */
export class Plan {
  /**
   * @param {IndexFiles} files
   * @param {Resolved} resolved
   * @param {Kinds} [kinds] for words that may stand side by side
   * @param {Judge} [judge] for all that is more than one list
   */
  constructor(files, resolved, kinds, judge) {
    this.files = files;
    this.kinds = kinds;
    this.judge = judge;
    /** @type {Map<string, TermList>} */
    this.lists = new Map();
    /** @type {Map<string, PairList>} */
    this.pairLists = new Map();
    this.clauses = resolved.clauses.map((units) => units.map((unit) => this.unit(unit)));
    this.pairs = resolved.pairs.flatMap(([first, second]) => this.pair(first, second) ?? []);
    /** @type {PlanUnit[]} every one has to hold, and none scores */
    this.filters = resolved.filters.map(({ entries }) => this.filter(entries));
    this.excluded = resolved.excluded.flatMap((each) => {
      if ("entries" in each) return this.filter(each.entries);
      return each.words.every((word) => word.terms.length) ? this.unit(each) : [];
    });
    /** @type {number[]} articles that are not wanted again */
    this.found = [];
  }

  /** @param {TermEntry} entry */
  list(entry) {
    const key = entry.form[1] === ":" ? entry.form : entry.term;
    const list = this.lists.get(key) ?? new TermList(this.files, entry);
    this.lists.set(key, list);
    return list;
  }

  /**
   * @param {TermEntry} first
   * @param {TermEntry} second
   */
  pair(first, second) {
    if (!first.pairFirst || !second.pairSecond || !this.kinds) return undefined;
    const made = new this.kinds.PairList(this.files, this.list(first), this.list(second));
    const pair = this.pairLists.get(made.key) ?? made;
    this.pairLists.set(pair.key, pair);
    return pair;
  }

  /**
   * @param {TermEntry} entry
   * @param {(score: number) => number} [weigh]
   * @returns {Column}
   */
  column(entry, weigh = (score) => score) {
    const { documents, scoring } = this.files.manifest;
    const weight = scoring.idf[idfIndex(documents, entry.df, scoring)] ?? 0;
    return { list: this.list(entry), scores: scoring.levels.map((level) => weigh(weight * level)) };
  }

  /**
   * @param {TermEntry[]} entries
   * @returns {PlanUnit}
   */
  filter(entries) {
    const columns = entries.map((entry) => this.column(entry, () => 0));
    return { columns, every: true, phrase: null, near: null };
  }

  /**
   * @param {ResolvedUnit} unit
   * @returns {PlanUnit}
   */
  unit({ forms, words, title, exact }) {
    const [word] = words;
    if (this.kinds && (words.length > 1 || (exact && isPlaced(word)))) {
      return this.kinds.phraseUnit(this, words, title, exact);
    }
    const columns = this.columns((title ? word?.titles : word?.terms) ?? []);
    const near = forms.length === 1 && !title && !exact && word?.how === "known" && word.terms[0];
    return { columns, every: false, phrase: null, near: near && near.near ? near : null };
  }

  /** @param {(TermEntry | undefined)[]} entries */
  columns(entries) {
    return entries.flatMap((entry) => (entry ? this.column(entry) : []));
  }

  /** Phrases whose places may be needed. */
  get phrases() {
    const units = [...this.clauses.flat(), ...this.excluded];
    return units.flatMap(({ phrase }) => (phrase && !phrase.pair ? phrase : []));
  }
}

/** Whether places of a word's term are kept. @param {ResolvedWord | undefined} word */
export const isPlaced = (word) => Boolean(word?.terms[0] && !word.terms[0].function);

/**
 * Entry of the idf table for a term that `frequency` of `documents` articles hold: the ratio's power of
 * two and the bits after its first one.
 *
 * @param {number} documents
 * @param {number} frequency
 * @param {ScoringTable} scoring
 */
export function idfIndex(documents, frequency, scoring) {
  const { ratioOne, idfSteps, idf } = scoring;
  const ratio = Math.max(ratioOne, Math.floor((documents * ratioOne) / Math.max(1, frequency)));
  const doubling = 31 - Math.clz32(ratio);
  const step = Math.floor((ratio * idfSteps) / 2 ** doubling) % idfSteps;
  const first = 31 - Math.clz32(ratioOne);
  return Math.min(idf.length - 1, (doubling - first) * idfSteps + step);
}
