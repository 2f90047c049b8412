package dev.triplane.preview;

/**
 * A picture of 8 bits a colour.
 *
 * @param width pixels
 * @param height pixels
 * @param pixels width x height x 3: red, green and blue of each pixel, row by row
 */
public record RgbImage(int width, int height, byte[] pixels) implements EightBitImage {}
