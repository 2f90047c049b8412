package dev.triplane.table;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/**
 * The types that a column can have, and which Java values fit each. Widening (int to long, number
 * to double) is done; narrowing is refused.
 */
enum ColumnType {
  STRING {
    @Override
    Object fit(Object value) {
      return value instanceof CharSequence ? value : null;
    }
  },
  INT {
    @Override
    Object fit(Object value) {
      return value instanceof Integer || value instanceof Short
          ? ((Number) value).intValue()
          : null;
    }
  },
  LONG {
    @Override
    Object fit(Object value) {
      return value instanceof Long || value instanceof Integer || value instanceof Short
          ? ((Number) value).longValue()
          : null;
    }
  },
  /** Milliseconds since 1970-01-01T00:00Z. */
  TIMESTAMP {
    @Override
    Object fit(Object value) {
      return value instanceof Instant instant ? (Object) instant.toEpochMilli() : LONG.fit(value);
    }
  },
  /** Microseconds since 1970-01-01T00:00Z. */
  TIMESTAMP_MICROS {
    @Override
    Object fit(Object value) {
      return value instanceof Instant instant
          ? (Object) ChronoUnit.MICROS.between(Instant.EPOCH, instant)
          : null;
    }
  },
  /** Microseconds since 1970-01-01T00:00 on the clock of a place that is not told. */
  LOCAL_TIMESTAMP {
    @Override
    Object fit(Object value) {
      return value instanceof LocalDateTime local
          ? TIMESTAMP_MICROS.fit(local.toInstant(ZoneOffset.UTC))
          : null;
    }
  },
  /** Days since 1970-01-01. */
  DATE {
    @Override
    Object fit(Object value) {
      return value instanceof LocalDate date ? (Object) (int) date.toEpochDay() : null;
    }
  },
  DOUBLE {
    @Override
    Object fit(Object value) {
      return value instanceof Double || value instanceof Float || value instanceof Integer
          ? ((Number) value).doubleValue()
          : null;
    }
  },
  BOOLEAN {
    @Override
    Object fit(Object value) {
      return value instanceof Boolean ? value : null;
    }
  },
  /** Of a {@code byte[]}, which is not copied. */
  BYTES {
    @Override
    Object fit(Object value) {
      return value instanceof byte[] bytes ? ByteBuffer.wrap(bytes) : null;
    }
  },
  STRINGS {
    @Override
    Object fit(Object value) {
      if (value instanceof String[] array) {
        return fitAll(Arrays.asList(array), STRING);
      }
      return value instanceof List<?> list ? fitAll(list, STRING) : null;
    }
  },
  INTS {
    @Override
    Object fit(Object value) {
      if (value instanceof int[] array) {
        return Arrays.stream(array).boxed().toList();
      }
      return value instanceof List<?> list ? fitAll(list, INT) : null;
    }
  },
  DOUBLES {
    @Override
    Object fit(Object value) {
      if (value instanceof double[] array) {
        return Arrays.stream(array).boxed().toList();
      }
      return value instanceof List<?> list ? fitAll(list, DOUBLE) : null;
    }
  };

  /** The value as Avro holds it in a column of this type; null where it does not fit. */
  abstract Object fit(Object value);

  private static Object fitAll(List<?> values, ColumnType element) {
    List<Object> fitted = new ArrayList<>(values.size());
    for (Object value : values) {
      Object one = value == null ? null : element.fit(value);
      if (one == null) {
        return null;
      }
      fitted.add(one);
    }
    return fitted;
  }

  /** The type of a field's schema, a union with null counted as its other branch. */
  static ColumnType of(Schema schema) {
    switch (schema.getType()) {
      case UNION:
        return of(schema.getTypes().get(1));
      case STRING:
        return STRING;
      case INT:
        return schema.getLogicalType() == null ? INT : DATE;
      case LONG:
        return schema.getLogicalType() == null ? LONG : timestamp(schema.getLogicalType());
      case DOUBLE:
        return DOUBLE;
      case BOOLEAN:
        return BOOLEAN;
      case BYTES:
        return BYTES;
      case ARRAY:
        return listOf(of(schema.getElementType()));
      default:
        throw new IllegalArgumentException("no column can be of Avro type " + schema.getType());
    }
  }

  private static ColumnType timestamp(LogicalType type) {
    return type instanceof LogicalTypes.TimestampMillis
        ? TIMESTAMP
        : type instanceof LogicalTypes.TimestampMicros ? TIMESTAMP_MICROS : LOCAL_TIMESTAMP;
  }

  private static ColumnType listOf(ColumnType element) {
    switch (element) {
      case STRING:
        return STRINGS;
      case INT:
        return INTS;
      case DOUBLE:
        return DOUBLES;
      default:
        throw new IllegalArgumentException("no column can be a list of " + element);
    }
  }
}
