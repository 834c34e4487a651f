/// From a runbook and an environment to an immutable plan. Knows nothing of running it.
@NullMarked
package dev.rutter.language.plan;

import org.jspecify.annotations.NullMarked;
