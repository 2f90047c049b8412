/**
 * Writes synthetic DICOM archives of known geometry, for the demo, the tests and the benchmark.
 *
 * <p>One digital head, {@link dev.triplane.phantom.Body}, is defined as a function of position in
 * patient coordinates (LPS, mm: x to the left, y to the back, z to the head); every image is a cut
 * through it, so that any plane through any volume read back can be checked. The archive also holds
 * what real archives hold beside good images: damaged files, duplicates, documents.
 *
 * <p>This room refers to no other room and writes its bytes itself (PS3.5 sections 7 and A, PS3.10
 * section 7), so that a mistake in the reader is not repeated in what the reader is tested with.
 * What a correct reader must find is returned as {@link dev.triplane.phantom.PhantomSummary}.
 */
package dev.triplane.phantom;
