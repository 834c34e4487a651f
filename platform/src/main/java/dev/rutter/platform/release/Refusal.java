package dev.rutter.platform.release;

/// Something that was asked for cannot be done: claim, what was seen, way out.
public final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /// Why, as far as callers act on it.
    public enum Kind {
        /// There is no such thing.
        UNKNOWN,
        /// The request makes no sense.
        WRONG,
        /// Not in the state that things are in.
        CONFLICT
    }

    /// @param message claim, what was seen, way out
    public Refusal(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    static Refusal suspended(String name, String id) {
        return new Refusal(
                Kind.CONFLICT,
                "the service \""
                        + name
                        + "\" is suspended; resume it first: POST /v1/services/"
                        + id
                        + "/resume");
    }

    /// Why.
    public Kind kind() {
        return kind;
    }
}
