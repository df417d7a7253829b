/** Finds the words of a text that satisfy a query. */

/**
 * @import { Analyser, Token } from "./analysis.js"
 * @import { Group } from "./resolve.js"
 * @typedef {{ text: string, marked: boolean }} Piece
 */

/** Finds the words that satisfy the groups of one query. */
export class Marker {
  /**
   * @param {Group[]} groups
   * @param {string[]} terms of near words, which count as well
   * @param {Analyser} analyser
   */
  constructor(groups, terms, analyser) {
    this.analyser = analyser;
    const loose = groups.filter((group) => !group.exact);
    const entries = loose.flatMap((group) => group.terms);
    this.forms = new Set([...groups, ...entries].map(({ form }) => form));
    this.terms = [...new Set([...entries.map(({ term }) => term), ...terms])];
    const { steps, suffixes } = analyser.affixes;
    this.prefixes = [...new Set(steps.flatMap(([prefixes]) => prefixes))];
    this.endings = new Set(["", "ا", ...suffixes, ...suffixes.map((each) => `ت${each}`)]);
    /** @type {Map<string, boolean>} */
    this.known = new Map();
  }

  /**
   * A text in pieces, those that satisfy a word of the query marked.
   *
   * @param {string} text
   * @returns {Piece[]}
   */
  pieces(text) {
    /** @type {Piece[]} */
    const pieces = [];
    let end = 0;
    for (const token of this.analyser.tokenize(text)) {
      if (!this.satisfies(token)) continue;
      if (token.start > end) pieces.push({ text: text.slice(end, token.start), marked: false });
      pieces.push({ text: token.text, marked: true });
      end = token.end;
    }
    if (end < text.length) pieces.push({ text: text.slice(end), marked: false });
    return pieces;
  }

  /** @param {Token} token */
  satisfies({ form }) {
    return [form, ...this.analyser.parts(form)].some((each) => this.matches(each));
  }

  /**
   * The dictionary knows every form's term, but asking it would cost a shard for every word shown. So a
   * word counts where it is one of the query's own forms, or one of their terms within clitics and
   * endings.
   *
   * @param {string} form
   */
  matches(form) {
    let matches = this.known.get(form);
    if (matches === undefined) {
      matches =
        this.forms.has(form) ||
        this.prefixes.some((each) => form.startsWith(each) && this.isTerm(form.slice(each.length)));
      this.known.set(form, matches);
    }
    return matches;
  }

  /** @param {string} bare a form without clitics */
  isTerm(bare) {
    return this.terms.some(
      (term) => bare.startsWith(term) && this.endings.has(bare.slice(term.length)),
    );
  }
}
