/**
 * The application: {@link dev.triplane.Triplane} is the main, {@link dev.triplane.ArchivePipeline}
 * the wiring of the stages. Options and the config file are in {@code options}; what happens around
 * a run (checks, output folder, progress, summary) is in {@code run}.
 */
package dev.triplane;
