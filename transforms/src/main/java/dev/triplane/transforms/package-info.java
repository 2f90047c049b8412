/**
 * The Beam transforms, one verb a file, and the coders of what crosses their edges. The only
 * package here that knows Beam.
 */
package dev.triplane.transforms;
