/**
 * A random archive in memory: its lists with tiny tiers, as the engine reads them, and answers from
 * looking at every article.
 */

import { bucketOf } from "../../theme/static/js/search/pairs.js";
import { shardList } from "../../theme/static/js/search/postings.js";
import * as encode from "./encoders.js";
import { Chance } from "./random.js";

/**
 * @import { IndexFiles } from "../../theme/static/js/search/files.js"
 * @import { TermEntry } from "../../theme/static/js/search/dictionary.js"
 * @import { Resolved, ResolvedUnit } from "../../theme/static/js/search/resolve.js"
 *
 * @typedef {{ position: number, rank: number }} Occurrence
 * @typedef {{
 *   words: Map<string, { level: number, occurrences: Occurrence[] }>, titleLength: number,
 *   section: string, dead: boolean, delta: boolean
 * }} Article
 * @typedef {{ docid: number, score: number, near: boolean }} Hit
 */

const BUCKETS = 3;
const TIER = 32;
const STRETCH = 48;
const TITLE_GAP = 8;
/** A word for each share of the articles that hold it, and a function word. */
const SHARES = [0.9, 0.7, 0.5, 0.5, 0.3, 0.2, 0.1, 0.05, 0.02, 0.01, 0.004, 0.002];
export const WORDS = SHARES.map((_, at) => `w${at}`);
const FUNCTION_WORD = "w1";

export class Archive {
  /**
   * @param {number} seed
   * @param {number} size
   */
  constructor(seed, size) {
    this.chance = new Chance(seed);
    this.dated = Math.floor(size * 0.9);
    /** @type {Article[]} by global docid */
    this.articles = Array.from({ length: size }, () => this.article());
    this.live = this.articles.filter(({ dead }) => !dead).length;
    /** @type {Map<string, Uint8Array>} */
    this.files = new Map();
    this.bytes = 0;
    /** @type {Map<string, TermEntry>} */
    this.entries = new Map();
    this.segments = [false, true].map((delta) =>
      this.articles.flatMap((article, docid) => (article.delta === delta ? [docid] : [])),
    );
    this.levels = Array.from({ length: 16 }, (_, level) => 10 + level * level);
    this.idf = Array.from({ length: 224 }, (_, at) => Math.round(64 * Math.log(1 + 2 ** (at / 8))));
    for (const word of WORDS) this.write(word, (article) => article.words.get(word), true);
    for (const word of WORDS) this.write(`t:${word}`, (article) => inTitle(article, word), false);
    for (const section of ["c:a", "c:b"]) {
      this.write(section, (article) =>
        `c:${article.section}` === section ? { level: 0, occurrences: [] } : undefined,
      );
    }
    this.writePairs();
  }

  /** @returns {Article} */
  article() {
    const { chance } = this;
    const titleLength = 1 + chance.below(5);
    /** @type {Article["words"]} */
    const words = new Map();
    const length = titleLength + 10;
    const chosen = WORDS.filter((_, at) => chance.next() < (SHARES[at] ?? 0));
    for (let at = 0; at < length && chosen.length; at += 1) {
      const word = at < chosen.length ? (chosen[at] ?? "") : chance.pick(chosen);
      const held = words.get(word) ?? { level: this.level(), occurrences: [] };
      const position = at < titleLength ? at : at + TITLE_GAP;
      held.occurrences.push({ position, rank: chance.below(3) * chance.below(2) });
      words.set(word, held);
      if (at < chosen.length && chance.next() < 0.3) {
        const other = at + 1 + chance.below(chosen.length - at);
        [chosen[at + 1], chosen[other]] = [chosen[other] ?? word, chosen[at + 1] ?? word];
      }
    }
    const dead = chance.next() < 0.05;
    const delta = !dead && chance.next() < 0.1;
    return { words, titleLength, section: chance.pick(["a", "b", "b"]), dead, delta };
  }

  level() {
    return Math.min(15, this.chance.below(5) * this.chance.below(6));
  }

  /**
   * Files the list of a key.
   *
   * @param {string} form
   * @param {(article: Article) => { level: number, occurrences: Occurrence[] } | undefined} hold
   * @param {boolean} [placed]
   */
  write(form, hold, placed = false) {
    /** @type {TermEntry["where"]} */
    const where = [];
    let df = 0;
    for (const [segment, docids] of this.segments.entries()) {
      const held = docids.flatMap((global, docid) => {
        const article = /** @type {Article} */ (this.articles[global]);
        const word = hold(article);
        if (word && !article.dead) df += 1;
        return word ? [{ docid, ...word }] : [];
      });
      if (!held.length) continue;
      const shard = this.files.size;
      where.push({ segment, shard, slot: 0, count: held.length });
      this.add(`${segment}/postings/${shard}`, this.record(form, segment, held));
      const tiny = segment > 0 || held.length <= 2 * TIER;
      if (placed && form !== FUNCTION_WORD)
        this.place(`${segment}/places/${shard}`, tiny ? held : []);
    }
    const term = form;
    const flags = {
      function: form === FUNCTION_WORD,
      near: true,
      pairFirst: true,
      pairSecond: true,
    };
    const entry = { form, term, df, rank: 0, unheld: false, ...flags, where };
    this.entries.set(form, /** @type {TermEntry} */ (entry));
  }

  /**
   * @param {string} form
   * @param {number} segment
   * @param {(encode.Posting & { occurrences: Occurrence[] })[]} held
   */
  record(form, segment, held) {
    if (form.startsWith("c:")) return encode.bare(held.map(({ docid }) => docid));
    if (segment || held.length <= 2 * TIER) {
      return held.length > 40 ? encode.impact(encode.byImpact(held)) : encode.ordered(held);
    }
    return encode.tiered(held, TIER, STRETCH, (folder, bytes, part) => {
      const shard = this.files.size;
      this.add(`${segment}/${folder}/${shard}`, bytes);
      const placed = /** @type {typeof held} */ (part);
      if (folder === "order") this.place(`${segment}/orderplaces/${shard}`, placed);
      return shard;
    });
  }

  /**
   * @param {string} path
   * @param {{ occurrences: Occurrence[] }[]} held
   */
  place(path, held) {
    const occurrences = held.map((each) => each.occurrences);
    this.add(path, held.length ? encode.places(occurrences, true) : []);
  }

  /**
   * @param {string} path
   * @param {number[]} record
   */
  add(path, record) {
    this.files.set(path, Uint8Array.from(encode.container([record])));
  }

  writePairs() {
    for (const [segment, docids] of this.segments.entries()) {
      /** @type {Map<number, Parameters<typeof encode.bucket>[0]>} */
      const buckets = new Map();
      for (const [first, second] of FREQUENT_PAIRS) {
        const postings = docids.flatMap((global, docid) => {
          const article = /** @type {Article} */ (this.articles[global]);
          const [one, other] = [article.words.get(first), article.words.get(second)];
          if (!one || !other || !touch(one.occurrences, other.occurrences)) return [];
          return [{ docid, first: one.level, second: other.level }];
        });
        const key = `${first} ${second}`;
        const bucket = bucketOf(key, BUCKETS);
        if (!postings.length) continue;
        buckets.set(bucket, [
          ...(buckets.get(bucket) ?? []),
          { key, bonus: bonusOf(key), postings },
        ]);
      }
      for (let number = 0; number < BUCKETS; number += 1) {
        const pairs = buckets.get(number) ?? [];
        this.files.set(`${segment}/pairs/${number}`, Uint8Array.from(encode.bucket(pairs)));
      }
    }
  }

  /** What the engine asks of IndexFiles. @returns {IndexFiles} */
  get reader() {
    const { articles, dated, live, levels, idf } = this;
    const files = {
      manifest: {
        documents: live,
        docids: articles.length,
        dated,
        segments: [{ pairs: BUCKETS }, { pairs: BUCKETS }],
        scoring: { levels, idf, idfSteps: 8, ratioOne: 16 },
      },
      dead: articles.flatMap((article, docid) => (article.dead ? [docid] : [])),
      /** @type {(segment: number, folder: string, shard: number, slot: number) => Promise<Uint8Array>} */
      record: async (segment, folder, shard, slot) => {
        const payload = this.files.get(`${segment}/${folder}/${shard}`);
        if (!payload) throw new Error(`no ${segment}/${folder}/${shard}`);
        this.bytes += payload.length;
        return shardList(payload, slot);
      },
      /** @type {(segment: number, number: number) => Promise<Uint8Array | undefined>} */
      bucket: async (segment, number) => {
        const payload = this.files.get(`${segment}/pairs/${number}`);
        this.bytes += payload?.length ?? 0;
        return payload;
      },
      /** @type {(segment: number, docids: Uint32Array) => void} */
      toGlobal: (segment, docids) => {
        docids.forEach((docid, at) => (docids[at] = this.segments[segment]?.[docid] ?? 0));
      },
      /** @type {(entry: TermEntry) => Promise<TermEntry[]>} */
      near: async (entry) => this.near(entry),
    };
    return /** @type {any} */ (files);
  }

  /** @param {TermEntry} entry */
  near({ form }) {
    const at = WORDS.indexOf(form);
    return [3, 5].map((step) => this.entry(WORDS[(at + step) % WORDS.length] ?? ""));
  }

  /** @param {string} form */
  entry(form) {
    return /** @type {TermEntry} */ (this.entries.get(form));
  }

  /**
   * @param {TermEntry} entry
   * @param {number} level
   */
  score({ df }, level) {
    const ratio = Math.max(16, Math.floor((this.live * 16) / df));
    const power = Math.floor(Math.log2(ratio));
    const index = 8 * (power - 4) + (Math.floor(ratio / 2 ** (power - 3)) % 8);
    return (this.idf[index] ?? 0) * (this.levels[level] ?? 0);
  }

  /**
   * Score of a unit for an article, or null.
   *
   * @param {ResolvedUnit} unit
   * @param {Article} article
   * @param {boolean} [near]
   * @returns {number | null}
   */
  unitScore(unit, article, near = false) {
    const { words, title, exact } = unit;
    const held = words.map((word) => {
      const levels = word.terms.map(({ term }) =>
        title ? inTitle(article, term) : article.words.get(term),
      );
      const scores = word.terms.flatMap((entry, at) => {
        const scored = title ? this.entry(`t:${entry.term}`) : entry;
        const found = levels[at];
        return found ? [this.score(scored, found.level)] : [];
      });
      if (near && words.length === 1 && unit.forms.length === 1 && !title && !exact) {
        for (const entry of word.how === "known"
          ? this.near(/** @type {any} */ (word.terms[0]))
          : []) {
          const found = article.words.get(entry.term);
          if (found) scores.push(Math.floor((3 * this.score(entry, found.level)) / 10));
        }
      }
      return scores.length ? Math.max(...scores) : null;
    });
    const placed = words.filter(({ terms }) => !terms[0]?.function);
    const single = words.length === 1 && !(exact && placed.length);
    if (single || !placed.length) {
      return held.includes(null) ? null : sum(/** @type {number[]} */ (held));
    }
    const scores = held.filter((_, at) => !words[at]?.terms[0]?.function);
    if (scores.includes(null) || words.some(({ terms }) => !terms.length)) return null;
    const starts = placed.map(({ terms, offset }) =>
      (article.words.get(terms[0]?.term ?? "")?.occurrences ?? []).flatMap(({ position, rank }) =>
        (exact && rank !== terms[0]?.rank) || (title && position >= article.titleLength)
          ? []
          : [position - offset],
      ),
    );
    const holds = starts[0]?.some((start) => starts.every((others) => others.includes(start)));
    return holds ? sum(/** @type {number[]} */ (scores)) : null;
  }

  /**
   * The definition of docs/search.md, article by article.
   *
   * @param {Resolved} resolved
   * @param {[number, number][] | null} intervals
   * @param {{ limit: number, any: boolean, order: string }} options
   */
  answer(resolved, intervals, { limit, any, order }) {
    const count = resolved.clauses.length;
    const stages = /** @type {[string, number][]} */ ([
      ["all", count],
      ["most", Math.floor(count / 2) + 1],
      ["any", 1],
    ]).filter(([mode]) => (count ? !any || mode === "any" : mode === "all"));
    for (const [mode, needed] of stages.filter(([mode]) => mode !== "most" || count > 1)) {
      const full = this.stage(resolved, intervals, needed, false);
      const seen = new Set(full.map(({ docid }) => docid));
      const enough = [0, 10, 1, 1][count] ?? 0;
      const wide = mode === "all" && order === "relevance" && full.length < enough;
      const near = wide
        ? this.stage(resolved, intervals, needed, true).filter(({ docid }) => !seen.has(docid))
        : [];
      const last = mode === "any" || !count;
      if (!full.length && !near.length && !last) continue;
      const hits = [...this.sort(full, order), ...this.sort(near, order)].slice(0, limit);
      return { hits, total: full.length, near: near.length, mode };
    }
    throw new Error("the last stage always answers");
  }

  /**
   * @param {Hit[]} hits
   * @param {string} order
   */
  sort(hits, order) {
    const rank = (/** @type {Hit} */ { docid }) =>
      order === "oldest" && docid < this.dated ? this.dated - docid : this.articles.length + docid;
    return hits.sort(
      (one, other) =>
        (order === "relevance" ? other.score - one.score : 0) || rank(one) - rank(other),
    );
  }

  /**
   * @param {Resolved} resolved
   * @param {[number, number][] | null} intervals
   * @param {number} needed
   * @param {boolean} near
   * @returns {Hit[]}
   */
  stage(resolved, intervals, needed, near) {
    return this.articles.flatMap((article, docid) => {
      if (article.dead || intervals?.every(([from, to]) => docid < from || docid >= to)) return [];
      /** @param {{ entries: TermEntry[] }} filter */
      const passes = ({ entries }) =>
        entries.length > 0 && entries.every(({ form }) => form === `c:${article.section}`);
      const excluded = resolved.excluded.some((each) =>
        "entries" in each
          ? passes(each)
          : each.words.every(({ terms }) => terms.length) && this.unitScore(each, article) !== null,
      );
      if (excluded || !resolved.filters.every(passes)) return [];
      const scores = resolved.clauses.flatMap((units) => {
        const each = units.flatMap((unit) => this.unitScore(unit, article, near) ?? []);
        return each.length ? [Math.max(...each)] : [];
      });
      if (scores.length < needed) return [];
      const bonuses = resolved.pairs.map(([first, second]) => {
        const [one, other] = [article.words.get(first.term), article.words.get(second.term)];
        const frequent = FREQUENT_PAIRS.some(([a, b]) => a === first.term && b === second.term);
        const beside = frequent && one && other && touch(one.occurrences, other.occurrences);
        return beside ? bonusOf(`${first.term} ${second.term}`) : 0;
      });
      return [{ docid, score: sum(scores) + sum(bonuses), near }];
    });
  }

  /**
   * @param {number} limit greatest number of clauses
   * @returns {Resolved}
   */
  query(limit) {
    const { chance } = this;
    const clauses = Array.from({ length: 1 + chance.below(limit) }, () =>
      Array.from({ length: chance.next() < 0.15 ? 2 : 1 }, () => this.unit()),
    );
    /** @type {Resolved["pairs"]} */
    const pairs = clauses.slice(1).flatMap((units, at) => {
      const [first, second] = [clauses[at]?.[0], units[0]];
      if (!first || !second || !isPlain(first, clauses[at]) || !isPlain(second, units)) return [];
      return [[this.entry(first.forms[0] ?? ""), this.entry(second.forms[0] ?? "")]];
    });
    const filters = chance.next() < 0.2 ? [this.filter()] : [];
    const excluded =
      chance.next() < 0.25 ? [chance.pick([this.unit(), this.unit(), this.filter()])] : [];
    return { clauses, pairs, filters, excluded, after: null, before: null, groups: [] };
  }

  /** @returns {Resolved["filters"][number]} */
  filter() {
    const value = this.chance.pick(["a", "b", "none"]);
    const entry = this.entries.get(`c:${value}`);
    return { field: "c", value, entries: entry ? [entry] : [] };
  }

  /** @returns {ResolvedUnit} */
  unit() {
    const { chance } = this;
    const kind = chance.next();
    const title = chance.next() < 0.1;
    const exact = chance.next() < 0.1;
    const count = kind < 0.75 ? 1 : 2 + chance.below(2);
    const words = Array.from({ length: count }, (_, offset) =>
      this.word(offset, title, exact || count > 1),
    );
    // Function words at a phrase's ends are left out, unless it has no others.
    if (words.some(({ terms }) => !terms[0]?.function)) {
      while (words[0]?.terms[0]?.function) words.shift();
      while (words.at(-1)?.terms[0]?.function) words.pop();
    }
    const forms = Array.from({ length: count }, (_, at) => words[at]?.form ?? FUNCTION_WORD);
    return { forms, title, exact, words, groups: words };
  }

  /**
   * @param {number} offset
   * @param {boolean} title
   * @param {boolean} single one term at most
   * @returns {ResolvedUnit["words"][number]}
   */
  word(offset, title, single) {
    const { chance } = this;
    const draw = chance.next();
    const form = chance.pick(WORDS);
    /** @type {string[]} */
    const terms = draw < 0.03 ? [] : draw < 0.1 && !single ? [form, chance.pick(WORDS)] : [form];
    const entries = [...new Set(terms)].map((term) => this.entry(term));
    const titles = title ? entries.map(({ term }) => this.entries.get(`t:${term}`)) : undefined;
    const how = draw < 0.03 ? "unknown" : entries.length > 1 ? "completion" : "known";
    return { form, how, terms: entries, offset, ...(titles && { titles }) };
  }
}

const FREQUENT_PAIRS = /** @type {[string, string][]} */ ([
  ["w0", "w2"],
  ["w2", "w3"],
  ["w3", "w0"],
  ["w4", "w5"],
  ["w6", "w4"],
]);

/** @param {string} key */
const bonusOf = (key) => 500 * key.charCodeAt(1);

/** @param {number[]} numbers */
const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

/**
 * @param {Occurrence[]} one
 * @param {Occurrence[]} other
 */
const touch = (one, other) =>
  one.some(({ position }) => other.some((each) => each.position === position + 1));

/**
 * @param {Article} article
 * @param {string} word
 */
function inTitle(article, word) {
  const held = article.words.get(word);
  return held?.occurrences.some(({ position }) => position < article.titleLength)
    ? held
    : undefined;
}

/**
 * @param {ResolvedUnit} unit
 * @param {ResolvedUnit[] | undefined} clause
 */
const isPlain = ({ forms, title, exact, words }, clause) =>
  clause?.length === 1 &&
  forms.length === 1 &&
  !title &&
  !exact &&
  words[0]?.how === "known" &&
  !words[0]?.terms[0]?.function;
