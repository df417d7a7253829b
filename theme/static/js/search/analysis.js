/**
 * Arabic text as the build saw it: the same normaliser, tokenizer and affix table, from the manifest.
 *
 * @import { AnalysisTable, Ranges } from "./manifest.js"
 */

/**
 * A word or number of a text: as written, its place in UTF-16 units, and its normalised form.
 *
 * @typedef {{ text: string, start: number, end: number, form: string }} Token
 */

/** Normaliser and tokenizer built from the tables of one index. */
export class Analyser {
  /** @param {AnalysisTable} table */
  constructor(table) {
    this.table = table;
    this.affixes = table.affixes;
    this.spellings = table.spellings;
    this.folds = foldTable(table);
    this.presentation = new RegExp(characterClass(table.presentation));
    this.accented = new RegExp(characterClass(table.accented));
    const patterns = tokenPatterns(table);
    this.token = new RegExp(patterns.token, "g");
    this.part = new RegExp(patterns.part, "g");
  }

  /**
   * Folded form of a word.
   *
   * @param {string} word
   * @returns {string}
   */
  normalise(word) {
    // Marks go first: NFKC turns a mark's presentation form into a space and the mark.
    let text = this.presentation.test(word) ? this.fold(word).normalize("NFKC") : word;
    text = text.toLowerCase();
    if (this.accented.test(text)) text = text.normalize("NFD");
    return this.fold(text);
  }

  /**
   * @param {string} text
   * @returns {string}
   */
  fold(text) {
    let folded = "";
    for (const character of text) folded += this.folds.get(character) ?? character;
    return folded;
  }

  /**
   * Tokens of a text in reading order, joined ones whole.
   *
   * @param {string} text
   * @returns {Token[]}
   */
  tokenize(text) {
    const tokens = [];
    for (const match of text.matchAll(this.token)) {
      const form = this.normalise(match[0]);
      const start = match.index;
      if (form) tokens.push({ text: match[0], start, end: start + match[0].length, form });
    }
    return tokens;
  }

  /**
   * Word and number parts of a joined form, or nothing where it is not joined.
   *
   * @param {string} form
   * @returns {string[]}
   */
  parts(form) {
    const found = form.match(this.part) ?? [];
    return found.length > 1 ? [...found] : [];
  }
}

/**
 * @param {Ranges} ranges
 * @returns {string} the inside of a character class
 */
function classBody(ranges) {
  return ranges.map(([low, high]) => `${escape(low)}-${escape(high)}`).join("");
}

/** @param {number} point */
const escape = (point) => `\\u${point.toString(16).padStart(4, "0")}`;

/**
 * Character class, in brackets, of code points of the first plane.
 *
 * @param {Ranges} ranges
 */
export const characterClass = (ranges) => `[${classBody(ranges)}]`;

/**
 * Character class, in brackets, of some characters.
 *
 * @param {string} characters
 */
export const anyOf = (characters) =>
  `[${[...characters].map((each) => escape(each.codePointAt(0) ?? 0)).join("")}]`;

/**
 * The token pattern of the build's tokenizer, and that of a joined form's parts.
 *
 * @param {AnalysisTable} table
 */
function tokenPatterns(table) {
  const letter = characterClass(table.letters);
  const foreign = characterClass(table.foreign);
  const digit = characterClass(table.digits);
  const mark = characterClass(table.ignored);
  const hyphen = anyOf(table.hyphens);
  const word = `${letter}(?:${letter}|${mark})*`;
  const number = `${digit}(?:${digit}|${mark})*(?:${anyOf(table.separators)}${digit}+)*`;
  return {
    token:
      `${foreign}+${hyphen}?${number}|${word}(?:${hyphen}${number})?` +
      `|${number}(?:${hyphen}${word}|${foreign}+)?`,
    part: `${word}|${number}`,
  };
}

/**
 * Every character that changes, with what it becomes.
 *
 * @param {AnalysisTable} table
 * @returns {Map<string, string>}
 */
function foldTable(table) {
  const folds = new Map(Object.entries(table.folds));
  for (const [low, high] of table.ignored) {
    for (let point = low; point <= high; point += 1) {
      const character = String.fromCodePoint(point);
      if (!folds.has(character)) folds.set(character, "");
    }
  }
  return folds;
}
