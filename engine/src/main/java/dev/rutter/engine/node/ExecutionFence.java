package dev.rutter.engine.node;

import dev.rutter.engine.store.Fence;
import java.util.List;

/// A run's execution as this node picked it. Its version rises with every picking, so that a node
/// that was thought dead writes nothing any more, whatever it thinks itself.
record ExecutionFence(String run, long version, String node) implements Fence {

    @Override
    public Condition condition() {
        // The row is kept from being picked by another node until this transaction has ended.
        return new Condition(
                "EXISTS (SELECT 1 FROM scheduled_tasks WHERE task_name = ? AND task_instance = ?"
                        + " AND version = ? AND picked AND picked_by = ? FOR SHARE)",
                List.of(Node.RUNS, run, version, node));
    }

    @Override
    public String what() {
        return "run " + run;
    }
}
