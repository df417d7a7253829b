/**
 * Days, months and years as a query names them.
 *
 * @import { OperatorTable } from "./pieces.js"
 * @import { AnalysisTable } from "./manifest.js"
 */

import { anyOf, characterClass } from "./analysis.js";

/**
 * ISO dates of a period's first and last day, and the place in the text after it.
 *
 * @typedef {{ first: string, last: string, end: number }} Period
 */

/**
 * Pattern of a day (`2021-03-15`, `15/3/2021`), month or year with no letter or digit after it.
 *
 * @param {AnalysisTable} table
 * @param {OperatorTable} operators
 */
export function periodPattern(table, operators) {
  const digit = characterClass(table.digits);
  const sign = anyOf(operators.dateSeparators);
  const joining = anyOf(operators.dateSeparators + table.separators);
  const mark = characterClass(table.ignored);
  const more = characterClass([...table.digits, ...table.letters]);
  return new RegExp(
    `(?:(${digit}{4})(?:(${sign})(${digit}{1,2})(?:\\2(${digit}{1,2}))?)?` +
      `|(${digit}{1,2})(${sign})(${digit}{1,2})\\6(${digit}{4}))(?!${mark}*${joining}?${more})`,
    "y",
  );
}

/**
 * The period that the pattern found, or nothing where the calendar lacks it.
 *
 * @param {RegExpExecArray} match
 * @param {(digits: string) => string} fold digits to ASCII ones
 * @returns {Period | undefined}
 */
export function periodOf(match, fold) {
  const parts = match[1] ? [match[1], match[3], match[4]] : [match[8], match[7], match[5]];
  const [year = 0, month, day] = parts.map((part) => (part ? Number(fold(part)) : undefined));
  const lastMonth = month ?? 12;
  const lastDay = day ?? daysIn(year, lastMonth);
  if (!exists(year, month ?? 1, day ?? 1) || !exists(year, lastMonth, lastDay)) return undefined;
  const end = match.index + match[0].length;
  return { first: iso(year, month ?? 1, day ?? 1), last: iso(year, lastMonth, lastDay), end };
}

/**
 * @param {number} year
 * @param {number} month
 * @param {number} day
 */
function exists(year, month, day) {
  return year >= 1 && day >= 1 && day <= daysIn(year, month);
}

/**
 * Days of a month, 0 where the year has no such month.
 *
 * @param {number} year
 * @param {number} month
 */
function daysIn(year, month) {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
}

/**
 * @param {number} year
 * @param {number} month
 * @param {number} day
 */
function iso(year, month, day) {
  const [yyyy, mm, dd] = [String(year).padStart(4, "0"), two(month), two(day)];
  return `${yyyy}-${mm}-${dd}`;
}

/** @param {number} number */
const two = (number) => String(number).padStart(2, "0");
