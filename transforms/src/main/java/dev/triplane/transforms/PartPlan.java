package dev.triplane.transforms;

import dev.triplane.table.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One part of a table that is to be put in place.
 *
 * @param table the table
 * @param number of the part, from 0
 * @param of how many parts the table has
 * @param files the temporary files that make it; none makes an empty part
 */
record PartPlan(Table table, int number, int of, List<TempPart> files) {
  PartPlan {
    files = List.copyOf(files);
  }

  /**
   * Deals temporary files to parts, each of about {@code size} bytes: a quarter of it at least and
   * twice of it at most, where there is enough and no single file is larger. There is one part at
   * least.
   *
   * @param files some of which may have no name: these are left out
   */
  static List<PartPlan> of(Table table, List<TempPart> files, long size) {
    List<TempPart> sorted = new ArrayList<>(files);
    sorted.removeIf(file -> file.name().isEmpty());
    // A step that is repeated makes the same parts.
    sorted.sort(Comparator.comparing(TempPart::name));
    List<Group> groups = new ArrayList<>(List.of(new Group()));
    for (TempPart file : sorted) {
      Group last = groups.get(groups.size() - 1);
      if (last.bytes >= size / 4 && last.bytes + file.bytes() > size) {
        last = new Group();
        groups.add(last);
      }
      last.add(file);
    }
    mergeLast(groups, size);
    List<PartPlan> plans = new ArrayList<>();
    for (Group group : groups) {
      plans.add(new PartPlan(table, plans.size(), groups.size(), group.files));
    }
    return plans;
  }

  /** What is left at the end goes to the smallest part where it is too little for one. */
  private static void mergeLast(List<Group> groups, long size) {
    Group last = groups.get(groups.size() - 1);
    if (groups.size() == 1 || last.bytes >= size / 4) {
      return;
    }
    Group smallest = groups.get(0);
    for (Group group : groups.subList(0, groups.size() - 1)) {
      smallest = group.bytes < smallest.bytes ? group : smallest;
    }
    if (smallest.bytes + last.bytes <= 2 * size) {
      groups.remove(groups.size() - 1);
      last.files.forEach(smallest::add);
    }
  }

  private static final class Group {
    private final List<TempPart> files = new ArrayList<>();
    private long bytes;

    void add(TempPart file) {
      files.add(file);
      bytes += file.bytes();
    }
  }
}
