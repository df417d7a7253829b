/** What the search page says. */

import { failure, Words } from "../../theme/static/js/search/words.js";
import { HEADLINE, noteOf } from "../../theme/static/js/search/suggestions.js";
import { IndexError } from "../../theme/static/js/search/errors.js";
import { assert, assertEqual, test } from "./lib.js";

const MONTHS = "ك2/يناير|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول/سبتمبر|ت1|ت2|ك1";
const words = new Words(MONTHS, "0123456789");

test("articles are counted by the six forms", () => {
  assertEqual(
    [0, 1, 2, 3, 10, 11, 99, 100, 101, 102, 103, 111].map((count) => words.articles(count)),
    [
      "لا مقالات",
      "مقال واحد",
      "مقالان",
      "3 مقالات",
      "10 مقالات",
      "11 مقالًا",
      "99 مقالًا",
      "100 مقال",
      "101 مقال",
      "102 مقال",
      "103 مقالات",
      "111 مقالًا",
    ],
  );
});

test("dates are as precise as they are known", () => {
  assertEqual(
    ["2021-09-29", "2021-09-29T10:05", "2021-09", "2021", null].map((iso) => words.date(iso)),
    ["29 أيلول/سبتمبر 2021", "29 أيلول/سبتمبر 2021", "أيلول/سبتمبر 2021", "2021", "بلا تاريخ"],
  );
});

test("digits are those of the site", () => {
  const eastern = new Words(MONTHS, "٠١٢٣٤٥٦٧٨٩");
  assertEqual(eastern.articles(12), "١٢ مقالًا");
  assertEqual(eastern.date("2021-09-29"), "٢٩ أيلول/سبتمبر ٢٠٢١");
});

/** @import { Answer, QueryWord } from "../../theme/static/js/search/worker.js" */

const ASKED = { q: "", exact: false, any: false, order: "" };
const KNOWN = { form: "عمل", how: /** @type {const} */ ("known"), terms: ["عمل"] };

/**
 * @param {Partial<Answer>} answer
 * @param {Partial<typeof ASKED>} [asked]
 */
function notes(answer, asked = {}) {
  const whole = { found: [], total: 20, near: 0, counted: true, proven: true, added: [] };
  const words_ = [word(KNOWN)];
  return words.notes({ ...whole, mode: "all", words: words_, ...answer }, { ...ASKED, ...asked });
}

/** @param {Partial<QueryWord>} [more] @returns {QueryWord} */
const word = (more) => ({ ...KNOWN, written: "", meant: null, ...more });

/** @param {Awaited<ReturnType<typeof notes>>} found */
const texts = (found) => found.map(({ text }) => text);

test("nothing found is told with its reason before the advice", async () => {
  const unknown = word({ form: "غفغف", how: "unknown", terms: [] });
  const found = await notes({ total: 0, mode: "any", words: [unknown] });
  assertEqual(texts(found), ["لا نتائج.", "«غفغف» لم ترد في الأرشيف.", "جرّب صيغة أخرى للكلمة."]);
});

test("a number that is not counted yet is a least one", async () => {
  assertEqual(texts(await notes({ total: 20 })), ["20 مقالًا."]);
  assertEqual(texts(await notes({ total: 20, counted: false })), ["أكثر من 20 مقالًا."]);
  assertEqual(texts(await notes({ total: 2, counted: false })), ["أكثر من مقالين."]);
});

test("near articles are counted apart, and their words named", async () => {
  const two = [word(), word()];
  const found = await notes({ total: 3, near: 12, added: ["عملية", "عامل"], words: two });
  assertEqual(texts(found), ["3 مقالات، و12 مقالًا بكلمات قريبة.", "بحثنا أيضًا عن: عملية، عامل."]);
  assertEqual(texts(await notes({ total: 0, near: 12 })), [
    "لا مقال فيه الكلمات كما هي؛ 12 مقالًا بكلمات قريبة.",
  ]);
});

test("the mode is told, unless the reader chose it", async () => {
  const two = [word(), word()];
  const [most] = await notes({ mode: "most", words: two });
  assertEqual(most?.text, "لا مقال فيه الكلمات كلها؛ 20 مقالًا في كل منها معظم الكلمات.");
  const chosen = await notes({ mode: "any", words: two }, { any: true });
  assertEqual(chosen[0]?.text, "20 مقالًا في كل منها بعض الكلمات.");
  assertEqual(chosen[1]?.link?.change, { any: false });
});

test("a corrected word can be asked for as written, an unknown one as it was meant", async () => {
  const corrected = word({ form: "سحيفة", how: "corrected", terms: ["صحيفه"], written: '"سحيفة"' });
  const [, note] = await notes({ words: [corrected] });
  assertEqual(note, {
    text: "بحثنا عن «صحيفه» بدلًا من «سحيفة».",
    link: { label: "ابحث عن «سحيفة» كما كُتبت", change: { q: '"سحيفة"' } },
  });
  const meant = { word: "صحيفه", query: "صحيفه" };
  const unknown = word({ form: "سحيفة", how: "unknown", terms: [], meant });
  const link = (await notes({ total: 0, words: [unknown] }, { exact: true }))[1]?.link;
  assertEqual(link, { label: "هل تقصد «صحيفه»؟", change: { q: "صحيفه" } });
});

test("where little is found, less may be asked", async () => {
  const two = [word(), word()];
  assertEqual((await notes({ total: 3, words: two })).at(-1)?.link?.change, { any: true });
  assertEqual((await notes({ total: 3 }, { exact: true })).at(-1)?.link?.change, { exact: false });
  assertEqual((await notes({ total: 30, words: two })).length, 1);
  assertEqual(
    (await notes({ total: 3, counted: false, words: two })).length,
    1,
    "there may be more",
  );
});

test("suggestions say what they are and how often they come", () => {
  assertEqual(noteOf({ kind: 0, documents: 3 }, words), "3 مقالات");
  assertEqual(noteOf({ kind: 1, documents: 1 }, words), "شخص · مقال واحد");
  assertEqual(noteOf({ kind: HEADLINE, documents: 0 }, words), "مقال");
});

test("every failure has its own words and a way to try again, and an unknown one has some", () => {
  const codes = /** @type {const} */ (["format", "missing", "corrupt", "offline"]);
  const failures = codes.map((code) => failure(new IndexError(code, "")));
  failures.push(failure(new TypeError("x")));
  assertEqual(new Set(failures.map(({ text }) => text)).size, 5);
  assert(failures.every(({ text, link }) => text.length > 20 && link));
});
