package dev.rutter.engine.store;

/// Keeps whoever was thought dead from writing: asked within the transaction that writes, so that
/// no time passes between the question and the deed.
public interface Fence {

    /// Whether its holder may still write.
    boolean holds(Sql sql);

    /// What was fenced, for messages, completing "another process has taken over …".
    String what();
}
