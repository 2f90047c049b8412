/**
 * Bytes to {@link dev.triplane.dicom.Header}: DICOM Part 10 headers (PS3.10, PS3.5 section 7) out
 * of untrusted bytes.
 *
 * <p>{@link dev.triplane.dicom.HeaderReader} reads a {@link dev.triplane.dicom.ByteSource} up to
 * the top-level pixel data and gives a {@link dev.triplane.dicom.Header} or a {@link
 * dev.triplane.dicom.DicomException}; nothing else comes out of it, whatever the bytes are. Values
 * stay bytes until someone asks for them.
 */
package dev.triplane.dicom;
