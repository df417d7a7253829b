/** What to read next until the first articles are proven. */

import { deeper, placing } from "./lists.js";
import { look } from "./view.js";

/**
 * @import { Board, Intervals } from "./board.js"
 * @import { Plan } from "./plan.js"
 * @import { Choice, View } from "./view.js"
 */

/**
 * Lists of `whole` bytes are read at once; else the first round reads about twice `round` bytes after the first
 * tiers, each further one twice as many.
 */
export const LIMITS = { whole: 65_536, round: 8_192 };
/** Of more clauses few articles hold all: pairs are read only where there are several. */
const FEW_CLAUSES = 4;

/** The reading of one plan. */
export class Rounds {
  /**
   * @param {Plan} plan
   * @param {Board} board
   * @param {typeof LIMITS} [limits]
   */
  constructor(plan, board, limits = LIMITS) {
    this.plan = plan;
    this.board = board;
    this.whole = limits.whole;
    this.budget = limits.round;
  }

  /** Reads first tiers, pairs and places of short lists. */
  async open() {
    const { clauses, phrases } = this.plan;
    const paired = clauses.length <= FEW_CLAUSES || phrases.length;
    await Promise.all([paired && this.openPairs(), ...this.lists.map((list) => list.open())]);
    for (const phrase of this.plan.phrases) phrase.wantPlaces();
  }

  get pairs() {
    return [...this.plan.pairLists.values()];
  }

  async openPairs() {
    await Promise.all(this.pairs.map((pair) => pair.open()));
  }

  /**
   * Reads until the view is settled, that is proven, and counted where the lists are short, or `enough`
   * says so.
   *
   * @param {Choice} choice
   * @param {(view: View, settled: boolean, proven: boolean) => boolean} enough
   * @returns {Promise<View>}
   */
  async settle(choice, enough = () => false) {
    for (;;) {
      const view = look(this.plan, this.board, choice);
      const proven = isProven(view);
      const paired = this.pairs.every(({ opened }) => opened);
      const several = view.unseen || view.found + view.open > 1;
      const short = several && this.isShort(view, choice.intervals);
      const scored = paired || !view.found;
      const settled = proven && !short && scored;
      if (paired || this.unopened || !several) {
        if (enough(view, settled, proven && scored) || settled) return view;
      }
      if (!paired && (proven || !this.unopened)) await this.openPairs();
      else if (short) await this.finish(choice.intervals);
      else {
        const { readMore } = await deeper();
        await readMore(this, view, choice.intervals);
      }
    }
  }

  /**
   * Whether not all is known but little is left to be read.
   *
   * @param {View} view
   * @param {Intervals | null} intervals
   */
  isShort({ open, unseen }, intervals) {
    const rest = this.rest(intervals);
    if (this.unopened || !(rest || this.waiting) || !(open || unseen)) return false;
    return this.spent + rest <= this.whole;
  }

  get lists() {
    return [...this.plan.lists.values()];
  }

  /** Whether there are places to be read without which phrases cannot be judged. */
  get waiting() {
    return this.lists.some(({ placed, unplaced }) => placed && unplaced.length);
  }

  /** Whether there are lists of near terms that are not open yet. */
  get unopened() {
    return this.lists.some(({ opened }) => !opened);
  }

  get spent() {
    return this.lists.reduce((sum, { bytes }) => sum + bytes, 0);
  }

  /** @param {Intervals | null} intervals */
  rest(intervals) {
    return this.lists.reduce((sum, list) => sum + list.rest(intervals), 0);
  }

  /** @param {Intervals | null} intervals */
  async finish(intervals) {
    await Promise.all(this.lists.map((list) => list.finish(intervals)));
    await this.place();
  }

  /** Reads places that have not been read with their lists. */
  async place() {
    const lists = this.lists.filter(({ placed, unplaced }) => placed && unplaced.length);
    if (!lists.length) return;
    const { readPlaces } = await placing();
    await Promise.all(lists.map(readPlaces));
  }
}

/** @param {Pick<View, "contenders" | "threat">} view */
export const isProven = ({ contenders, threat }) => !contenders.length && !threat;
