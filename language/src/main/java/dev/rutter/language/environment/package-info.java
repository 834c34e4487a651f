/// Where a runbook runs: the companion file rutter.yaml as values; YAML hides here. Resolves no
/// secret.
@NullMarked
package dev.rutter.language.environment;

import org.jspecify.annotations.NullMarked;
