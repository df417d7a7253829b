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
    this.affixes = table.affixes;
    this.folds = foldTable(table);
    this.presentation = new RegExp(characterClass(table.presentation));
    this.accented = new RegExp(characterClass(table.accented));
    const space = anyOf(table.spaces);
    this.excluded = new RegExp(`(?:^|(?<=${space}))[-\u2212](?:(?!${space}).)+`, "gs");
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

  /**
   * Shorter forms that a form may be an inflected writing of, the least stripped first.
   *
   * @param {string} form
   * @returns {string[]}
   */
  candidates(form) {
    const { prefixes, article, minStem } = this.affixes;
    const seen = new Set([form]);
    const found = [];
    for (const prefix of prefixes) {
      if (!form.startsWith(prefix)) continue;
      const bare = form.slice(prefix.length);
      for (const candidate of [bare, article + bare, ...this.withoutSuffix(bare)]) {
        if (candidate.length < minStem || seen.has(candidate)) continue;
        seen.add(candidate);
        found.push(candidate);
      }
    }
    return found;
  }

  /**
   * @param {string} bare
   * @returns {string[]}
   */
  withoutSuffix(bare) {
    const { suffixes, taMarbuta, minStem } = this.affixes;
    const [open, closed] = taMarbuta;
    const stems = [];
    for (const suffix of suffixes) {
      const stem = bare.slice(0, bare.length - suffix.length);
      if (!bare.endsWith(suffix) || stem.length < minStem) continue;
      stems.push(stem);
      if (stem.endsWith(open)) stems.push(stem.slice(0, -open.length) + closed);
    }
    return stems;
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

/** @param {Ranges} ranges */
const characterClass = (ranges) => `[${classBody(ranges)}]`;

/** @param {string} characters */
const anyOf = (characters) =>
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
