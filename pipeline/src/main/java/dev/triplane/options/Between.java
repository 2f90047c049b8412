package dev.triplane.options;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The range of a number option, both ends included; checked before any work. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Between {
  /** The least valid value, in the option's own unit. */
  double min();

  /** The greatest valid value, in the option's own unit. */
  double max();
}
