/**
 * What could not be used, and why: the vocabulary that every other room reports with. Nothing here
 * refers to another room.
 */
package dev.triplane.failure;
