/** What a query needs whose words may stand side by side: frequent pairs, and phrases. */

import { PairList } from "./pairs.js";
import { Phrase } from "./phrases.js";
import { isPlaced } from "./plan.js";
import { isFunction, isWord } from "./resolve.js";

/**
 * @import { Plan, PlanUnit } from "./plan.js"
 * @import { TermEntry } from "./dictionary.js"
 * @import { ResolvedUnit, ResolvedWord } from "./resolve.js"
 */

/**
 * @param {Plan} plan
 * @param {ResolvedWord[]} words
 * @param {boolean} title
 * @param {boolean} exact
 * @returns {PlanUnit}
 */
function phraseUnit(plan, words, title, exact) {
  const placed = words.filter(isPlaced);
  const used = placed.length ? placed : words;
  const columns = plan.columns(used.map(({ terms, titles }) => (title ? titles : terms)?.[0]));
  const none = { columns: [], every: false, phrase: null, near: null };
  if (columns.length < used.length || words.some(({ terms }) => !terms.length)) return none;
  const phrase = placed.length ? new Phrase(plan, placed, title, exact) : null;
  return { ...none, columns, every: true, phrase };
}

/**
 * Terms of the words that stand side by side in the query, each pair once.
 *
 * @param {ResolvedUnit[][][]} read by the query's clauses
 * @param {boolean[]} beside
 */
function pairsOf(read, beside) {
  /** @type {Map<string, [TermEntry, TermEntry]>} */
  const pairs = new Map();
  read.forEach((clauses, index) => {
    const first = beside[index] && pairWord(clauses);
    const second = first && pairWord(read[index + 1] ?? []);
    if (!first || !second || !first.pairFirst || !second.pairSecond) return;
    pairs.set(`${first.term} ${second.term}`, [first, second]);
  });
  return [...pairs.values()];
}

/**
 * Term of a clause that is one known word of content.
 *
 * @param {ResolvedUnit[][]} clauses
 */
function pairWord(clauses) {
  const [unit, ...others] = clauses.flat();
  if (clauses.length !== 1 || others.length || !unit || !isWord(unit)) return undefined;
  const [group] = unit.groups;
  const eligible = !unit.exact && !unit.title && group?.how === "known" && !isFunction(group);
  return eligible ? group.terms[0] : undefined;
}

/** @typedef {typeof kinds} Kinds */

export const kinds = { PairList, pairsOf, phraseUnit };
