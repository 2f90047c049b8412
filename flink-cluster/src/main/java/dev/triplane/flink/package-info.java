/** A Flink cluster on this machine, started and looked at by the integration tests. */
package dev.triplane.flink;
