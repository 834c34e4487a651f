package dev.rutter.platform.proxy;

import java.time.Duration;

/// How a drain ended.
///
/// @param left what was still open at the end; [InFlight#none()] where the drain was complete
/// @param told how many WebSockets and event streams were told to go at the end of the grace
/// @param took from the call to the end
public record Drained(InFlight left, int told, Duration took) {}
