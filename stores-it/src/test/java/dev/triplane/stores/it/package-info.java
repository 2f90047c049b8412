/** Whole runs from and to stores, whose servers run on this machine while the tests do. */
package dev.triplane.stores.it;
