/** What may follow the text in the field, offered while one types. */

import { Combobox } from "./combobox.js";
import { articleUrl } from "./results.js";

/**
 * @import { SearchClient } from "./client.js"
 * @import { Suggestion } from "./suggest.js"
 * @import { Words } from "./words.js"
 * @import { Answer } from "./worker.js"
 *
 * `take` asks for the text of a suggestion.
 * @typedef {{ client: () => SearchClient, words: Words, root: string, take: (text: string) => void }} Page
 */

const PAUSE = 50;
const HEADLINES = 2;

/** By the kinds of suggestions; the last one is a headline. */
const KINDS = ["", "شخص", "مكان", "جهة", "اسم", "موضوع", "وسم", "مقال"];
export const HEADLINE = KINDS.length - 1;

/** The suggestions of one field. */
export class Suggestions {
  /**
   * @param {HTMLInputElement} input
   * @param {HTMLElement} list
   * @param {Page} page
   */
  constructor(input, list, page) {
    this.input = input;
    this.page = page;
    this.box = new Combobox(input, list);
    this.pause = 0;
    /** @type {{ text: string, found: Suggestion[] }} */
    this.newest = { text: "", found: [] };
  }

  /** Asks for suggestions once the reader pauses. */
  typed() {
    clearTimeout(this.pause);
    this.pause = setTimeout(() => this.ask(), PAUSE);
  }

  /** Closes the list; what is under way comes to nothing. */
  end() {
    clearTimeout(this.pause);
    this.page.client().cancel("suggest");
    this.box.close();
  }

  async ask() {
    const { input, page } = this;
    const text = input.value;
    if (!text.trim()) return this.end();
    try {
      const found = await page.client().suggest(text);
      if (input.value !== text || document.activeElement !== input) return;
      this.newest = { text, found };
      this.offer([]);
    } catch {
      this.end(); // a help, never worth an error message
    }
  }

  /**
   * Adds the first headlines of an answer to the text in the field, if suggestions are open.
   *
   * @param {Answer} answer
   * @param {string} query
   */
  answered({ found }, query) {
    if (this.box.isOpen && this.newest.text === query) this.offer(found);
  }

  /** @param {Answer["found"]} found */
  offer(found) {
    const { words, take, root } = this.page;
    const options = this.newest.found.map((each) => ({
      label: each.label,
      note: noteOf(each, words),
      choose: () => take(each.text),
    }));
    const headlines = found.slice(0, options.length && HEADLINES).map(({ fields }) => ({
      label: String(fields["title"]),
      note: noteOf({ kind: HEADLINE, documents: 0 }, words),
      choose: () => location.assign(articleUrl(fields["id"], root)),
    }));
    this.box.offer([...options, ...headlines]);
  }

  /** @param {KeyboardEvent} event @returns {boolean} whether the key meant anything to the list */
  key(event) {
    return this.box.key(event);
  }
}

/**
 * What stands beside a suggestion: its kind and how often it comes.
 *
 * @param {Pick<Suggestion, "kind" | "documents">} suggestion
 * @param {Words} words
 */
export const noteOf = ({ kind, documents }, words) =>
  [KINDS[kind], documents && words.articles(documents)].filter(Boolean).join(" · ");
