/**
 * The client of Google Cloud Storage, as Beam's file system lists and reads with more requests than
 * needed. Beam writes large files.
 */
package dev.triplane.gcs;
