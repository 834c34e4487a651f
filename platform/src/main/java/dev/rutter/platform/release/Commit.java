package dev.rutter.platform.release;

import java.time.Instant;

/// A commit of the repository.
///
/// @param hash all 40 digits
/// @param message whole, at most 4,000 characters
public record Commit(String hash, String message, Instant at) {}
