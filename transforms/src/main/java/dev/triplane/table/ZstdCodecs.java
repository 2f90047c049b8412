package dev.triplane.table;

import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/**
 * Zstandard pages without Hadoop's codec classes. One for each writer or reader; not for use by
 * more than one thread.
 */
final class ZstdCodecs implements CompressionCodecFactory {
  // The library's own default: a higher one gains about a tenth in size for a multiple of the time.
  private static final int LEVEL = 3;

  private Compressor compressor;
  private Decompressor decompressor;

  @Override
  public BytesInputCompressor getCompressor(CompressionCodecName codec) {
    requireZstd(codec);
    if (compressor == null) {
      compressor = new Compressor();
    }
    return compressor;
  }

  @Override
  public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
    requireZstd(codec);
    if (decompressor == null) {
      decompressor = new Decompressor();
    }
    return decompressor;
  }

  private static void requireZstd(CompressionCodecName codec) {
    if (codec != CompressionCodecName.ZSTD) {
      throw new IllegalArgumentException("Triplane's tables are ZSTD, not " + codec);
    }
  }

  private static byte[] array(BytesInput bytes) throws IOException {
    ByteArrayOutputStream array = new ByteArrayOutputStream(Math.toIntExact(bytes.size()));
    bytes.writeAllTo(array);
    return array.toByteArray();
  }

  @Override
  public void release() {
    if (compressor != null) {
      compressor.release();
      compressor = null;
    }
    if (decompressor != null) {
      decompressor.release();
      decompressor = null;
    }
  }

  private static final class Compressor implements BytesInputCompressor {
    private final ZstdCompressCtx context = new ZstdCompressCtx().setLevel(LEVEL);

    @Override
    public BytesInput compress(BytesInput bytes) throws IOException {
      return BytesInput.from(context.compress(array(bytes)));
    }

    @Override
    public CompressionCodecName getCodecName() {
      return CompressionCodecName.ZSTD;
    }

    @Override
    public void release() {
      context.close();
    }
  }

  private static final class Decompressor implements BytesInputDecompressor {
    private final ZstdDecompressCtx context = new ZstdDecompressCtx();

    @Override
    public BytesInput decompress(BytesInput bytes, int decompressedSize) throws IOException {
      return BytesInput.from(decompress(array(bytes), decompressedSize));
    }

    @Override
    public void decompress(ByteBuffer input, int compressedSize, ByteBuffer output, int size)
        throws IOException {
      byte[] compressed = new byte[compressedSize];
      input.get(compressed);
      output.put(decompress(compressed, size));
    }

    private byte[] decompress(byte[] compressed, int size) throws IOException {
      byte[] plain = new byte[size];
      try {
        int got = context.decompress(plain, compressed);
        if (got != size) {
          throw new IOException("a page of " + size + " bytes holds " + got);
        }
        return plain;
      } catch (ZstdException e) {
        throw new IOException("a page is not valid Zstandard", e);
      }
    }

    @Override
    public void release() {
      context.close();
    }
  }
}
