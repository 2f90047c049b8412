package dev.triplane.transforms;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.triplane.nifti.NiftiEncoding;
import dev.triplane.nifti.NiftiWriter;
import dev.triplane.table.RowJson;
import dev.triplane.volume.Slice;
import dev.triplane.volume.SliceConsumer;
import dev.triplane.volume.VolumePlan;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.apache.avro.generic.GenericRecord;

/**
 * One volume as a NIfTI-1 file with a JSON file beside it. The JSON is the volume's row without
 * what is the patient's, and under {@code nifti} what the file cannot say of itself.
 */
final class VolumeFile implements SliceConsumer, AutoCloseable {
  private static final int GZIP_BUFFER = 1 << 16;

  private final Stores stores;
  private final OutputLayout layout;
  private final VolumeFormat format;
  private final String path;
  private final PendingFile file;
  private final NiftiWriter writer;
  private final VolumePlan plan;

  VolumeFile(Stores stores, OutputLayout layout, VolumeSettings settings, VolumePlan plan) {
    this.stores = stores;
    this.layout = layout;
    this.format = settings.format();
    this.plan = plan;
    this.path = OutputLayout.volumePath(plan.volumeId(), format.suffix());
    this.file = new PendingFile(layout, path);
    String description = "Triplane " + settings.version() + " " + plan.geometry().verdict();
    this.writer = new NiftiWriter(plan, description, this::open);
  }

  /** Where the file beside a volume's is. */
  static String besideOf(String path) {
    return OutputLayout.volumePath(OutputLayout.volumeOf(path), ".json");
  }

  /** Where the file will be, below the output folder. */
  String path() {
    return path;
  }

  @Override
  public void accept(Slice slice) {
    writer.accept(slice);
  }

  /**
   * Completes the file and writes the one beside it first, so that a volume never lacks it.
   *
   * @param row of the volumes table, complete
   * @return false where no slice came: then there are no files
   * @throws IOException where the file could not be written; it does not exist then
   */
  boolean finish(GenericRecord row) throws IOException {
    if (!writer.finish()) {
      return false;
    }
    String beside = OutputLayout.volumePath(plan.volumeId(), ".json");
    OutputFiles.write(stores, layout, beside, json(row), "application/json");
    file.commit();
    return true;
  }

  @Override
  public void close() throws IOException {
    try {
      writer.close();
    } finally {
      file.discard();
    }
  }

  private WritableByteChannel open() throws IOException {
    if (format == VolumeFormat.NIFTI) {
      return file.open("application/octet-stream");
    }
    return Channels.newChannel(
        new FastGzip(Channels.newOutputStream(file.open("application/gzip"))));
  }

  /**
   * Gzip at its fastest: voxels are noise for the most part, which no effort makes smaller. The JDK
   * writes neither time nor name into the header: the same voxels give the same bytes.
   */
  private static final class FastGzip extends GZIPOutputStream {
    FastGzip(OutputStream out) throws IOException {
      super(out, GZIP_BUFFER);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }

  private byte[] json(GenericRecord row) throws IOException {
    NiftiEncoding encoding = writer.encoding();
    Map<String, Object> nifti = new LinkedHashMap<>();
    nifti.put("datatype", encoding.type().name().toLowerCase(Locale.ROOT));
    nifti.put("scl_slope", encoding.slope());
    nifti.put("scl_inter", encoding.intercept());
    nifti.put("filled_indices", writer.filled());
    nifti.put("fill_value", encoding.fillValue());
    nifti.put("qform_code", writer.placement().quaternion() == null ? 0 : 1);
    nifti.put("sform_code", writer.placement().affine() == null ? 0 : 1);
    nifti.put("slice_step_source", writer.placement().step().name());
    Map<String, Object> all = new LinkedHashMap<>(RowJson.withoutPatient(row));
    all.put("nifti", nifti);
    ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    return (mapper.writeValueAsString(all) + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
