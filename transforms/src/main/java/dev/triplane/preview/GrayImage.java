package dev.triplane.preview;

/**
 * An 8-bit gray picture.
 *
 * @param width pixels
 * @param height pixels
 * @param pixels width x height, row by row
 */
public record GrayImage(int width, int height, byte[] pixels) implements EightBitImage {}
