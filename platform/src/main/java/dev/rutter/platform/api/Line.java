package dev.rutter.platform.api;

import java.time.Instant;

/// One line of output.
///
/// @param source an instance, or `DEP/build`, `DEP/predeploy`, `DEP/hook`
public record Line(Instant at, String source, String text) {}
