package dev.rutter.engine.session;

/// How a command ended.
///
/// @param status its exit status as a shell counts it (128 + signal); meaningless where `lost`
/// @param timedOut whether it was ended at its time limit
/// @param lost whether nobody can tell how it ended: its supervisor was killed or the machine went
///   down
public record Exit(int status, boolean timedOut, boolean lost) {}
