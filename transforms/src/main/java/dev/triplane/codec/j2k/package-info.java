/**
 * JPEG 2000 codestreams (ISO/IEC 15444-1) to samples. Knows nothing of DICOM.
 *
 * <p>{@link dev.triplane.codec.j2k.CodestreamDecoder} is the way in. Main and tile-part headers
 * become {@code Parameters}; a {@code Tile} is laid out from them ({@code TileComponent}, {@code
 * Resolution}, {@code Band}, {@code Precinct}, {@code CodeBlock}); {@code PacketOrder} and {@code
 * PacketReader} hand the bytes out to the code-blocks; {@code BlockDecoder} makes coefficients of
 * them, and the wavelets make samples of these.
 */
package dev.triplane.codec.j2k;
