/** Whether words stand next to each other, each in the form that is asked for. */

import { placesOf } from "./places.js";

/**
 * @import { TermList } from "./lists.js"
 * @import { PairList } from "./pairs.js"
 * @import { Plan } from "./plan.js"
 * @import { ResolvedWord } from "./resolve.js"
 *
 * @typedef {{ list: TermList, offset: number, rank: number }} Word
 *   `rank` of the form that is wanted, -1 for any
 */

/** A title's words come first; body positions are at least this much greater, and more. */
const TITLE_GAP = 8;

/** The words of a phrase and what is known of the articles that hold all of them. */
export class Phrase {
  /**
   * @param {Plan} plan
   * @param {ResolvedWord[]} words
   * @param {boolean} title
   * @param {boolean} exact
   */
  constructor(plan, words, title, exact) {
    this.title = title;
    /** @type {Word[]} */
    this.words = words.flatMap(({ terms: [entry], offset }) =>
      entry ? { list: plan.list(entry), offset, rank: exact ? entry.rank : -1 } : [],
    );
    /** @type {PairList[]} pairs of neighbours, necessary in an article */
    this.pairs = words.slice(1).flatMap((word, at) => {
      const [first, second] = [words[at]?.terms[0], word.terms[0]];
      const touch = word.offset === (words[at]?.offset ?? 0) + 1;
      return (touch && first && second && plan.pair(first, second)) || [];
    });
    this.plain = words.length === 2 && !title && !exact;
    /** @type {Map<number, boolean>} */
    this.verdicts = new Map();
    // A pair of two words is the phrase; where it is none after all, places are read later.
    if (!this.plain || !this.pairs.length) this.wantPlaces();
  }

  wantPlaces() {
    for (const { list } of this.words) list.placed = true;
  }

  /** The list of the pair that the phrase is, if it is one. */
  get pair() {
    return this.plain ? this.pairs.find(({ parts }) => parts.length) : undefined;
  }

  /**
   * Whether an article that holds all words holds the phrase; undefined where places are missing.
   *
   * @param {number} docid
   */
  verdict(docid) {
    let verdict = this.verdicts.get(docid);
    if (verdict === undefined) {
      verdict = this.judge(docid);
      if (verdict !== undefined) this.verdicts.set(docid, verdict);
    }
    return verdict;
  }

  /** @param {number} docid */
  judge(docid) {
    if (this.pairs.some((pair) => pair.parts.length && !pair.has(docid))) return false;
    if (this.pair) return true;
    const places = this.words.map(({ list }) => placesOf(list, docid));
    /** @type {number[][]} */
    const starts = [];
    let last = Infinity;
    for (const [at, { offset, rank }] of this.words.entries()) {
      const found = places[at];
      if (!found) return undefined;
      const { positions, ranks } = found;
      starts.push(
        positions.flatMap((position, each) =>
          rank < 0 || ranks[each] === rank ? position - offset : [],
        ),
      );
    }
    if (this.title) {
      const firsts = places.map((found) => found?.positions[0] ?? 0);
      last = Math.max(...firsts) + TITLE_GAP - (this.words.at(-1)?.offset ?? 0);
    }
    return starts[0]?.some(
      (start) => start <= last && starts.every((others) => others.includes(start)),
    );
  }
}
