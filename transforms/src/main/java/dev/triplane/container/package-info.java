/**
 * Archive containers, .zip, .tar and .tar.gz: which entries are in one and how the bytes of each
 * are read in place. Names of entries are text and never become paths.
 */
package dev.triplane.container;
