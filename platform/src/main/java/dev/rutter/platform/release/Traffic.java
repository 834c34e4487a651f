package dev.rutter.platform.release;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What stands between clients and instances. It lives on when the platform dies.
public interface Traffic {

    /// An instance as clients' requests reach it.
    ///
    /// @param instance names it in [#drain]
    /// @param port on 127.0.0.1
    record To(String instance, String commit, int port) {}

    /// Sends every request that begins from now on to the instances, in turns; those under way stay
    /// where they are. The service listens on `port` of 127.0.0.1 from the first call on.
    ///
    /// @param targets at least one
    void send(String service, int port, List<To> targets) throws IOException;

    /// Listens on `port` and answers 503.
    void nobody(String service, int port) throws IOException;

    /// Lets the requests of a service wait, or go on.
    ///
    /// @param longest a request waits; empty: they go on
    void hold(String service, Optional<Duration> longest) throws IOException;

    /// A way in by TLS.
    ///
    /// @param certificate a PEM file with the chain
    /// @param key a PEM file with the private key, PKCS#8
    record Secure(String address, int port, String certificate, String key) {}

    /// Lets visitors in by TLS as well, or no more.
    void tls(String service, Optional<Secure> tls) throws IOException;

    /// Keeps visitors out by a page, or lets them in.
    ///
    /// @param page HTML, empty for a plain sentence; without a value visitors are let in
    void maintenance(String service, Optional<String> page) throws IOException;

    /// Why visitors cannot come in by a way that was asked for; empty where they can.
    Optional<String> trouble(String service) throws IOException;

    /// How much an instance is busy with now.
    int inFlight(String service, String instance) throws IOException;

    /// Waits until the instance has no request under way, at most `limit`; returns how many were
    /// left then.
    int drain(String service, String instance, Duration limit) throws IOException;
}
