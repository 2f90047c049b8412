/**
 * The clients of stores where Beam's file system lists or reads with more requests than needed, and
 * the options that they take. Beam writes.
 */
package dev.triplane.stores;
