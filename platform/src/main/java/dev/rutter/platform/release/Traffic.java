package dev.rutter.platform.release;

import java.io.IOException;
import java.time.Duration;

/// What stands between clients and instances. It lives on when the platform dies.
public interface Traffic {

    /// Sends every request that begins from now on to the instance; those under way stay where they
    /// are. The service listens on `port` of 127.0.0.1 from the first call on.
    ///
    /// @param instance names the target in [#drain]
    void send(String service, int port, String instance, String commit, int target)
            throws IOException;

    /// Listens on `port` and answers 503.
    void nobody(String service, int port) throws IOException;

    /// Waits until the instance has no request under way, at most `limit`; returns how many were
    /// left then.
    int drain(String service, String instance, Duration limit) throws IOException;
}
