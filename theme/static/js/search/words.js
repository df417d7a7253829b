/** What the search page says, in Arabic. */

/**
 * @import { Answer } from "./worker.js"
 *
 * What the page was asked: all that its address says.
 * @typedef {{ q: string, exact: boolean, any: boolean, order: string }} Asked
 *
 * A sentence of the page, perhaps with a link to another question.
 * @typedef {{ text: string, link?: { label: string, change: Partial<Asked> } }} Note
 */

const PLURALS = new Intl.PluralRules("ar");
const ARTICLES = {
  zero: "لا مقالات",
  one: "مقال واحد",
  two: "مقالان",
  few: "# مقالات",
  many: "# مقالًا",
  other: "# مقال",
};

/** Where fewer articles are found, other questions are offered. */
export const FEW = 10;

/** @type {Record<string, string>} */
const FAILURES = {
  format: "حُدِّث الموقع منذ فتحت هذه الصفحة. أعد تحميلها ثم ابحث من جديد.",
  missing: "تعذّر العثور على ملف من ملفات فهرس البحث. أعد تحميل الصفحة، أو تصفّح الأرشيف.",
  corrupt: "وصل ملف من فهرس البحث ناقصًا أو تالفًا. أعد تحميل الصفحة ثم حاول مجددًا.",
  offline:
    "تعذّر الوصول إلى فهرس البحث. تحقّق من اتصالك بالشبكة ثم حاول مجددًا؛ وما بحثت عنه من قبل ما زال متاحًا.",
};

/**
 * What went wrong and what the reader can do.
 *
 * @param {unknown} error
 * @returns {Note}
 */
export function failure(error) {
  const code = String(/** @type {{ code?: unknown }} */ (error).code);
  const text = FAILURES[code] ?? "تعذّر إتمام البحث. أعد تحميل الصفحة ثم حاول مجددًا.";
  return { text, link: { label: "أعد المحاولة", change: {} } };
}

/** Counts and dates in the digits and month names of the site's settings. */
export class Words {
  /**
   * @param {string} months twelve names, parted by |
   * @param {string} digits the digits from 0 to 9
   */
  constructor(months, digits) {
    this.months = months.split("|");
    this.numerals = digits;
  }

  /**
   * A number in the site's digits.
   *
   * @param {number | string} number
   */
  digits(number) {
    return String(number).replace(/[0-9]/g, (digit) => this.numerals[Number(digit)] ?? digit);
  }

  /**
   * A number of articles in words, by the six forms of Arabic.
   *
   * @param {number} count
   */
  articles(count) {
    return ARTICLES[PLURALS.select(count)].replace("#", this.digits(count));
  }

  /**
   * A date as precise as it is known; an article without one says so.
   *
   * @param {unknown} iso `2021`, `2021-09`, `2021-09-29`, with or without a time, or null
   */
  date(iso) {
    if (!iso) return "بلا تاريخ";
    const [year, month, day] = String(iso).slice(0, 10).split("-");
    const name = month && this.months[Number(month) - 1];
    return this.digits([day && Number(day), name, year].filter(Boolean).join(" "));
  }

  /**
   * How many articles answer a query, how it was read, and what else could be asked.
   *
   * @param {Answer} answer
   * @param {Asked} asked
   * @returns {Promise<Note[]>}
   */
  async notes(answer, asked) {
    const found = { text: this.found(answer, asked) };
    if (isPlain(answer, asked)) return [found];
    try {
      const { remarks } = await import("./remarks.js");
      return [found, ...remarks(answer, asked)];
    } catch {
      return [found]; // the answer stands without them
    }
  }

  /**
   * @param {Answer} answer
   * @param {Asked} asked
   */
  found({ total, near, counted, mode, words }, { any }) {
    const close = near ? `${this.articles(near)} بكلمات قريبة` : "";
    if (!total) return close ? `لا مقال فيه الكلمات كما هي؛ ${close}.` : "لا نتائج.";
    const count = counted ? this.articles(total) : this.moreThan(total);
    if (words.length < 2 || mode === "all") return `${count}${close && `، و${close}`}.`;
    const which = `${count} في كل منها ${mode === "most" ? "معظم الكلمات" : "بعض الكلمات"}.`;
    return any ? which : `لا مقال فيه الكلمات كلها؛ ${which}`;
  }

  /** A number of articles that is at least so great. @param {number} count */
  moreThan(count) {
    return `أكثر من ${this.articles(count).replace("مقالان", "مقالين")}`;
  }
}

/**
 * Whether there is nothing to remark on.
 *
 * @param {Answer} answer
 * @param {Asked} asked
 */
function isPlain({ total, near, counted, words, added }, { any, exact }) {
  const [several, found] = [words.length > 1, total + near];
  const advised = any ? several : !found || (found < FEW && (several || exact));
  return !(counted && advised) && !added.length && words.every(({ how }) => how === "known");
}
