/** From the bytes of one frame to its stored samples: one class per family of encodings. */
package dev.triplane.codec;
