/**
 * A field with a list of suggestions, as the ARIA Authoring Practices have it: a combobox with a listbox
 * popup and manual selection (w3.org/WAI/ARIA/apg/patterns/combobox).
 *
 * @typedef {{ label: string, note: string, choose: () => void }} Option
 */

import { tag } from "./results.js";

/** A field that is a combobox by its attributes, and its list. */
export class Combobox {
  /**
   * @param {HTMLInputElement} input
   * @param {HTMLElement} list
   */
  constructor(input, list) {
    this.input = input;
    this.list = list;
    /** @type {Option[]} */
    this.options = [];
    this.active = -1;
    input.addEventListener("blur", () => this.close());
    list.addEventListener("pointerdown", (event) => event.preventDefault()); // the field keeps the focus
    list.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => this.click(event));
    this.close();
  }

  get isOpen() {
    return !this.list.hidden;
  }

  /** Offers options in place of those before; none closes the list. @param {Option[]} options */
  offer(options) {
    const { active } = this;
    const stays = options[active]?.label === this.options[active]?.label;
    this.options = options;
    this.list.replaceChildren(...options.map((option, place) => this.item(option, place)));
    this.activate(stays ? active : -1);
    this.open();
  }

  open() {
    this.list.hidden = !this.options.length;
    this.input.setAttribute("aria-expanded", String(this.isOpen));
  }

  close() {
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.activate(-1);
  }

  /**
   * @param {Option} option
   * @param {number} place
   */
  item({ label, note }, place) {
    const item = tag("li", "");
    item.id = `${this.list.id}-${place}`;
    item.role = "option";
    const beside = tag("span", note);
    beside.className = "suggestion-note";
    item.append(tag("span", label), " ", beside);
    return item;
  }

  /** @param {number} place of the option that Enter takes, -1 for none */
  activate(place) {
    this.active = place;
    [...this.list.children].forEach((item, each) => {
      item.setAttribute("aria-selected", String(each === place));
      if (each === place) item.scrollIntoView({ block: "nearest" });
    });
    if (place < 0) this.input.removeAttribute("aria-activedescendant");
    else this.input.setAttribute("aria-activedescendant", `${this.list.id}-${place}`);
  }

  /** @param {MouseEvent} event */
  click(event) {
    const item = /** @type {Element} */ (event.target).closest("[role=option]");
    if (item) this.choose([...this.list.children].indexOf(item));
  }

  /** @param {number} place */
  choose(place) {
    const option = this.options[place];
    this.close();
    option?.choose();
  }

  /**
   * Does what a key in the field means for the list.
   *
   * @param {KeyboardEvent} event
   * @returns {boolean} whether it meant anything
   */
  key({ key, altKey, isComposing }) {
    if (isComposing) return false;
    if (!this.isOpen) {
      if (key !== "ArrowDown" || !altKey) return false;
      this.open();
      return this.isOpen;
    }
    if (key === "ArrowDown") this.walk(1);
    else if (key === "ArrowUp") this.walk(-1);
    else if (key === "Escape") this.close();
    else if (key === "Enter" && this.active >= 0) this.choose(this.active);
    else return false;
    return true;
  }

  /** One option on, or back to the field behind the last and before the first. @param {number} step */
  walk(step) {
    const stops = this.options.length + 1;
    this.activate(((this.active + 1 + step + stops) % stops) - 1);
  }
}
