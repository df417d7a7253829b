/** The best of many articles. */

/** @typedef {{ docid: number, key: number, at: number }} Item */

/** Up to `limit` items, greatest key first, of equal ones the lower docid. */
export class Best {
  /** @param {number} limit */
  constructor(limit) {
    this.limit = limit;
    /** @type {Item[]} */
    this.items = [];
  }

  /**
   * Whether an item would be among the best.
   *
   * @param {number} docid
   * @param {number} key
   */
  admits(docid, key) {
    if (this.items.length < this.limit) return true;
    const last = this.items.at(-1);
    return last ? key > last.key || (key === last.key && docid < last.docid) : false;
  }

  /**
   * @param {number} docid
   * @param {number} key
   * @param {number} at number of the candidate
   */
  offer(docid, key, at) {
    if (!this.admits(docid, key)) return;
    const { items } = this;
    const before = items.findIndex(
      (item) => key > item.key || (key === item.key && docid < item.docid),
    );
    items.splice(before < 0 ? items.length : before, 0, { docid, key, at });
    if (items.length > this.limit) items.pop();
  }
}
