/** The articles of a resolved query, mode by mode. */

import { later } from "./errors.js";
import { LIMITS, Rounds, isProven } from "./rounds.js";

/**
 * @import { Board, Intervals } from "./board.js"
 * @import { TermEntry } from "./dictionary.js"
 * @import { Plan } from "./plan.js"
 * @import { Group, Resolved } from "./resolve.js"
 * @import { Choice, View } from "./view.js"
 *
 * `limit` hits; `any`: one word is enough; `plain`: no operators; `exact`: no other forms; `onShown` is
 * called with results that come before the last ones, at most once with hits that may still change, and
 * at most once with proven ones that are still to be counted; `until`: these are enough.
 * @typedef {{
 *   limit?: number, any?: boolean, plain?: boolean, exact?: boolean,
 *   order?: "relevance" | "newest" | "oldest", onShown?: (results: Results) => void,
 *   signal?: AbortSignal, until?: "shown" | "proven" | "counted"
 * }} Options
 *
 * @typedef {Pick<View, "hits" | "found" | "open" | "contenders" | "unseen" | "threat">} Seen
 *
 * The first articles of a query. `mode` tells how many of the words an article had to hold: all; most
 * (more than half) where no article holds all; any where none holds most. `total` counts every article
 * of that mode but the `near` ones, if `counted`, else those that have been found so far. `added` are
 * the near terms that counted. The hits are `proven` or may still change.
 * @typedef {"all" | "most" | "any"} Mode
 * @typedef {{ docid: number, score: number, near: boolean }} Hit
 * @typedef {{
 *   hits: Hit[], total: number, near: number, counted: boolean, proven: boolean, mode: Mode,
 *   groups: Group[], added: TermEntry[]
 * }} Results
 */

/**
 * Articles with all words from which on near terms do not count, by the number of clauses; of more clauses
 * they never do.
 */
const ENOUGH = [10, 1, 1];

/** One query's way through the modes. */
export class Answer {
  /**
   * @param {Plan} plan
   * @param {Resolved} resolved
   * @param {Intervals | null} intervals
   * @param {Board} board
   * @param {Options} options
   * @param {typeof LIMITS} [limits]
   */
  constructor(plan, resolved, intervals, board, options, limits = LIMITS) {
    this.files = plan.files;
    this.resolved = resolved;
    this.intervals = intervals;
    this.board = board;
    this.options = options;
    this.limit = options.limit ?? 10;
    this.limits = limits;
    this.plan = plan;
    this.rounds = new Rounds(plan, board, limits);
    this.dated = (options.order ?? "relevance") !== "relevance";
    this.shown = false;
    /** Results with which the search may end early. @type {Results | undefined} */
    this.enough = undefined;
  }

  /** @returns {Promise<Results>} */
  async run() {
    const { clauses, filters } = this.resolved;
    const asked = clauses.length || filters.length || this.intervals;
    let results = this.results("all", NOTHING);
    if (asked) await this.rounds.open();
    for (const [mode, needed] of asked ? stages(clauses.length, this.options.any) : []) {
      results = await this.stage(mode, needed);
      if (results.total + results.near) break;
    }
    return results;
  }

  /**
   * @param {Mode} mode
   * @param {number} needed
   */
  async stage(mode, needed) {
    const { intervals, dated } = this;
    const enough = (mode === "all" && !dated && ENOUGH[needed - 1]) || 0;
    const choice = { needed, limit: Math.max(this.limit, enough), intervals, rank: null };
    const view = await (dated ? this.byDate(choice) : this.byScore(choice, mode, enough));
    if (this.enough) return this.enough;
    const near = view.found < enough && this.words.length > 0;
    return near ? this.withNear(view, choice) : this.results(mode, view);
  }

  /** Words of which near terms may count: none where a clause has no terms at all. */
  get words() {
    const units = this.plan.clauses.flat();
    const hopeless = this.plan.clauses.some(
      (clause) => !clause.some(({ columns }) => columns.length),
    );
    return hopeless ? [] : units.flatMap(({ near }) => near ?? []);
  }

  /**
   * @param {Choice} choice
   * @param {Mode} mode
   * @param {number} enough articles without near ones
   */
  byScore(choice, mode, enough) {
    return this.rounds.settle(choice, (view, settled, proven) => {
      const tenth = view.hits[choice.limit - 1];
      const first = (tenth && 20 * view.outside <= 21 * tenth.score) || isAlone(view);
      if (proven && !settled) return this.show(this.results(mode, view));
      const wanted = settled ? this.mayFollow(view, enough) : first;
      return wanted && this.show(this.unproven(mode, view, enough));
    });
  }

  /**
   * Whether near articles may come after those that were found.
   *
   * @param {View} view
   * @param {number} enough
   */
  mayFollow({ found }, enough) {
    return found > 0 && found < enough && this.words.length > 0;
  }

  /**
   * Shows results before the last ones, such as may still change once; returns whether they are enough.
   *
   * @param {Results} results
   */
  show(results) {
    const { onShown, until } = this.options;
    if (results.proven || !this.shown) onShown?.(results);
    this.shown = true;
    const enough = until === "shown" || (until === "proven" && results.proven);
    if (enough) this.enough = results;
    return enough;
  }

  /**
   * @param {Mode} mode
   * @param {View} view
   * @param {number} enough
   * @returns {Results}
   */
  unproven(mode, view, enough) {
    const results = this.results(mode, view);
    const counted = results.counted && !this.mayFollow(view, enough);
    return { ...results, counted, proven: false };
  }

  /**
   * Newest or oldest first: in growing windows where there are too many candidates to look at all.
   *
   * @param {Choice} choice
   * @returns {Promise<View>}
   */
  async byDate(choice) {
    const { byDate } = await later(() => import("./bydate.js"));
    return byDate(this, choice);
  }

  /**
   * Adds articles that satisfy the clauses only by near terms.
   *
   * @param {View} view of those that satisfy them as they are
   * @param {Choice} choice
   */
  async withNear(view, choice) {
    const { nearArticles } = await later(() => import("./nearby.js"));
    const near = await nearArticles(this, view, choice);
    return this.results("all", view, near?.found, near?.terms);
  }

  /**
   * @param {Mode} mode
   * @param {Seen} full
   * @param {Seen} [near]
   * @param {TermEntry[]} [added]
   * @returns {Results}
   */
  results(mode, full, near = NOTHING, added = []) {
    const hits = [
      ...full.hits.map((hit) => ({ ...hit, near: false })),
      ...near.hits.map((hit) => ({ ...hit, near: true })),
    ];
    return {
      hits: hits.slice(0, this.limit),
      total: full.found,
      near: near.found,
      counted: [full, near].every(({ open, unseen }) => !open && !unseen),
      proven: isProven(full) && isProven(near),
      mode,
      groups: this.resolved.groups,
      added: added.filter(({ term }, at) => added.findIndex((each) => each.term === term) === at),
    };
  }
}

/** Whether there is one article and no other, whatever it scores. @param {View} view */
const isAlone = ({ found, open, unseen }) => found === 1 && !open && !unseen;

/** What counts of a view where nothing was looked for. @type {Seen} */
const NOTHING = { hits: [], found: 0, open: 0, contenders: [], unseen: false, threat: false };

/**
 * Modes to try in turn, with the number of clauses that each requires.
 *
 * @param {number} clauses
 * @param {boolean} [any]
 * @returns {[Mode, number][]}
 */
function stages(clauses, any) {
  if (!clauses) return [["all", 0]];
  /** @type {[Mode, number][]} */
  const most = clauses > 1 ? [["most", Math.floor(clauses / 2) + 1]] : [];
  return any ? [["any", 1]] : [["all", clauses], ...most, ["any", 1]];
}
