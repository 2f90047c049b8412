/** What tests of several rooms share. */
package dev.triplane.testing;
