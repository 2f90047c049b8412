/**
 * The tables of a run and how they stand on disk: one Avro schema per table ({@code
 * resources/tables/*.avsc}), rows, Parquet files. Nothing here knows DICOM headers or Beam; the
 * mapping from a header to a row is the caller's.
 *
 * <p>Parquet is driven without Hadoop's configuration and codecs: its XML files and service lookups
 * would cost every worker more time at start than the tables themselves.
 */
package dev.triplane.table;
