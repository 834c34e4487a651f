package dev.rutter.engine.step;

/// The tools of a run cannot be opened: the environment names something that is not there. Nothing
/// has been done.
public final class ToolsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// Says what is missing and how to give it.
    public ToolsException(String message) {
        super(message);
    }
}
