package dev.triplane.phantom;

import java.util.List;

/** The value of one element, before it is encoded. */
sealed interface Value {

  /** Characters; several values are already joined by backslashes. */
  record Text(String text) implements Value {}

  /** Whole numbers: US, SS, UL, SL, or the halves of an AT. */
  record Whole(List<Integer> numbers) implements Value {}

  /** Floating point numbers: FD. */
  record Floating(List<Double> numbers) implements Value {}

  /** Samples or other bytes that have no byte order. */
  @SuppressWarnings("ArrayRecordComponent")
  record Octets(byte[] bytes) implements Value {}

  /** Samples of 16 bits. */
  @SuppressWarnings("ArrayRecordComponent")
  record Words(short[] words) implements Value {}

  /** The items of a sequence. */
  record Items(List<DataSet> items) implements Value {}

  /** The fragments of encapsulated pixel data, PS3.5 A.4; the offset table is left empty. */
  record Fragments(List<byte[]> fragments) implements Value {}
}
