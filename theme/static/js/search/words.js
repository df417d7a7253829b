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
 * A number of articles in words, by the six forms of Arabic.
 *
 * @param {number} count
 */
export function countedArticles(count) {
  return ARTICLES[PLURALS.select(count)].replace("#", String(count));
}

/**
 * What went wrong and what the reader can do.
 *
 * @param {unknown} error
 */
export function failure(error) {
  const code = String(/** @type {{ code?: unknown }} */ (error).code);
  return FAILURES[code] ?? "تعذّر إتمام البحث. أعد تحميل الصفحة ثم حاول مجددًا.";
}

/**
 * How many articles answer a query, and how it was read.
 *
 * @param {Answer} answer
 * @returns {string}
 */
export function status(answer) {
  const notes = [headline(answer), ...answer.words.map(reading)];
  return notes.filter(Boolean).join(" ");
}

/** @param {Answer} answer */
function headline({ total, mode, words }) {
  if (!total) return "لا نتائج. جرّب كلمات أقل، أو صيغة أخرى للكلمة.";
  const count = countedArticles(total);
  if (words.length < 2 || mode === "all") return `${count}.`;
  const which = mode === "most" ? "معظم الكلمات" : "بعض الكلمات";
  return `لا مقال فيه الكلمات كلها؛ ${count} في كل منها ${which}.`;
}

/** @param {Answer["words"][number]} word */
function reading({ form, how, terms }) {
  if (how === "completion") return `بحثنا عما يبدأ بـ«${form}»: ${terms.slice(0, 4).join("، ")}.`;
  if (how === "affix") return `بحثنا عن «${terms[0]}» لأن «${form}» لم ترد في الأرشيف.`;
  if (how === "unknown") return `«${form}» لم ترد في الأرشيف.`;
  return "";
}

/** Months as the site writes them: both names. */
const MONTHS = [
  "كانون الثاني/يناير",
  "شباط/فبراير",
  "آذار/مارس",
  "نيسان/أبريل",
  "أيار/مايو",
  "حزيران/يونيو",
  "تموز/يوليو",
  "آب/أغسطس",
  "أيلول/سبتمبر",
  "تشرين الأول/أكتوبر",
  "تشرين الثاني/نوفمبر",
  "كانون الأول/ديسمبر",
];

/**
 * A date as precise as it is known; an article without one says so.
 *
 * @param {unknown} iso `2021`, `2021-09`, `2021-09-29`, with or without a time, or null
 */
export function dateInWords(iso) {
  if (!iso) return "بلا تاريخ";
  const [year, month, day] = String(iso).slice(0, 10).split("-");
  const name = month && MONTHS[Number(month) - 1];
  return [day && Number(day), name, year].filter(Boolean).join(" ");
}
