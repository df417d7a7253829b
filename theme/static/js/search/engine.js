/** Answers queries over an index, to the bit as the build's own engine does. */

import { Analyser } from "./analysis.js";
import { Answer } from "./answer.js";
import { Board } from "./board.js";
import { parseQuery } from "./grammar.js";
import { adjacency, compound, planOf } from "./plan.js";
import { resolve } from "./resolve.js";

/**
 * @import { IndexFiles } from "./files.js"
 * @import { Query } from "./grammar.js"
 * @import { Options, Results } from "./answer.js"
 */

/** A search over one opened index. */
export class Engine {
  /** @param {IndexFiles} files */
  constructor(files) {
    this.files = files;
    this.analyser = new Analyser(files.manifest.analysis);
    this.board = new Board(files.manifest.docids);
  }

  /**
   * The first articles for a query.
   *
   * @param {string} text
   * @param {Options} [options]
   * @returns {Promise<Results>}
   */
  async search(text, options = {}) {
    const { plain, exact, signal } = options;
    const files = this.files.within(signal);
    const query = await parseQuery(text, this.analyser, files.manifest.operators, { plain, exact });
    const { after, before } = query;
    loadAhead(query);
    const [resolved, intervals] = await Promise.all([
      resolve(query, files, this.analyser, { plain }),
      after || before ? files.intervals(after, before) : null,
    ]);
    const plan = await planOf(files, resolved);
    return new Answer(plan, resolved, intervals, this.board, options).run();
  }
}

/**
 * Loads what the plan will need beside the dictionary, not after it; where that fails, the plan tells.
 *
 * @param {Query} query
 */
function loadAhead({ clauses, excluded, filters }) {
  const units = clauses.flat();
  const phrases = units.some(({ forms, exact }) => exact || forms.length > 1);
  const several = units.length > clauses.length || units.some(({ title }) => title);
  if (clauses.length > 1 || phrases) adjacency().catch(() => {});
  if (phrases || several || excluded.length || filters.length) compound().catch(() => {});
}
