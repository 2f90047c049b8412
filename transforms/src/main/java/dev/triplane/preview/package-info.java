/** From a volume to pictures: planes, window, resampling to square pixels, PNG. */
package dev.triplane.preview;
