/**
 * The page of a run, {@code report/index.html}: made from the tables and run.json alone, static,
 * without a request to anywhere. Java counts, orders and writes data; the scripts in {@code
 * resources/report} show volumes. Nothing here knows Beam, Avro, headers or pixels: it reads
 * tables, and takes its words from the reasons and verdicts themselves.
 *
 * <p>Same tables, same bytes, whatever the order of their parts. Memory: about 200 bytes a volume,
 * and the rows of {@link dev.triplane.report.VolumeChunks#INDEX_ROWS} volumes with their pictures.
 */
package dev.triplane.report;
