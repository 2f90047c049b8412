package dev.triplane.nifti;

import dev.triplane.codec.Samples;
import dev.triplane.volume.Slice;
import dev.triplane.volume.SliceConsumer;
import dev.triplane.volume.VolumePlan;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the slices of one volume, as they are read, to a NIfTI-1 file ({@code .nii}). Planes
 * without a slice, and slices that could not be read, are filled. Memory: 64 KiB.
 *
 * <p>Nothing is opened before the first slice comes. What the file's store complains about is kept
 * for {@link #finish}, so that the other consumers of the slices go on.
 */
public final class NiftiWriter implements SliceConsumer, AutoCloseable {
  /** Opens the file. */
  public interface Target {
    /** Called once at most. */
    WritableByteChannel open() throws IOException;
  }

  private final VolumePlan plan;
  private final NiftiEncoding encoding;
  private final NiftiPlacement placement;
  private final String description;
  private final Target target;
  private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
  private final List<Integer> filled = new ArrayList<>();
  private WritableByteChannel channel;
  private IOException complaint;
  private int next;

  /**
   * @param plan the volume
   * @param description for the header; ASCII, up to 79 characters, nothing of the patient
   * @param target opens the file
   */
  public NiftiWriter(VolumePlan plan, String description, Target target) {
    this.plan = plan;
    this.encoding = NiftiEncoding.of(plan);
    this.placement = NiftiPlacement.of(plan.geometry());
    this.description = description;
    this.target = target;
  }

  /** How the values are written. */
  public NiftiEncoding encoding() {
    return encoding;
  }

  /** Where the voxels are. */
  public NiftiPlacement placement() {
    return placement;
  }

  /** The planes so far that were filled, ascending. */
  public List<Integer> filled() {
    return List.copyOf(filled);
  }

  @Override
  public void accept(Slice slice) {
    if (complaint != null) {
      return;
    }
    try {
      if (channel == null) {
        begin();
      }
      fillTo(slice.slot().plane());
      write(slice);
      next++;
    } catch (IOException e) {
      complaint = e;
    }
  }

  /**
   * Completes and closes the file.
   *
   * @return false where no slice came, and so nothing was opened
   * @throws IOException what the store complained about, now or before
   */
  public boolean finish() throws IOException {
    if (complaint != null) {
      throw complaint;
    }
    if (channel == null) {
      return false;
    }
    fillTo(plan.geometry().planes());
    close();
    return true;
  }

  /** Closes the file as it is. */
  @Override
  public void close() throws IOException {
    if (channel != null) {
      channel.close();
    }
  }

  private void begin() throws IOException {
    if (!NiftiHeader.holds(plan.geometry())) {
      throw new NiftiException("an axis has more than " + NiftiHeader.LONGEST + " voxels");
    }
    channel = target.open();
    drain(NiftiHeader.of(plan.geometry(), placement, encoding, description));
  }

  private void fillTo(int plane) throws IOException {
    long voxels = (long) plan.geometry().rows() * plan.geometry().columns();
    for (; next < plane; next++) {
      filled.add(next);
      for (long i = 0; i < voxels; i++) {
        put(encoding.fill());
      }
      flush();
    }
  }

  private void write(Slice slice) throws IOException {
    int count = slice.samples().count();
    if (slice.colour()) {
      for (int i = 0; i < count; i++) {
        putColour(slice, i);
      }
      flush();
      return;
    }
    boolean values = !encoding.stored();
    for (int i = 0; i < count; i++) {
      double stored = stored(slice, i);
      put(values ? slice.mapping().apply(stored) : stored);
    }
    flush();
  }

  private static double stored(Slice slice, int index) {
    Samples samples = slice.samples();
    return switch (samples.container()) {
      case BYTES -> slice.rule().of(samples.bytes()[index]);
      case SHORTS -> slice.rule().of(samples.shorts()[index]);
      case INTS -> samples.ints()[index];
      case DOUBLES -> samples.doubles()[index];
    };
  }

  private void putColour(Slice slice, int index) throws IOException {
    if (buffer.remaining() < encoding.type().bytes()) {
      flush();
    }
    for (int channel = 0; channel < 3; channel++) {
      buffer.put((byte) slice.colour(index, channel));
    }
  }

  private void put(double voxel) throws IOException {
    if (buffer.remaining() < Double.BYTES) {
      flush();
    }
    switch (encoding.type()) {
      case UINT8 -> buffer.put((byte) (int) voxel);
      case INT16, UINT16 -> buffer.putShort((short) (int) voxel);
      case INT32 -> buffer.putInt((int) voxel);
      case UINT32 -> buffer.putInt((int) (long) voxel);
      case FLOAT32 -> buffer.putFloat((float) voxel);
      case FLOAT64 -> buffer.putDouble(voxel);
      case RGB24 -> buffer.put((byte) (int) voxel).put((byte) (int) voxel).put((byte) (int) voxel);
    }
  }

  private void flush() throws IOException {
    buffer.flip();
    drain(buffer);
    buffer.clear();
  }

  private void drain(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }
}
