/** What the tests of several packages build their cases with. */
package dev.triplane.testing;
