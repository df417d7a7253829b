/** How a query was read, and what else could be asked. */

import { FEW } from "./words.js";

/**
 * @import { Asked, Note } from "./words.js"
 * @import { Answer, QueryWord } from "./worker.js"
 */

/**
 * @param {Answer} answer
 * @param {Asked} asked
 * @returns {Note[]}
 */
export function remarks(answer, asked) {
  const notes = answer.words.map(reading);
  if (answer.added.length) notes.push({ text: `بحثنا أيضًا عن: ${listed(answer.added)}.` });
  return [...notes, ...advice(answer, asked)].filter(({ text }) => text);
}

/** @param {string[]} words */
const listed = (words) => words.slice(0, 6).join("، ");

/**
 * How a word of the query was read, where it was not read as it stands.
 *
 * @param {QueryWord} word
 * @returns {Note}
 */
function reading({ form, how, terms, written, meant }) {
  if (how === "completion") return { text: `بحثنا عما يبدأ بـ«${form}»: ${listed(terms)}.` };
  if (how === "affix") return { text: `بحثنا عن «${terms[0]}» لأن «${form}» لم ترد في الأرشيف.` };
  if (how === "corrected") {
    const link = { label: `ابحث عن «${form}» كما كُتبت`, change: { q: written } };
    return { text: `بحثنا عن «${terms[0]}» بدلًا من «${form}».`, link };
  }
  if (how !== "unknown") return { text: "" };
  const link = meant && { label: `هل تقصد «${meant.word}»؟`, change: { q: meant.query } };
  return { text: `«${form}» لم ترد في الأرشيف.`, ...(link && { link }) };
}

/**
 * What a reader who found little may ask instead.
 *
 * @param {Answer} answer
 * @param {Asked} asked
 * @returns {Note[]}
 */
function advice({ total, near, counted, mode, words }, { any, exact }) {
  if (!counted) return [];
  const several = words.length > 1;
  const found = total + near;
  if (any) {
    const link = { label: "ابحث عن الكلمات كلها", change: { any: false } };
    return several ? [{ text: "يكفي أن يرد في المقال بعض الكلمات.", link }] : [];
  }
  if (exact && found < FEW) {
    const link = { label: "ابحث عنها في كل صيغها", change: { exact: false } };
    return [{ text: "بحثنا عن الكلمات كما كُتبت.", link }];
  }
  if (several && mode === "all" && found && found < FEW) {
    const link = { label: "اكتفِ ببعض الكلمات", change: { any: true } };
    return [{ text: "النتائج قليلة.", link }];
  }
  if (found) return [];
  return [{ text: several ? "جرّب كلمات أقل." : "جرّب صيغة أخرى للكلمة." }];
}
