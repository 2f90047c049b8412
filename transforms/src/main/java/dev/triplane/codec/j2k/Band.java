package dev.triplane.codec.j2k;

/**
 * A sub-band of a resolution (B.5).
 *
 * @param area its coefficients
 * @param highX horizontally high-pass
 * @param highY vertically high-pass
 * @param planes magnitude bits, M of (E-2), and those of a region of interest
 * @param step of the quantization; 1 where the wavelet is reversible
 */
record Band(Area area, boolean highX, boolean highY, int planes, float step) {}
