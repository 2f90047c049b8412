package dev.triplane.codec.j2k;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A codestream with SOP and EPH markers taken apart into segments and packets, to be written in
 * ways that no encoder at hand does.
 */
final class Repacked {
  /** Where packet headers are written. */
  enum Headers {
    /** In front of their packets. */
    IN_PLACE,
    /** In tile-part headers. */
    PPT,
    /** In the main header. */
    PPM
  }

  private record Packet(byte[] header, byte[] body) {}

  /** Marker segments of the main header without SOC. */
  final List<byte[]> main = new ArrayList<>();

  /** Marker segments that are written into the first tile-part header of each tile. */
  final List<byte[]> tileHeader = new ArrayList<>();

  /** How packet headers are written. */
  Headers headers = Headers.IN_PLACE;

  /** How many tile-parts each tile becomes. */
  int tileParts = 1;

  private final List<List<Packet>> tiles = new ArrayList<>();

  private Repacked() {}

  static Repacked of(byte[] b) {
    Repacked parts = new Repacked();
    int at = 2;
    while ((b[at + 1] & 0xFF) != Marker.SOT) {
      int size = 2 + u16(b, at + 2);
      parts.main.add(Arrays.copyOfRange(b, at, at + size));
      at += size;
    }
    while ((b[at + 1] & 0xFF) == Marker.SOT) {
      int end = at + (u16(b, at + 6) << 16 | u16(b, at + 8));
      int packet = at + 14;
      List<Packet> packets = new ArrayList<>();
      while (packet < end) {
        int body = find(b, packet + 6, end, Marker.EPH) + 2;
        int next = find(b, body, end, Marker.SOP);
        packets.add(
            new Packet(Arrays.copyOfRange(b, packet + 6, body), Arrays.copyOfRange(b, body, next)));
        packet = next;
      }
      parts.tiles.add(packets);
      at = end;
    }
    return parts;
  }

  private static int find(byte[] b, int from, int end, int marker) {
    int at = from;
    while (at < end && !((b[at] & 0xFF) == 0xFF && (b[at + 1] & 0xFF) == marker)) {
      at++;
    }
    return at;
  }

  private static int u16(byte[] b, int at) {
    return (b[at] & 0xFF) << 8 | (b[at + 1] & 0xFF);
  }

  /** Leaves only the first packets of each tile. */
  Repacked firstPackets(int count) {
    tiles.replaceAll(packets -> packets.subList(0, count));
    return this;
  }

  /** Puts the packets of each tile into another order: the n-th becomes the one named. */
  Repacked order(List<Integer> indices) {
    tiles.replaceAll(packets -> indices.stream().map(packets::get).toList());
    return this;
  }

  /** The segment of a marker in the main header. */
  byte[] segment(int marker) {
    return main.stream().filter(s -> (s[1] & 0xFF) == marker).findFirst().orElseThrow();
  }

  /** Replaces the segment of a marker in the main header. */
  void replace(int marker, byte[] by) {
    main.replaceAll(s -> (s[1] & 0xFF) == marker ? by : s);
  }

  /** A marker segment. */
  static byte[] segment(int marker, byte[] parameters) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {-1, (byte) marker});
    number(out, 2 + parameters.length, 2);
    out.writeBytes(parameters);
    return out.toByteArray();
  }

  private static void number(ByteArrayOutputStream out, long value, int bytes) {
    for (int i = bytes - 1; i >= 0; i--) {
      out.write((int) (value >> (8 * i)));
    }
  }

  byte[] write() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {-1, (byte) Marker.SOC});
    main.forEach(out::writeBytes);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    for (int part = 0; part < tileParts; part++) {
      for (int tile = 0; tile < tiles.size(); tile++) {
        boolean last = part == tileParts - 1 && tile == tiles.size() - 1;
        data.writeBytes(tilePart(tile, part, last, packed));
      }
    }
    if (headers == Headers.PPM) {
      // Segments end anywhere, even inside a length.
      byte[] all = packed.toByteArray();
      int step = 1 + all.length / 3;
      for (int i = 0; i * step < all.length; i++) {
        out.writeBytes(indexed(Marker.PPM, i, all, i * step, Math.min(all.length, (i + 1) * step)));
      }
    }
    out.writeBytes(data.toByteArray());
    out.writeBytes(new byte[] {-1, (byte) Marker.EOC});
    return out.toByteArray();
  }

  private static byte[] indexed(int marker, int index, byte[] data, int from, int to) {
    ByteArrayOutputStream parameters = new ByteArrayOutputStream();
    parameters.write(index);
    parameters.write(data, from, to - from);
    return segment(marker, parameters.toByteArray());
  }

  private byte[] tilePart(int tile, int part, boolean last, ByteArrayOutputStream packed) {
    List<Packet> packets = tiles.get(tile);
    int from = packets.size() * part / tileParts;
    int to = packets.size() * (part + 1) / tileParts;
    ByteArrayOutputStream rest = new ByteArrayOutputStream();
    ByteArrayOutputStream taken = new ByteArrayOutputStream();
    packets.subList(from, to).forEach(packet -> taken.writeBytes(packet.header()));
    if (part == 0) {
      tileHeader.forEach(rest::writeBytes);
    }
    if (headers == Headers.PPT) {
      byte[] all = taken.toByteArray();
      rest.writeBytes(indexed(Marker.PPT, 0, all, 0, all.length / 2));
      rest.writeBytes(indexed(Marker.PPT, 1, all, all.length / 2, all.length));
    } else if (headers == Headers.PPM) {
      number(packed, taken.size(), 4);
      packed.writeBytes(taken.toByteArray());
    }
    rest.writeBytes(new byte[] {-1, (byte) Marker.SOD});
    for (Packet packet : packets.subList(from, to)) {
      rest.writeBytes(headers == Headers.IN_PLACE ? packet.header() : new byte[0]);
      rest.writeBytes(packet.body());
    }
    ByteArrayOutputStream parameters = new ByteArrayOutputStream();
    number(parameters, tile, 2);
    number(parameters, last ? 0 : 12 + rest.size(), 4);
    parameters.write(part);
    parameters.write(tileParts);
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.writeBytes(segment(Marker.SOT, parameters.toByteArray()));
    whole.writeBytes(rest.toByteArray());
    return whole.toByteArray();
  }
}
