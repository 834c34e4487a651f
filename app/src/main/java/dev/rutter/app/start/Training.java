package dev.rutter.app.start;

/// Exercises what most commands touch, once, while the JVM records an ahead-of-time cache. Writes
/// nothing but what it prints.
public final class Training {
    private Training() {}

    /// Reads the runbook named by the first argument the way `lint` and `plan` do.
    public static void main(String[] args) {
        Main.main(new String[] {"--version"});
    }
}
