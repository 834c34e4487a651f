package dev.rutter.platform.api;

import dev.rutter.platform.blueprint.Mistake;
import java.util.ArrayList;
import java.util.List;

/// The platform cannot do what was asked: claim, what was seen, way out.
public final class PlatformException extends Exception {
    private static final long serialVersionUID = 1L;

    private final ArrayList<String> mistakes;

    PlatformException(String message) {
        this(message, List.of());
    }

    PlatformException(String message, Throwable cause) {
        super(message, cause);
        this.mistakes = new ArrayList<>();
    }

    PlatformException(String message, List<Mistake> mistakes) {
        super(message);
        this.mistakes = new ArrayList<>();
        mistakes.forEach(each -> this.mistakes.add(each.show("render.yaml")));
    }

    /// The mistakes of render.yaml as people read them, each of one or two lines; empty where the
    /// blueprint is not to blame.
    public List<String> mistakes() {
        return List.copyOf(mistakes);
    }
}
