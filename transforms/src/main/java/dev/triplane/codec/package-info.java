/**
 * From the bytes of one frame to its stored samples: one class per family of encodings, none of
 * which trusts what a codestream says of itself.
 */
package dev.triplane.codec;
