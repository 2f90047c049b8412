package dev.triplane.container;

/**
 * A file in a container.
 *
 * @param name as it stands in the uri, unique in its container
 * @param size bytes of the file
 * @param offset in the container: of the local header in a .zip, of the bytes in a .tar
 * @param packed bytes in the container
 * @param crc the CRC-32 of the file's bytes that the directory of a .zip gives; 0 in a .tar, which
 *     gives none
 * @param form how the bytes are found and packed
 * @param fault why the entry cannot be read; null where nothing is known against it
 */
public record ContainerEntry(
    String name,
    long size,
    long offset,
    long packed,
    int crc,
    Form form,
    ContainerException fault) {

  /** How the bytes of an entry are found and packed. */
  public enum Form {
    /** They are a range of the container. */
    RANGE,
    /** They are a range behind a local header. */
    ZIP_STORED,
    /** They are deflated (RFC 1951) behind a local header. */
    ZIP_DEFLATED
  }

  ContainerEntry withName(String other) {
    return new ContainerEntry(other, size, offset, packed, crc, form, fault);
  }

  ContainerEntry withFault(ContainerException other) {
    return new ContainerEntry(name, size, offset, packed, crc, form, other);
  }
}
