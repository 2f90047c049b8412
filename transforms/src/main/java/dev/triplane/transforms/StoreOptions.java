package dev.triplane.transforms;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * How stores are read. They travel with the options of the store's client, such as its endpoint.
 */
public interface StoreOptions extends PipelineOptions {
  /** What 0 stands for, where a store is not the local disk. */
  int REMOTE_READS_IN_FLIGHT = 16;

  /** Reads that one worker thread has in flight; 0 for 1 on the local disk and 16 elsewhere. */
  @Default.Integer(0)
  int getReadsInFlight();

  void setReadsInFlight(int value);

  /** Entries that a container may hold. */
  @Default.Integer(1_000_000)
  int getMaxEntries();

  void setMaxEntries(int value);

  /** Bytes that an entry may have. */
  @Default.Long(16L << 30)
  long getMaxEntryBytes();

  void setMaxEntryBytes(long value);

  /** Bytes that an entry may unpack to, for each packed one. */
  @Default.Double(1000)
  double getMaxEntryRatio();

  void setMaxEntryRatio(double value);

  /** Bytes that a .tar.gz may unpack to. */
  @Default.Long(64L << 30)
  long getMaxSpillBytes();

  void setMaxSpillBytes(long value);
}
