package dev.triplane.stores.it;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/** The objects of a bucket, in memory. */
final class GcsBucket {
  private static final AtomicLong GENERATIONS = new AtomicLong(1_700_000_000_000_000L);

  private final String name;
  private final SortedMap<String, GcsObject> objects =
      Collections.synchronizedSortedMap(new TreeMap<>(GcsObject::compareNames));

  GcsBucket(String name) {
    this.name = name;
  }

  String name() {
    return name;
  }

  GcsObject get(String object) {
    return objects.get(object);
  }

  GcsObject put(String object, byte[] bytes, String type) {
    GcsObject made =
        new GcsObject(
            name,
            object,
            bytes,
            type,
            GENERATIONS.incrementAndGet(),
            Instant.now().truncatedTo(ChronoUnit.MILLIS));
    objects.put(object, made);
    return made;
  }

  boolean remove(String object) {
    return objects.remove(object) != null;
  }

  /** The objects whose names begin so, in order. */
  List<GcsObject> list(String prefix) {
    List<GcsObject> found = new ArrayList<>();
    synchronized (objects) {
      for (GcsObject object : objects.tailMap(prefix).values()) {
        if (!object.name().startsWith(prefix)) {
          break;
        }
        found.add(object);
      }
    }
    return found;
  }
}
