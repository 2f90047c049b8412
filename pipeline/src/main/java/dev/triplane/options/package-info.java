/**
 * What a run is told: {@link dev.triplane.options.TriplaneOptions} declares every option once, with
 * its text, default and limits; flags, config file, checks, {@code --help} and the table of
 * docs/options.md all follow from that one interface.
 */
package dev.triplane.options;
