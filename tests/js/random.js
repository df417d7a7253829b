/** Random numbers that are the same in every run. */

export class Chance {
  /** @param {number} seed */
  constructor(seed) {
    this.state = seed;
  }

  /** mulberry32 by Tommy Ettinger, public domain. @returns {number} in [0, 1) */
  next() {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** @param {number} limit @returns {number} */
  below(limit) {
    return Math.floor(this.next() * limit);
  }

  /**
   * @template Item
   * @param {Item[]} items
   * @returns {Item}
   */
  pick(items) {
    return /** @type {Item} */ (items[this.below(items.length)]);
  }
}
