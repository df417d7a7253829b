/** What the search page says, in Arabic. */

/**
 * @import { Answer } from "./worker.js"
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

/** @type {Record<string, string>} */
const FAILURES = {
  format: "حُدِّث الموقع منذ فتحت هذه الصفحة. أعد تحميلها ثم ابحث من جديد.",
  missing: "تعذّر العثور على ملف من ملفات فهرس البحث. أعد تحميل الصفحة، أو تصفّح الأرشيف.",
  corrupt: "وصل ملف من فهرس البحث ناقصًا أو تالفًا. أعد تحميل الصفحة ثم حاول مجددًا.",
  offline: "تعذّر الوصول إلى فهرس البحث. تحقّق من اتصالك بالشبكة ثم حاول مجددًا.",
};

/**
 * What went wrong and what the reader can do.
 *
 * @param {unknown} error
 */
export function failure(error) {
  const code = String(/** @type {{ code?: unknown }} */ (error).code);
  return FAILURES[code] ?? "تعذّر إتمام البحث. أعد تحميل الصفحة ثم حاول مجددًا.";
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
   * How many articles answer a query, and how it was read.
   *
   * @param {Answer} answer
   * @returns {string}
   */
  status(answer) {
    const notes = answer.words.map(reading).filter(Boolean);
    if (answer.total) return [this.found(answer), ...notes].join(" ");
    const advice = answer.words.length > 1 ? "جرّب كلمات أقل" : "جرّب صيغة أخرى للكلمة";
    return ["لا نتائج.", ...notes, `${advice}.`].join(" ");
  }

  /** @param {Answer} answer */
  found({ total, mode, words }) {
    const count = this.articles(total);
    if (words.length < 2 || mode === "all") return `${count}.`;
    const which = mode === "most" ? "معظم الكلمات" : "بعض الكلمات";
    return `لا مقال فيه الكلمات كلها؛ ${count} في كل منها ${which}.`;
  }
}

/**
 * How a word of the query was read, where it was not read as it stands.
 *
 * @param {Answer["words"][number]} word
 */
function reading({ form, how, terms }) {
  if (how === "completion") return `بحثنا عما يبدأ بـ«${form}»: ${terms.slice(0, 4).join("، ")}.`;
  if (how === "affix") return `بحثنا عن «${terms[0]}» لأن «${form}» لم ترد في الأرشيف.`;
  if (how === "unknown") return `«${form}» لم ترد في الأرشيف.`;
  return "";
}
