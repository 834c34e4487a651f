/// render.yaml as records; YAML hides here. Knows nothing of processes.
@NullMarked
package dev.rutter.platform.blueprint;

import org.jspecify.annotations.NullMarked;
