/// Shows the whole product on one machine: a local platform, a small shop under steady traffic, and
/// three deployments of it from its runbook. Knows no shortcut: it plans and runs as the command
/// line does, and every figure it reports was counted.
@NullMarked
package dev.rutter.app.demo;

import org.jspecify.annotations.NullMarked;
