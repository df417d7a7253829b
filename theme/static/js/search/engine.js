/** Answers queries over an index, to the bit as the build's own engine does. */

import { Analyser } from "./analysis.js";
import { parseQuery } from "./query.js";
import { resolve } from "./resolve.js";

/**
 * @import { TermEntry } from "./dictionary.js"
 * @import { IndexFiles } from "./files.js"
 * @import { ScoringTable } from "./manifest.js"
 * @import { Group } from "./resolve.js"
 */

/**
 * The best articles of a query. `mode` tells how many of the words an article had to hold: all; most
 * (more than half) where no article holds all; any where none holds most. `total` counts every article
 * of that mode.
 *
 * @typedef {"all" | "most" | "any"} Mode
 * @typedef {{ docid: number, score: number }} Hit
 * @typedef {{ hits: Hit[], total: number, mode: Mode, groups: Group[] }} Results
 */

/** Scores of one query word: an entry per article. @typedef {Map<number, number>} Scores */

/** A search over one opened index. */
export class Engine {
  /** @param {IndexFiles} files */
  constructor(files) {
    this.files = files;
    this.analyser = new Analyser(files.manifest.analysis);
  }

  /**
   * The `limit` best articles for a query, best first, equal scores newest first.
   *
   * @param {string} text
   * @param {number} [limit]
   * @returns {Promise<Results>}
   */
  async search(text, limit = 10) {
    const query = parseQuery(text, this.analyser);
    const [groups, excluded] = await Promise.all([
      resolve(query.required, this.files, this.analyser),
      resolve(query.excluded, this.files, this.analyser),
    ]);
    if (!groups.length) return { hits: [], total: 0, mode: "all", groups };
    const [wanted, unwanted] = await Promise.all([this.scores(groups), this.scores(excluded)]);
    const tally = new Tally(this.files.manifest.documents, wanted, unwanted);
    for (const [mode, needed] of stages(groups.length)) {
      const found = tally.best(needed, limit);
      if (found.total || mode === "any") return { ...found, mode, groups };
    }
    throw new Error("the last stage always answers");
  }

  /**
   * Scores by group, groups without a term left out.
   *
   * @param {Group[]} groups
   * @returns {Promise<Scores[]>}
   */
  scores(groups) {
    const known = groups.filter((group) => group.terms.length);
    return Promise.all(known.map((group) => this.groupScores(group.terms)));
  }

  /**
   * The greatest score that any of the terms gives to each article.
   *
   * @param {TermEntry[]} terms
   * @returns {Promise<Scores>}
   */
  async groupScores(terms) {
    const { scoring, documents } = this.files.manifest;
    const lists = await Promise.all(terms.map((entry) => this.files.postings(entry)));
    /** @type {Scores} */
    const scores = new Map();
    lists.forEach(({ docids, levels }, index) => {
      const df = terms[index]?.df ?? 0;
      const weight = scoring.idf[idfIndex(documents, df, scoring)] ?? 0;
      docids.forEach((docid, place) => {
        const score = weight * (scoring.levels[levels[place] ?? 0] ?? 0);
        if (score > (scores.get(docid) ?? 0)) scores.set(docid, score);
      });
    });
    return scores;
  }
}

/** How many words each article satisfies and what they sum to. */
class Tally {
  /**
   * @param {number} documents
   * @param {Scores[]} wanted
   * @param {Scores[]} unwanted
   */
  constructor(documents, wanted, unwanted) {
    this.counts = new Uint32Array(documents);
    this.sums = new Float64Array(documents);
    for (const scores of wanted) {
      for (const [docid, score] of scores) {
        this.counts[docid] = (this.counts[docid] ?? 0) + 1;
        this.sums[docid] = (this.sums[docid] ?? 0) + score;
      }
    }
    for (const scores of unwanted) for (const docid of scores.keys()) this.counts[docid] = 0;
  }

  /**
   * The best articles that satisfy `needed` words, and how many do.
   *
   * @param {number} needed
   * @param {number} limit
   * @returns {{ hits: Hit[], total: number }}
   */
  best(needed, limit) {
    /** @type {Hit[]} */
    const hits = [];
    let total = 0;
    for (let docid = 0; docid < this.counts.length; docid += 1) {
      if ((this.counts[docid] ?? 0) < needed) continue;
      total += 1;
      insert(hits, { docid, score: this.sums[docid] ?? 0 }, limit);
    }
    return { hits, total };
  }
}

/**
 * Puts a hit in its place among the best; of equal scores the earlier docid, the newer article, stays first.
 *
 * @param {Hit[]} hits
 * @param {Hit} hit
 * @param {number} limit
 */
function insert(hits, hit, limit) {
  const last = hits[hits.length - 1];
  if (hits.length >= limit && last && last.score >= hit.score) return;
  let place = hits.length;
  while (place > 0 && (hits[place - 1]?.score ?? 0) < hit.score) place -= 1;
  hits.splice(place, 0, hit);
  if (hits.length > limit) hits.pop();
}

/**
 * Modes to try in turn, with the number of words that each requires.
 *
 * @param {number} words
 * @returns {[Mode, number][]}
 */
function stages(words) {
  return [
    ["all", words],
    ["most", Math.floor(words / 2) + 1],
    ["any", 1],
  ];
}

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
