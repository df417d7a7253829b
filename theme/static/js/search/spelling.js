/** How a form of the dictionary is written. */

/**
 * A form as readers are to see it: from the last letter to the first, the spelling's remainder by the number
 * of characters that a letter's group has is the place there of the one that is written.
 *
 * @param {{ form: string, spelling: number }} entry
 * @param {string[]} groups a folded letter, then those that may be written for it
 * @returns {string}
 */
export function written({ form, spelling }, groups) {
  const letters = [...form];
  let left = spelling;
  for (let place = letters.length - 1; left && place >= 0; place -= 1) {
    const group = groups.find((each) => each[0] === letters[place]);
    if (!group) continue;
    letters[place] = group[left % group.length] ?? "";
    left = Math.floor(left / group.length);
  }
  return letters.join("");
}
