package dev.rutter.platform.api;

import java.util.List;

/// Hears what a call waits for while it waits, on the thread that waits.
public interface Onlooker {

    /// Hears nothing.
    Onlooker NOBODY =
            new Onlooker() {
                @Override
                public boolean begins(Stage stage) {
                    return true;
                }

                @Override
                public void sees(List<State.Served> services) {}
            };

    /// What [PlatformControl#up] waits for, one after the other.
    enum Stage {
        /// The daemon, until it answers.
        STARTING,
        /// The daemon takes over the blueprint: it makes databases and starts them.
        TAKING_OVER,
        /// The releases that this called for.
        RELEASING
    }

    /// A stage begins; answers whether it shall.
    boolean begins(Stage stage);

    /// The services as they are now, each time they were looked at.
    void sees(List<State.Served> services);
}
