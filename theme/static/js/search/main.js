/** The search page: results as one types, the query in the URL, and keys. */

import { SearchClient } from "./client.js";
import { improveSnippets } from "./passages.js";
import { showResults } from "./results.js";
import { failure, Words } from "./words.js";

const PAGE = 10;
const TYPING_PAUSE = 80;
const PATIENCE = 400;

/**
 * @template {HTMLElement} Wanted
 * @param {string} id
 * @param {new () => Wanted} type
 * @returns {Wanted}
 */
function part(id, type) {
  const element = document.getElementById(id);
  if (element instanceof type) return element;
  throw new Error(`the search page has no #${id}`);
}

/** One search page and what it shows now. */
class SearchPage {
  constructor() {
    this.input = part("search-input", HTMLInputElement);
    this.status = part("search-status", HTMLElement);
    this.list = part("search-results", HTMLElement);
    this.more = part("search-more", HTMLButtonElement);
    this.template = part("search-result", HTMLTemplateElement);
    const form = /** @type {HTMLFormElement} */ (this.input.form);
    this.form = form;
    this.root = new URL(form.dataset["root"] ?? "./", location.href).href;
    this.client = new SearchClient(new URL(form.dataset["index"] ?? "search/", location.href).href);
    this.words = new Words(form.dataset["months"] ?? "", form.dataset["digits"] ?? "");
    this.limit = PAGE;
    this.asked = 0;
    this.typing = 0;
    /** The query as the history has it; editing it begins a new entry. */
    this.settled = "";
  }

  start() {
    this.input.addEventListener("input", () => this.afterPause());
    this.form.addEventListener("submit", (event) => this.submit(event));
    this.more.addEventListener("click", () => this.showMore());
    document.addEventListener("keydown", (event) => this.key(event));
    addEventListener("popstate", () => this.takeUrl());
    this.takeUrl();
  }

  /** Shows what the URL asks for. */
  takeUrl() {
    this.input.value = new URLSearchParams(location.search).get("q") ?? "";
    this.settled = location.href;
    this.limit = PAGE;
    void this.search();
  }

  afterPause() {
    clearTimeout(this.typing);
    this.typing = setTimeout(() => {
      this.limit = PAGE;
      this.remember();
      void this.search();
    }, TYPING_PAUSE);
  }

  /** @param {SubmitEvent} event */
  submit(event) {
    event.preventDefault();
    clearTimeout(this.typing);
    this.limit = PAGE;
    this.remember();
    this.settled = location.href;
    void this.search();
  }

  /** The first change of a submitted query makes an entry of the history, later ones replace it. */
  remember() {
    const address = this.address();
    if (address === location.href) return;
    const keepsEntry = location.href !== this.settled;
    history[keepsEntry ? "replaceState" : "pushState"](null, "", address);
  }

  address() {
    const address = new URL(location.href);
    const query = this.input.value.trim();
    if (query) address.searchParams.set("q", query);
    else address.searchParams.delete("q");
    return address.href;
  }

  /** Runs the query that stands in the field; only the newest answer is shown. */
  async search() {
    this.asked += 1;
    const asked = this.asked;
    const query = this.input.value.trim();
    if (!query) return this.clear();
    const waiting = setTimeout(() => this.say("جارٍ البحث…"), PATIENCE);
    try {
      const answer = await this.client.search(query, this.limit);
      if (asked !== this.asked) return;
      showResults(this.list, this.template, answer.found, { root: this.root, words: this.words });
      this.more.hidden = answer.total <= answer.found.length;
      this.say(this.words.status(answer));
      improveSnippets(this.list, this.client, query);
    } catch (error) {
      if (asked === this.asked) this.fail(error);
    } finally {
      clearTimeout(waiting);
    }
  }

  clear() {
    this.list.replaceChildren();
    this.more.hidden = true;
    this.say("");
  }

  /** @param {unknown} error */
  fail(error) {
    this.clear();
    this.say(failure(error));
    console.warn(error);
  }

  /** @param {string} text */
  say(text) {
    this.status.textContent = text;
  }

  async showMore() {
    const first = this.limit;
    this.limit += PAGE;
    await this.search();
    this.links()[first]?.focus();
  }

  links() {
    return [...this.list.querySelectorAll("a")];
  }

  /** Arrows walk from the field through the results and back. @param {KeyboardEvent} event */
  key(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.code];
    if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
    const stops = [this.input, ...this.links()];
    const place = stops.findIndex((stop) => stop === document.activeElement);
    const next = stops[place + step];
    if (place < 0 || !next) return;
    event.preventDefault();
    next.focus();
  }
}

new SearchPage().start();
