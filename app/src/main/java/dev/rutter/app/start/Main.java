package dev.rutter.app.start;

/// Where the process begins.
public final class Main {
    private Main() {}

    /// Runs one command and exits with its code.
    public static void main(String[] args) {
        System.out.println(picocli.CommandLine.VERSION);
    }
}
