/** Byte-level forms that the index's files share: sealed files, varints, Rice codes. */

import { IndexError } from "./errors.js";

const CRC_BYTES = 4;
const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/**
 * CRC-32 as zlib has it.
 *
 * @param {Uint8Array} bytes
 * @returns {number}
 */
export function crc32(bytes) {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (CRC_TABLE[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

/**
 * Payload of a sealed file: four bytes of checksum, then a raw deflate stream.
 *
 * @param {ArrayBuffer} content
 * @returns {Promise<Uint8Array>}
 * @throws {IndexError} where the file is damaged
 */
export async function unseal(content) {
  let payload;
  try {
    const stream = new Blob([content.slice(CRC_BYTES)]).stream();
    const inflated = stream.pipeThrough(new DecompressionStream("deflate-raw"));
    payload = new Uint8Array(await new Response(inflated).arrayBuffer());
  } catch (error) {
    throw new IndexError("corrupt", `no deflate: ${error}`);
  }
  if (crc32(payload) !== new DataView(content).getUint32(0, true)) {
    throw new IndexError("corrupt", "checksum");
  }
  return payload;
}

/**
 * Inverse of the build's zigzag: 0, 1, 2, 3 become 0, -1, 1, -2.
 *
 * @param {number} number
 */
export const unzigzag = (number) => (number & 1 ? -((number + 1) >>> 1) : number >>> 1);

const LETTERS = new TextDecoder("windows-1256");

/**
 * JSON of the store: an Arabic letter is one byte, and what the charset lacks is escaped.
 *
 * @param {Uint8Array} payload
 */
export const parseJson = (payload) => JSON.parse(LETTERS.decode(payload));

/** The character of each byte. */
const LETTER = [...LETTERS.decode(Uint8Array.from({ length: 256 }, (_, byte) => byte))];

/** @param {Uint8Array} bytes of a text, with `\uXXXX` for the backslash and what the charset lacks */
function decodeText(bytes) {
  let text = "";
  for (const byte of bytes) text += LETTER[byte];
  if (!text.includes("\\")) return text;
  return text.replace(/\\u([0-9a-f]{4})/g, (_, code) => String.fromCharCode(parseInt(code, 16)));
}

/** Reads a payload from `position` on. */
export class ByteReader {
  /**
   * @param {Uint8Array} payload
   * @param {number} [position]
   */
  constructor(payload, position = 0) {
    this.payload = payload;
    this.position = position;
  }

  get atEnd() {
    return this.position >= this.payload.length;
  }

  /** @returns {number} */
  varint() {
    let number = 0;
    let scale = 1;
    for (;;) {
      const byte = this.payload[this.position] ?? 0;
      this.position += 1;
      number += (byte & 0x7f) * scale;
      if (byte < 0x80) return number;
      scale *= 128;
    }
  }

  /**
   * @param {number} length
   * @returns {Uint8Array}
   */
  take(length) {
    this.position += length;
    return this.payload.subarray(this.position - length, this.position);
  }

  /** @returns {string} */
  text() {
    return decodeText(this.take(this.varint()));
  }
}

/** Reads bits from byte `position` on, high bits first; throws RangeError far behind the end. */
export class BitReader {
  /**
   * @param {Uint8Array} bytes
   * @param {number} [position]
   */
  constructor(bytes, position = 0) {
    const padded = new Uint8Array(bytes.length - position + 4);
    padded.set(bytes.subarray(position));
    this.view = new DataView(padded.buffer);
    this.bit = 0;
  }

  /** A word of 32 bits of which the upper 25 are the next ones. */
  peek() {
    return this.view.getInt32(this.bit >>> 3) << (this.bit & 7);
  }

  /**
   * @param {number} width at most 25
   * @returns {number}
   */
  take(width) {
    const value = width ? this.peek() >>> (32 - width) : 0;
    this.bit += width;
    return value;
  }

  /**
   * Length of a run of zeros; it and the one behind it are skipped.
   *
   * @param {number} [flip] -1: a run of ones and a zero
   */
  run(flip = 0) {
    let length = 0;
    for (;;) {
      const zeros = Math.min(25, Math.clz32(this.peek() ^ flip));
      length += zeros;
      this.bit += zeros;
      if (zeros < 25) break;
    }
    this.bit += 1;
    return length;
  }

  /** @param {number} parameter */
  rice(parameter) {
    const word = this.peek();
    const ones = Math.clz32(~word);
    if (ones + parameter < 25) {
      this.bit += ones + 1 + parameter;
      return (ones << parameter) | ((((word << ones) << 1) >>> 1) >>> (31 - parameter));
    }
    return this.run(-1) * 2 ** parameter + this.take(parameter);
  }

  gamma() {
    const width = this.run();
    return 2 ** width + this.take(width);
  }
}
