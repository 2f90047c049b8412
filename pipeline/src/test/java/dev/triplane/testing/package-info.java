/** What tests of several packages share. */
package dev.triplane.testing;
