/**
 * What happens around the pipeline of one run: is the input there, may the output folder be
 * written, how far is the run, what came of it, and with which exit code it ends.
 */
package dev.triplane.run;
