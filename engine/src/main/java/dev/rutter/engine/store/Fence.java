package dev.rutter.engine.store;

import java.util.List;

/// Keeps whoever was thought dead from writing: asked within the transaction that writes, so that
/// no time passes between the question and the deed.
public interface Fence {

    /// When its holder may still write. Made so that it is kept from changing until the transaction
    /// that asks has ended.
    Condition condition();

    /// Whether its holder may still write.
    default boolean holds(Sql sql) {
        return sql.first(
                        row -> row.number("one"),
                        "SELECT 1 AS one WHERE " + condition().sql(),
                        condition().arguments().toArray())
                .isPresent();
    }

    /// What was fenced, for messages, completing "another process has taken over …".
    String what();

    /// A condition in SQL and the values of its question marks.
    record Condition(String sql, List<Object> arguments) {
        public Condition {
            arguments = List.copyOf(arguments);
        }
    }
}
