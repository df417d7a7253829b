/** What the search page says. */

import { failure, Words } from "../../theme/static/js/search/words.js";
import { IndexError } from "../../theme/static/js/search/manifest.js";
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

test("nothing found is told with its reason before the advice", () => {
  const word = { form: "غفغف", how: /** @type {const} */ ("unknown"), terms: [] };
  const answer = { found: [], total: 0, mode: /** @type {const} */ ("any"), words: [word] };
  assertEqual(words.status(answer), "لا نتائج. «غفغف» لم ترد في الأرشيف. جرّب صيغة أخرى للكلمة.");
});

test("every failure has its own words, and an unknown one has some", () => {
  const codes = /** @type {const} */ (["format", "missing", "corrupt", "offline"]);
  const texts = codes.map((code) => failure(new IndexError(code, "")));
  texts.push(failure(new TypeError("x")));
  assertEqual(new Set(texts).size, 5);
  assert(texts.every((text) => text.length > 20));
});
